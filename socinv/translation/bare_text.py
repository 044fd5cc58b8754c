"""Text in a template that no translation reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

SAID = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL
)
CODE = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
TAG_NAME = re.compile(r"(</?){{.*?}}")  # an element whose name the page chooses
WORD = re.compile(r"[^\W\d_]{2,}")
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "data-label", "label"}
OWN_LANGUAGE = {"lang"}  # a word that names its language is meant to stand as it is
SILENT = {"script", "style", "code"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def bare_texts(source: str, *, is_html: bool = True) -> Iterator[tuple[int, str]]:
    """Line and words of each piece of text outside gettext."""
    plain = CODE.sub(_blank, SAID.sub(_blank, TAG_NAME.sub(r"\1x", source)))
    if not is_html:
        for number, line in enumerate(plain.splitlines(), 1):
            if WORD.search(line.replace("://", "")):
                yield number, line.strip()
        return
    reader = _Reader()
    reader.feed(plain)
    reader.close()
    yield from reader.found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = tag != "html" and any(name in OWN_LANGUAGE and value for name, value in attrs)
        for name, value in attrs:
            if name in READ_ALOUD and WORD.search(value or "") and not own:
                self.found.append((self.getpos()[0], f'{name}="{value}"'))
        if tag not in VOID:
            self._open.append((tag, own or tag in SILENT))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if WORD.search(data) and not any(free for _tag, free in self._open):
            self.found.append((self.getpos()[0], " ".join(data.split())))
