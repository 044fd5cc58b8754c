"""Working days in Sweden: Monday to Friday, but no holidays.

Midsummer Eve, Christmas Eve and New Year's Eve count as holidays: they stand beside them in the act on reckoning of
statutory time (lagen 1930:173 om beräkning av lagstadgad tid, 2 §).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from holidays.countries.sweden import Sweden

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@cache
def holidays_of(year: int) -> frozenset[date]:
    """The holidays of a year, and the eves that count as such; Sundays are not among them for being Sundays."""
    found = Sweden(years=year, include_sundays=False, categories=("public", "de_facto"))
    return frozenset(found)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays_of(day.year)


def working_day(today: date, count: int) -> date:
    """So many working days from a day, or before it where the count is negative; none at all is the day itself."""
    day, step = today, ONE_DAY if count > 0 else -ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days there are after ``first``, up to and with ``last``; negative where ``last`` is before."""
    if last < first:
        return -working_days_between(last, first)
    whole = sum(len(_working_days(year)) for year in range(first.year, last.year))
    return whole + bisect_right(_working_days(last.year), last) - bisect_right(_working_days(first.year), first)


def week_begins(day: date) -> date:
    """The first working day of the week that the day is in; its Monday where the week has none."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=number) for number in range(SATURDAY))
    return next((one for one in days if is_working_day(one)), monday)


@cache
def _working_days(year: int) -> tuple[date, ...]:
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if is_working_day(day))
