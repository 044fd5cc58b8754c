"""What differs between two texts, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from applications.content.answers import Answers
from applications.content.fixed import Fixed
from applications.content.merge import digest
from applications.content.shown import NO_TABLES, row_text, text_of
from socinv.lifecycle.process import Field, Part

WORDS = re.compile(r"\s+|[\w-]+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same, taken away or added."""

    how: str  # "same", "gone" or "new"
    text: str


@dataclass(frozen=True)
class Change:
    """A question, or a row of a table, that differs."""

    part: Part
    label: str
    pieces: tuple[Piece, ...]


def differences(
    parts: Sequence[Part], old: Answers, new: Answers, names: Mapping[int, str],
    fixed: Mapping[str, Fixed] = NO_TABLES,
) -> list[Change]:  # fmt: skip
    """Everything that differs between two versions of a form, in the form's order.

    ``names``: the municipality's departments by id; ``fixed``: the rows of given tables by kind.
    """
    return [
        Change(part, label, compare(before, after))
        for part in parts
        for field in part.field
        for label, before, after in _pairs(
            field,
            old.get(part.key, {}).get(field.key),
            new.get(part.key, {}).get(field.key),
            names,
            fixed.get(field.kind, ()),
        )
        if before != after
    ]


def _pairs(field: Field, old: Any, new: Any, names: Mapping[int, str], given: Fixed) -> list[tuple[str, str, str]]:
    """(what it is, before, after) of a question, or of each row; a given row by its name, in its own order."""
    if digest(old) == digest(new):
        return []
    if not field.is_rows:
        return [(field.label, text_of(field, old, names), text_of(field, new, names))]
    before = {row["id"]: _row(field, row, names) for row in old or []}
    after = {row["id"]: _row(field, row, names) for row in new or []}
    labels = {row.id: row.label for row in given}
    order = [row for row in dict.fromkeys([*labels, *before, *after]) if row in before or row in after]
    return [
        (f"{field.label}, {labels.get(row, number)}", before.get(row, ""), after.get(row, ""))
        for number, row in enumerate(order, 1)
    ]


def _row(field: Field, row: Mapping[str, Any], names: Mapping[int, str]) -> str:
    return row_text(field.kind, row, names)


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts as one, with what went and what came; joined again each side is whole."""
    first, second = WORDS.findall(old), WORDS.findall(new)
    pieces: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if how == "equal":
            pieces.append(Piece("same", "".join(first[a:b])))
            continue
        if b > a:
            pieces.append(Piece("gone", "".join(first[a:b])))
        if d > c:
            pieces.append(Piece("new", "".join(second[c:d])))
    return tuple(pieces)
