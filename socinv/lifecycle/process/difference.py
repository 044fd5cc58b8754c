"""What differs between two versions of a guideline, in words. Pure, and generic over the shape of the file.

New sections and keys are found by themselves; words.py gives them their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from socinv.lifecycle.process.described import (
    NOTHING,
    identity,
    is_row,
    name_of,
    shown_fields,
    summary,
    text_of,
)
from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.words import label_of, section_title

How = Literal["added", "removed", "changed", "moved"]
WHOLE = ("tells", "choices", "combination", "barred", "required_if")  # read in one, not row by row
PARTED = ("form", "review")  # sections whose own sections are read one by one


@dataclass(frozen=True)
class Difference:
    """One thing that differs: in which section, of what, which key, and its words before and now."""

    group: str
    item: str
    label: str
    before: str
    after: str
    how: How


@dataclass(frozen=True)
class _Pair:
    """The two versions, and how deep in them one is."""

    old: Process
    new: Process
    group: str
    item: str = ""

    def within(self, name: str) -> _Pair:
        return _Pair(self.old, self.new, self.group, f"{self.item}: {name}" if self.item else name)

    def said(self, label: str, before: str, after: str, how: How) -> Difference:
        return Difference(self.group, self.item, label, before, after, how)


def differences(old: Process, new: Process) -> list[Difference]:
    """Everything a reader of the guideline would notice, in the file's order."""
    return [
        found
        for names, before, after in _sections(old, new)
        for found in _between(_Pair(old, new, section_title(names)), names[-1], before, after, (old, new))
    ]


def _sections(old: Process, new: Process) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if name not in PARTED:
            yield (name,), before, after
            continue
        for inner in type(after).model_fields:
            yield (name, inner), getattr(before, inner), getattr(after, inner)


def _between(pair: _Pair, name: str, before: Any, after: Any, owners: tuple[Any, Any]) -> Iterator[Difference]:
    """The differences of one value: an element, a list of elements, or words."""
    if before == after:
        return
    if is_row(before) or is_row(after):
        yield from _rows(pair, before or (), after or ())
    elif isinstance(before, BaseModel) and isinstance(after, BaseModel):
        yield from _fields(pair, before, after)
    elif isinstance(before, BaseModel) or isinstance(after, BaseModel):
        yield from _lone(pair, before, after)
    elif name not in type(pair.new).model_fields:
        words = (text_of(pair.old, owners[0], name), text_of(pair.new, owners[1], name))
        if words[0] != words[1]:
            yield pair.said(label_of(name), *words, "changed")


def _fields(pair: _Pair, before: BaseModel, after: BaseModel) -> Iterator[Difference]:
    for name, now in shown_fields(after):
        then = getattr(before, name, None)
        deeper = isinstance(now, BaseModel) or isinstance(then, BaseModel) or is_row(now) or is_row(then)
        inside = pair.within(label_of(name)) if deeper and not _speaks_for_itself(name) else pair
        if name in WHOLE and then != now:
            yield pair.said(
                label_of(name), text_of(pair.old, before, name) or NOTHING, text_of(pair.new, after, name) or NOTHING,
                "changed",
            )  # fmt: skip
        elif hasattr(before, name):
            yield from _between(inside, name, then, now, (before, after))


def _speaks_for_itself(name: str) -> bool:
    """Rows that are named after themselves: a question needs no "Frågor" before it."""
    return name in ("field", "seat", "before")


def _lone(pair: _Pair, before: BaseModel | None, after: BaseModel | None) -> Iterator[Difference]:
    """An element that only one of them has."""
    if before is None and after is not None:
        yield pair.within(name_of(after)).said("", "", summary(pair.new, after), "added")
    elif before is not None:
        yield pair.within(name_of(before)).said("", summary(pair.old, before), "", "removed")


def _rows(pair: _Pair, before: Sequence[BaseModel], after: Sequence[BaseModel]) -> Iterator[Difference]:
    """Lists by what makes their elements the same: what has gone, what has come, what has changed, what has moved."""
    old, new = ({identity(one): one for one in rows} for rows in (before, after))
    for key in dict.fromkeys([*new, *old]):
        if key not in old or key not in new:
            yield from _lone(pair, old.get(key), new.get(key))
        elif old[key] != new[key]:
            yield from _fields(pair.within(name_of(new[key])), old[key], new[key])
    then, now = [key for key in old if key in new], [key for key in new if key in old]
    if then != now:
        before_words, after_words = (", ".join(name_of(new[key]) for key in order) for order in (then, now))
        yield pair.said(label_of("order"), before_words, after_words, "moved")
