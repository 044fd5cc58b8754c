"""Sections that an app above adds to a document of a case: the votes of a meeting, what became of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from socinv.documents.paper import Section

Make = Callable[[Any], Iterable[Section]]
_makers: dict[str, list[Make]] = {}


def extra_sections(kind: str, make: Make) -> None:
    """Let an app above add to the documents of a kind. ``make``: the sections, from the thing the document is of."""
    if make not in _makers.setdefault(kind, []):
        _makers[kind].append(make)


def added_to(kind: str, thing: Any) -> tuple[Section, ...]:
    """Everything that others add, in the order they registered."""
    return tuple(one for make in _makers.get(kind, ()) for one in make(thing))
