"""What a project will have used of the fund's money, year by year. Pure; SEK.

A year that is over is what was booked. What is still to come is what the project's latest report expects of the whole
project, spread as the application planned the years; without a report it is what the application planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from repayment.shares import KRONA, NONE, divide


@dataclass(frozen=True)
class ForecastYear:
    """What the application planned, what is booked, and what the year is expected to end at."""

    year: int
    planned: Decimal
    consumed: Decimal
    expected: Decimal


def forecast(
    planned: Mapping[int, Decimal], consumed: Mapping[int, Decimal], this_year: int, *,
    reported: Decimal | None = None, is_over: bool = False,
) -> tuple[ForecastYear, ...]:  # fmt: skip
    """Every year that has been planned or used, ascending. ``reported``: what the latest report expects of the whole
    project; ``is_over``: nothing more is to be used."""
    years = sorted({*planned, *consumed})
    to_come = {} if is_over else _to_come(planned, consumed, this_year, reported)
    years = sorted({*years, *to_come})
    return tuple(
        ForecastYear(
            year, planned.get(year, NONE), consumed.get(year, NONE), consumed.get(year, NONE) + to_come.get(year, NONE)
        )
        for year in years
    )


def expected_in_all(years: tuple[ForecastYear, ...]) -> Decimal:
    return sum((one.expected for one in years), NONE)


def _to_come(
    planned: Mapping[int, Decimal], consumed: Mapping[int, Decimal], this_year: int, reported: Decimal | None
) -> dict[int, Decimal]:  # fmt: skip
    """What is expected beyond what is booked, this year and later."""
    rest = {year: amount for year, amount in planned.items() if year >= this_year}
    if this_year in rest:
        rest[this_year] = max(NONE, rest[this_year] - consumed.get(this_year, NONE))
    if reported is None:
        return {year: amount for year, amount in rest.items() if amount > 0}
    left = max(NONE, reported - sum(consumed.values(), NONE))
    if not left:
        return {}
    if not any(amount > 0 for amount in rest.values()):
        return {this_year: left}
    return {year: amount for year, amount in divide(left, rest, KRONA).items() if amount}
