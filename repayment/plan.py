"""What a plan says of committees and years, and what has been followed up. Pure: no rows of the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

NONE = Decimal(0)


@dataclass(frozen=True)
class Line:
    """What one committee is to repay of one year's savings, or has: SEK. ``committee`` is the body's id."""

    committee: int
    name: str
    year: int
    amount: Decimal

    @property
    def place(self) -> tuple[int, str, int]:
        """By year, then by the committee's name."""
        return self.year, self.name, self.committee


@dataclass(frozen=True)
class Difference:
    """One committee's year in two plans; None where a plan does not have it."""

    name: str
    year: int
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal:
        return (self.after or NONE) - (self.before or NONE)


def in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.place)


def total(lines: Iterable[Line], year: int | None = None) -> Decimal:
    """What they add up to, in all or of one year."""
    return sum((line.amount for line in lines if year is None or line.year == year), NONE)


def years(lines: Iterable[Line]) -> list[int]:
    return sorted({line.year for line in lines})


def last_followed(followed: Collection[int]) -> int:
    """The last year that has been followed up; 0 before the first."""
    return max(followed, default=0)


def next_year(lines: Iterable[Line], followed: Collection[int]) -> int | None:
    """The first year of the plan that has not been followed up. Years are followed up in order."""
    return next((year for year in years(lines) if year > last_followed(followed)), None)


def kept(lines: Iterable[Line], followed: Collection[int]) -> list[Line]:
    """What an adjustment cannot touch: the years that have been followed up."""
    return in_order(line for line in lines if line.year <= last_followed(followed))


def open_lines(lines: Iterable[Line], followed: Collection[int]) -> list[Line]:
    """What is still to come, and may be adjusted."""
    return in_order(line for line in lines if line.year > last_followed(followed))


def adjusted(lines: Iterable[Line], followed: Collection[int], rest: Iterable[Line]) -> list[Line]:
    """The plan after an adjustment: what has been followed up as it was, and the ``rest`` as it is now said."""
    return in_order([*kept(lines, followed), *rest])


def differences(before: Iterable[Line], after: Iterable[Line]) -> list[Difference]:
    """Each committee's year that either plan has. The changes add up to the difference of the totals."""
    old = {(line.year, line.name, line.committee): line.amount for line in before}
    new = {(line.year, line.name, line.committee): line.amount for line in after}
    return [
        Difference(name, year, old.get((year, name, committee)), new.get((year, name, committee)))
        for year, name, committee in sorted(old.keys() | new.keys())
    ]


def first_year(last_day: date) -> int:
    """The first year of repayment: that of the day after the investment phase."""
    return (last_day + timedelta(days=1)).year
