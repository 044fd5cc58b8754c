"""Times in a story: as they were, or counted from the day it is played, so that a demo never grows old.

A moment: ``2016-02-03 09:15``; ``-12d 09:15``, twelve working days ago; ``10:40``, the same day as the step before.
A day: ``2016-02-03``; ``+30d``, thirty working days on; ``-2w``, two weeks ago; ``y+1 03-31``, a date next year.
A year: ``2016`` or ``y+1``.

A story whose project is to be as old every day it is played says its ``last`` day. Its half-years are counted back
from it: ``h`` is the latest 30 June or 31 December that is 60 days or more before, ``h-2`` two half-years earlier,
``h-2+15d`` fifteen working days after that, ``last-3w`` three weeks before the last day.
"""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from socinv.lifecycle.almanac import Almanac, NoTime, day_of, half_year, working_day, year_of

__all__ = ["Almanac", "NoTime", "day_of", "half_year", "moment_of", "working_day", "year_of"]


def moment_of(written: object, almanac: Almanac, before: datetime | None) -> datetime:
    """The moment, in Swedish time. Raises NoTime."""
    words = str(written).split() or [""]
    try:
        clock = time.fromisoformat(words[-1])
        if len(words) == 1 and before is not None:
            day = before.date()
        else:
            day = day_of(words[0], almanac)
            [_day, _clock] = words
    except ValueError as unreadable:
        raise NoTime(f"{written!r} är ingen tidpunkt, skriv som 2016-02-03 09:15 eller -12d 09:15") from unreadable
    return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())
