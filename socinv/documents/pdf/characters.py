"""What the fonts of a document can write. A character without a shape would make the file unfit for the archive."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

from socinv.documents.pdf.fetching import static_file

SETS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
WEIGHTS = (400, 600)
INSTEAD = "?"
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
KEPT = {"\n": "\n", "\r": "\n", "\t": " ", "\u00ad": "", "\u2028": "\n", "\u2029": "\n"}
ALIKE = {
    "\u2011": "-", "\u2010": "-", "\u2212": "–", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2009": "\u00a0",
    "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "☐": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "[x]",
    "✔": "[x]", "●": "•", "▪": "•", "■": "•", "◦": "•", "‣": "•",
}  # fmt: skip


def font_file(subset: str, weight: int) -> str:
    """The static file of one part of the font."""
    return f"vendor/inter/files/inter-{subset}-{weight}-normal.woff2"


@lru_cache(1)
def writable() -> frozenset[int]:
    """The code points that every weight has a shape for."""
    of_weights = []
    for weight in WEIGHTS:
        have: set[int] = set()
        for subset in SETS:
            with TTFont(static_file(font_file(subset, weight)), lazy=True) as font:
                have |= set(font.getBestCmap())
        of_weights.append(have)
    return frozenset(set.intersection(*of_weights))


def written(text: str) -> str:
    """The text as it can be written: composed, without what cannot be seen, a question mark for what has no shape."""
    return "".join(map(_shape, unicodedata.normalize("NFC", text)))


def _shape(char: str) -> str:
    if char in KEPT:
        return KEPT[char]
    if unicodedata.category(char) in INVISIBLE:
        return ""
    if ord(char) in writable():
        return char
    return "" if unicodedata.combining(char) or "\ufe00" <= char <= "\ufe0f" else ALIKE.get(char, INSTEAD)


def all_written(value: Any) -> Any:
    """The same values with every text in them as it can be written."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, Mapping):
        return {key: all_written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [all_written(item) for item in value]
    return value
