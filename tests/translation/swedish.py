"""Finding Swedish on a page that should speak English."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TELLTALE = {"och", "att", "det", "som", "inte", "ett", "av", "du", "ska", "eller", "vem", "vilka", "inget", "ingen",
            "spara", "avbryt", "namn", "datum", "jag", "min", "vad"}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
READ = ("alt", "title", "placeholder", "aria-label", "data-label")


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = given.get("lang") == "sv" or tag in ("script", "style", "svg")
        if tag not in VOID:
            self._open.append(own)
        if not any(self._open) and not own:
            self.said += [given.get(name) or "" for name in READ]

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.said.append(data)


def words(text: str) -> set[str]:
    """Its words in lower case."""
    return {word.lower() for word in WORD.findall(text)}


def swedish_words(html: str, but: set[str] = frozenset()) -> set[str]:  # type: ignore[assignment]
    """Words with å ä ö, and common Swedish ones, outside what is marked lang="sv"; ``but`` are names and the like."""
    reader = _Visible()
    reader.feed(html)
    reader.close()
    found = words(" ".join(reader.said)) - but
    return {word for word in found if word in TELLTALE or set(word) & set("åäö")}
