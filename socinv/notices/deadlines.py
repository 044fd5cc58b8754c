"""Everything with a date that somebody is to be reminded of. Each app says it for its own things.

A source is asked for all its open deadlines at once, of every municipality, with a number of queries that does not
depend on how many they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from socinv.notices.stages import USUAL, Tracks


@dataclass(frozen=True)
class Deadline:
    """A day that something is to be done by, or happens on, and who is reminded of it.

    ``thing`` names it, with what is to be done where a thing has several ("projects.project start"); ``case_id`` is
    that of the case it is of, which the reader must see to be told of it later. ``people``: those
    whose turn it is; ``coordinators`` and ``chairs``: whom it is passed on to when nothing happens. All are ids of
    people who may act or see it today. ``since``: the day it was given, which tells of itself: no reminder of that day
    or of one before. ``heading``: what to do, as an exhortation, or with ``happens`` a sentence of what happens that
    day; nobody's name is in it. ``text``: about what; ``late_text``: who has it, for those whom it is passed on to.
    ``link``: the page that does it; ``way``: the page for those whom it is passed on to.
    """

    kind: str
    thing: str
    thing_id: int
    municipality_id: int
    due: date
    heading: str
    text: str
    link: str
    people: frozenset[int]
    case_id: int | None = None
    coordinators: frozenset[int] = frozenset()
    chairs: frozenset[int] = frozenset()
    since: date | None = None
    happens: bool = False
    late_text: str = ""
    way: str = ""
    tracks: Tracks = USUAL

    @property
    def identity(self) -> str:
        """What tells it from every other; another day is another deadline."""
        return f"{self.thing.replace(' ', '.')}:{self.thing_id}:{self.due.isoformat()}"


Source = Callable[[date], Iterable[Deadline]]
_sources: dict[str, Source] = {}


def deadlines(name: str) -> Callable[[Source], Source]:
    """Register a source of deadlines: a function of the day."""

    def register(function: Source) -> Source:
        _sources[name] = function
        return function

    return register


def open_deadlines(day: date) -> list[Deadline]:
    """All that are open on the day, of all sources."""
    return [one for source in _sources.values() for one in source(day)]
