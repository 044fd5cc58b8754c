"""Days as they were, or counted from the day something is played or read, so that a demo never grows old.

A day: ``2016-02-03``; ``+30d``, thirty working days on; ``-2w``, two weeks ago; ``y+1 03-31``, a date next year.
A year: ``2016`` or ``y+1``. Days of a project are counted from its ``last`` one (socinv.stories.moments).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from socinv.lifecycle.working_days import working_day

__all__ = ["Almanac", "NoTime", "day_of", "half_year", "working_day", "year_of"]

COUNTED = re.compile(r"(?:h([+-]\d+)?|(last))?(?:([+-]\d+)([dw]))?")
YEARS = re.compile(r"y([+-]\d+)?")
APART = timedelta(days=60)


@dataclass(frozen=True)
class Almanac:
    """What days are counted from: the day a story is played, and the ``last`` day of its project if it says one."""

    today: date
    last: date | None = None


class NoTime(ValueError):
    """A time that cannot be read. Says what was written."""


def day_of(written: object, almanac: Almanac) -> date:
    """The day. Raises NoTime."""
    if isinstance(written, date):
        return written
    text = str(written)
    if text and (found := COUNTED.fullmatch(text)):
        return _counted(text, found, almanac)
    year, _, rest = text.partition(" ")
    try:
        if YEARS.fullmatch(year):
            return date.fromisoformat(f"{year_of(year, almanac)}-{rest}")
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise NoTime(f"{text!r} är ingen dag, skriv som 2016-02-03, +30d eller y+1 03-31") from unreadable


def year_of(written: object, almanac: Almanac) -> int:
    """The year. Raises NoTime."""
    if found := YEARS.fullmatch(str(written)):
        return almanac.today.year + int(found[1] or 0)
    try:
        return int(str(written))
    except ValueError as unreadable:
        raise NoTime(f"{written!r} är inget år, skriv som 2016 eller y+1") from unreadable


def half_year(last: date, count: int = 0) -> date:
    """The last day of the latest half-year that ended 60 days or more before, or of one so many later."""
    edge = last - APART
    passed = (edge >= date(edge.year, 6, 30)) + (edge >= date(edge.year, 12, 31))
    year, half = divmod(2 * edge.year + passed - 1 + count, 2)
    return date(year, 12, 31) if half else date(year, 6, 30)


def _counted(text: str, found: re.Match[str], almanac: Almanac) -> date:
    halves, last, count, unit = found.groups()
    day = almanac.today
    if last or text.startswith("h"):
        if almanac.last is None:
            raise NoTime(f"{text!r} räknas från projektets sista dag, skriv last överst i berättelsen")
        day = almanac.last if last else half_year(almanac.last, int(halves or 0))
    if unit == "w":
        return day + timedelta(weeks=int(count))
    return working_day(day, int(count or 0))
