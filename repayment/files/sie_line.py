"""One line of an SIE file, taken apart and put together. SIE file format 4B, sections 5.3 to 5.9. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Field = str | tuple[str, ...]  # an object list is a tuple: dimension, object, dimension, object ...
PIECE = re.compile(r'[ \t]*(?:"(?P<quoted>(?:\\"|[^"])*)"|(?P<brace>[{}])|(?P<bare>[^\s{}"]+))')
BARE = re.compile(r"[A-Za-z0-9_.,:+/#ÅÄÖåäö-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class BadLine(ValueError):
    """The line is not written as SIE lines are."""


def fields_of(line: str) -> list[Field]:
    """The label and what follows it. Raises BadLine for a quotation mark or a brace without its other half."""
    found: list[Field] = []
    inner: list[str] | None = None
    at, line = 0, line.rstrip()
    while at < len(line):
        piece = PIECE.match(line, at)
        if piece is None:
            raise BadLine(line[at:])
        at = piece.span()[1]
        if (brace := piece["brace"]) is not None:
            if (brace == "{") is not (inner is None):
                raise BadLine(line)
            if inner is None:
                inner = []
            else:
                found.append(tuple(inner))
                inner = None
            continue
        word = piece["bare"] if piece["quoted"] is None else piece["quoted"].replace('\\"', '"')
        (found if inner is None else inner).append(word)
    if inner is not None:
        raise BadLine(line)
    return found


def holdable(text: str) -> str:
    """What SIE can hold of a text: one line, without backslashes (which it has no way to write), in code page 437."""
    one_line = CONTROL.sub(" ", text).replace("\\", "/").strip()
    return CONTROL.sub(" ", one_line.encode("cp437", errors="replace").decode("cp437")).strip()


def line_of(label: str, fields: Sequence[Field] = ()) -> str:
    """The line, with quotation marks where they are needed."""
    return " ".join((label, *(_list(one) if isinstance(one, tuple) else _word(one) for one in fields)))


def _list(words: Iterable[str]) -> str:
    return "{" + " ".join(_word(one) for one in words) + "}"


def _word(text: str) -> str:
    kept = holdable(text)
    return kept if BARE.fullmatch(kept) else '"' + kept.replace('"', '\\"') + '"'
