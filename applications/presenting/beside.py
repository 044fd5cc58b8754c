"""What stands beside a part of a form while it is written, from apps above that have something to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from applications.models import Written
    from socinv.lifecycle.process import Part
    from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Line:
    """One thing said: shape and word of its kind, the text, and where it comes from."""

    text: str
    status: str
    word: str
    source: str
    url: str


@dataclass(frozen=True)
class Box:
    """A quiet box beside the form: what it is, its lines, and where there is more. ``key`` is its id on the page."""

    key: str
    title: str
    lines: tuple[Line, ...]
    url: str
    link_word: str


Says = Callable[["Standing", "Written", "Part"], "Box | None"]
_says: list[Says] = []


def stands_beside(says: Says) -> Says:
    """Register something that may have a box beside a part. It is asked on every showing: one query at most."""
    _says.append(says)
    return says


def boxes_beside(standing: Standing, thing: Written, part: Part) -> list[Box]:
    """The boxes of this part for this person; none is usual."""
    return [box for says in _says if (box := says(standing, thing, part)) is not None]
