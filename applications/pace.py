"""How long a case has been on its way, in all and step by step. Pure: days in, days out (ORE-14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

WRITING = ""  # the key of a stretch when a form is being written


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), first_of_next - timedelta(1))


def months_between(first: date, last: date) -> int:
    """Whole months from the one day to the other; none when the last comes first."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, months if add_months(first, months) <= last else months - 1)


def is_beyond(first: date, last: date, months: int) -> bool:
    """Whether more than so many months have passed."""
    return add_months(first, months) < last


def latest_beyond(last: date, months: int) -> date:
    """The first day from which so many months have not passed on the day: what began before it is beyond them."""
    day = add_months(last, -months)
    while is_beyond(day, last, months):
        day += timedelta(1)
    return day


@dataclass(frozen=True)
class Turn:
    """One body's turn: opened, answered or still going on, with the last day to answer."""

    phase: str
    key: str
    round: int
    opened: date
    closed: date | None = None
    due: date | None = None


@dataclass(frozen=True)
class Stretch:
    """A part of the way: a step with all who answered it, or the writing before a phase's first steps."""

    phase: str
    key: str
    round: int
    starts: date
    ends: date | None = None
    limit: int | None = None

    def days(self, today: date) -> int:
        return max(0, ((self.ends or today) - self.starts).days)

    def over(self, today: date) -> int:
        """How many days beyond the limit; none where there is no limit."""
        return max(0, self.days(today) - self.limit) if self.limit is not None else 0


def stretches(began: date, turns: Iterable[Turn], today: date, writing: str = "") -> list[Stretch]:
    """The way of a case in the order it was walked. ``writing``: the form that is being written now, if one is."""
    found: list[Stretch] = []
    reached = began
    rounds: dict[tuple[str, int], list[Turn]] = defaultdict(list)
    for one in sorted(turns, key=lambda one: (one.opened, one.phase != "idea", one.round)):
        rounds[one.phase, one.round].append(one)
    for (phase, number), group in rounds.items():
        steps = _steps(group)
        found.append(Stretch(phase, WRITING, number, reached, max(reached, steps[0].starts)))
        found += steps
        reached = max(step.ends or today for step in steps)
    if writing:
        number = 1 + max((one.round for one in found if one.phase == writing), default=0)
        found.append(Stretch(writing, WRITING, number, reached))
    return found


def _steps(turns: Sequence[Turn]) -> list[Stretch]:
    """One stretch a step: from the first who got it to the last who answered."""
    steps: dict[str, Stretch] = {}
    for one in turns:
        limit = (one.due - one.opened).days if one.due else None
        if one.key not in steps:
            steps[one.key] = Stretch(one.phase, one.key, one.round, one.opened, one.closed, limit)
            continue
        step = steps[one.key]
        ends = max(step.ends, one.closed) if step.ends and one.closed else None
        limits = [days for days in (step.limit, limit) if days is not None]
        steps[one.key] = replace(step, ends=ends, limit=max(limits, default=None))
    return list(steps.values())
