"""Which reminder of a deadline is due on a day. Worked out from the dates, so that a missed run is made up for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from socinv.lifecycle.working_days import working_day, working_days_between


@dataclass(frozen=True)
class Pace:
    """When one group of people is reminded of a deadline, in working days.

    ``before``: so many days before the day; ``on_day``: on the day itself; ``after``: the first time so many days after
    it, and then every so many (``every``) until it is done. Without ``every`` that first time is the only one.
    """

    before: tuple[int, ...] = ()
    on_day: bool = False
    after: int | None = None
    every: int = 0


@dataclass(frozen=True)
class Stage:
    """A reminder that is due: how many working days from the deadline it falls, and which day that was."""

    offset: int
    day: date

    @property
    def is_late(self) -> bool:
        return self.offset > 0


@dataclass(frozen=True)
class Tracks:
    """The paces of the three groups that are told: those whose turn it is, then the coordinators, then the chair."""

    people: Pace
    coordinators: Pace = Pace()
    chairs: Pace = Pace()


USUAL = Tracks(
    people=Pace(before=(5, 1), on_day=True, after=1, every=5),
    coordinators=Pace(after=3, every=5),
    chairs=Pace(after=10, every=10),
)
# A place that ends, ends by itself: nobody can be late with it.
ENDING = Tracks(people=Pace(before=(30, 5), on_day=True))
OPENING = Tracks(people=Pace(before=(5,), on_day=True))
CLOSING = Tracks(people=Pace(before=(10, 2), on_day=True))


def stage_on(pace: Pace, due: date, today: date) -> Stage | None:
    """The latest reminder whose day has come; None before the first. However many were missed, only the latest."""
    if today > due and pace.after is not None:
        passed = working_days_between(due, today)
        if passed >= pace.after:
            rounds = (passed - pace.after) // pace.every if pace.every else 0
            offset = pace.after + rounds * pace.every
            return Stage(offset, working_day(due, offset))
    if today >= due and pace.on_day:
        return Stage(0, due)
    for count in sorted(pace.before):
        day = working_day(due, -count)
        if day <= today:
            return Stage(-count, day)
    return None
