"""The order of an agenda, and the § numbers: a series of its own for each body and year, without gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Max

if TYPE_CHECKING:
    from socinv.meetings.models import Meeting

T = TypeVar("T")


def numbered(rows: Iterable[T], last: int) -> Iterator[tuple[int, T]]:
    """The rows in their order, each with its §: those after the last one given."""
    return zip(count(last + 1), rows, strict=False)


def moved(rows: list[T], row: T, place: int) -> list[T]:
    """The rows in their new order, with ``row`` at ``place``, counted from 1; the others keep their order."""
    others = [one for one in rows if one != row]
    return [*others[: place - 1], row, *others[place - 1 :]]


def last_section(body: int, year: int) -> int:
    """The highest § that the body has given that year; 0 when it has given none."""
    from socinv.meetings.models import AgendaItem

    given = AgendaItem.objects.filter(body=body, year=year).aggregate(last=Max("section"))
    return given["last"] or 0


def next_section(meeting: Meeting) -> int | None:
    """The § of what is put up while the meeting goes on; None before it: they are all given when it opens."""
    if meeting.opened_at is None:
        return None
    return last_section(meeting.body_id, meeting.held_on.year) + 1


def next_order(meeting: Meeting) -> int:
    """The last place of the agenda."""
    last = meeting.items.aggregate(last=Max("order"))["last"]
    return (last or 0) + 1
