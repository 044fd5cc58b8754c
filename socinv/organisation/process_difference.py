"""What differs between two versions of the guideline, as the page shows it: by section, before beside now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.difference import Difference, differences

WORDS = re.compile(r"\s+|[\w-]+|[^\w\s]")
ALIKE = 0.4  # texts less alike than this are shown whole: a text of marks alone cannot be read
HOW: dict[str, Any] = {
    "added": later("Nytt"), "removed": later("Borttaget"), "changed": later("Ändrat"), "moved": later("Ny ordning"),
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A stretch of text, the same in both or in one of them only."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Row:
    """One difference. Each side is a text in pieces; an empty side had nothing there."""

    title: str
    how: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True)
class Group:
    """A section of the guideline with what differs in it."""

    title: str
    anchor: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> str:
        """2 skillnader."""
        return ngettext("%(count)d skillnad", "%(count)d skillnader", len(self.rows)) % {"count": len(self.rows)}


def groups_of(old: Process, new: Process) -> list[Group]:
    """Section by section, in the order of the guideline."""
    found = groupby(differences(old, new), key=lambda one: one.group)
    return [
        Group(title, f"avsnitt-{number}", tuple(_row(one) for one in rows))
        for number, (title, rows) in enumerate(found, start=1)
    ]


def _row(one: Difference) -> Row:
    title = ": ".join(text for text in (one.item, one.label) if text) or one.group
    before, after = marked(one.before, one.after) if one.how == "changed" else (_whole(one.before), _whole(one.after))
    return Row(title, str(HOW[one.how]), before, after)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, False),) if text else ()


def marked(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, with what is not in the other marked; unmarked where little is alike."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < ALIKE:
        return _whole(before), _whole(after)
    same = [block for block in matcher.get_matching_blocks() if _is_said("".join(old[block.a : block.a + block.size]))]
    return (
        tuple(_pieces(old, [(block.a, block.size) for block in same])),
        tuple(_pieces(new, [(block.b, block.size) for block in same])),
    )


def _is_said(text: str) -> bool:
    """Whether what is alike is worth leaving unmarked: not a lone word or a comma between two changes."""
    return len(re.findall(r"\w+", text)) > 1


def _pieces(words: Sequence[str], same: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """What is in the other too, and marked what comes between."""
    place = 0
    for start, size in [*same, (len(words), 0)]:
        if place < start:
            yield Piece("".join(words[place:start]), True)
        if size:
            yield Piece("".join(words[start : start + size]), False)
        place = start + size


def sentence(groups: Sequence[Group]) -> str:
    """How much differs, in a sentence."""
    count = sum(len(one.rows) for one in groups)
    if not count:
        return _("De två lydelserna är lika.")
    return ngettext("%(count)d sak skiljer.", "%(count)d saker skiljer.", count) % {"count": count}
