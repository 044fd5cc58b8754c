"""Times in a story: as they were, or counted from the day it is played, so that a demo never grows old.

A moment: ``2016-02-03 09:15``; ``-12d 09:15``, twelve working days ago; ``10:40``, the same day as the step before.
A day: ``2016-02-03``; ``+30d``, thirty working days on; ``y+1 03-31``, a date next year. A year: ``2016`` or ``y+1``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

COUNTED = re.compile(r"([+-]\d+)d")
YEARS = re.compile(r"y([+-]\d+)?")
SATURDAY = 5


class NoTime(ValueError):
    """A time that cannot be read. Says what was written."""


def moment_of(written: object, today: date, before: datetime | None) -> datetime:
    """The moment, in Swedish time. Raises NoTime."""
    words = str(written).split() or [""]
    try:
        clock = time.fromisoformat(words[-1])
        if len(words) == 1 and before is not None:
            day = before.date()
        else:
            day = day_of(words[0], today)
            [_day, _clock] = words
    except ValueError as unreadable:
        raise NoTime(f"{written!r} är ingen tidpunkt, skriv som 2016-02-03 09:15 eller -12d 09:15") from unreadable
    return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())


def day_of(written: object, today: date) -> date:
    """The day. Raises NoTime."""
    if isinstance(written, date):
        return written
    text = str(written)
    if found := COUNTED.fullmatch(text):
        return working_day(today, int(found[1]))
    year, _, rest = text.partition(" ")
    try:
        if YEARS.fullmatch(year):
            return date.fromisoformat(f"{year_of(year, today)}-{rest}")
        return date.fromisoformat(text)
    except ValueError as unreadable:
        raise NoTime(f"{text!r} är ingen dag, skriv som 2016-02-03, +30d eller y+1 03-31") from unreadable


def year_of(written: object, today: date) -> int:
    """The year. Raises NoTime."""
    if found := YEARS.fullmatch(str(written)):
        return today.year + int(found[1] or 0)
    try:
        return int(str(written))
    except ValueError as unreadable:
        raise NoTime(f"{written!r} är inget år, skriv som 2016 eller y+1") from unreadable


def working_day(today: date, count: int) -> date:
    """So many working days (Monday to Friday) from a day; none at all is the day itself."""
    day, step = today, timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day
