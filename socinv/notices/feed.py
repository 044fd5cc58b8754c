"""What stands in a person's calendar feed. Each app says it for its own things, by what the person may see today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from socinv.organisation.standing import Standing

BACK, AHEAD = timedelta(days=90), timedelta(days=3 * 366)


@dataclass(frozen=True)
class FeedEntry:
    """A day, or a time from one moment to another (aware). ``key`` tells it from every other of the municipality's.

    ``url`` is a path; ``place`` where one is to be, for a meeting.
    """

    key: str
    title: str
    day: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    text: str = ""
    url: str = ""
    place: str = ""


FeedSource = Callable[[Standing, date, date], Iterable[FeedEntry]]
_sources: dict[str, FeedSource] = {}


def feeds(name: str) -> Callable[[FeedSource], FeedSource]:
    """Register a source of entries: a function of the person's standing and the first and the last day wanted."""

    def register(function: FeedSource) -> FeedSource:
        _sources[name] = function
        return function

    return register


def feed_entries(standing: Standing) -> list[FeedEntry]:
    """Everything of the person's from some months back to some years ahead, each once: a fixed number of queries."""
    first, last = standing.day - BACK, standing.day + AHEAD
    found = {entry.key: entry for source in _sources.values() for entry in source(standing, first, last)}
    return list(found.values())
