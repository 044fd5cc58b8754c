"""Money year by year, from what was decided and what the reports say is spent so far (SUN-03). Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Year:
    """What was granted and what was spent in a year, in SEK."""

    year: int
    granted: Decimal
    spent: Decimal


def spent_by_year(reports: Iterable[tuple[date, Decimal | None]]) -> dict[int, Decimal]:
    """What one project spent in each year, in SEK, from (last day of the period, spent so far) in the reports' order.

    What has been added since the report before counts in the year when the period ends. So the years add up to what
    the last report says, and a figure that was put right later may make a year negative.
    """
    found: dict[int, Decimal] = defaultdict(Decimal)
    before = NOTHING
    for last_day, so_far in reports:
        if so_far is not None:
            found[last_day.year] += so_far - before
            before = so_far
    return dict(found)


def granted_by_year(decisions: Iterable[tuple[date, Decimal]]) -> dict[int, Decimal]:
    """What was granted in each year, in SEK, from (day of the decision, amount): grants and decided changes of them."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for decided, amount in decisions:
        found[decided.year] += amount
    return dict(found)


def years_of(granted: dict[int, Decimal], spent: Iterable[dict[int, Decimal]]) -> tuple[Year, ...]:
    """Every year from the first to the last that has a figure, ascending; one without any is there with zeros."""
    whole: dict[int, Decimal] = defaultdict(Decimal)
    for project in spent:
        for year, amount in project.items():
            whole[year] += amount
    known = {*granted, *whole}
    if not known:
        return ()
    return tuple(
        Year(year, granted.get(year, NOTHING), whole.get(year, NOTHING)) for year in range(min(known), max(known) + 1)
    )
