"""The reporting schedule of a project: which time each progress report covers, and when it is due (SUN-33)."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTH_DAY = re.compile(r"(\d\d)-(\d\d)", re.ASCII)
LEAP_YEAR = 2000
LEAP_DAY = (2, 29)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ReportPeriod:
    """The first and the last day that a report covers, and the last day to send it."""

    starts: date
    ends: date
    due: date


def report_periods(
    starts: date, ends: date, period_ends: Sequence[str], days: int, shortest: int
) -> list[ReportPeriod]:
    """Every period of a project, in order, without gap or overlap; the last one ends with the project.

    ``period_ends`` are month-days of the process file ("06-30"); "02-29" is the 28th in a year without it. A report
    is due ``days`` after its period. A period under ``shortest`` days is joined to the next one, the last of them to
    the one before; a project under ``shortest`` days has one period.

    ValueError: the project ends before it starts, ``days`` is negative, or a period end is no day of a year.
    """
    if ends < starts:
        raise ValueError(f"the project ends {ends}, before it starts {starts}")
    if days < 0:
        raise ValueError(f"a report cannot be due {-days} days before its period ends")
    marks = [_month_day(one) for one in period_ends]
    periods = []
    for last in _last_days(starts, ends, marks, shortest):
        periods.append(ReportPeriod(starts, last, last + timedelta(days=days)))
        starts = last + ONE_DAY
    return periods


def rescheduled(
    kept: Sequence[ReportPeriod], starts: date, ends: date, period_ends: Sequence[str], days: int, shortest: int
) -> list[ReportPeriod]:
    """What remains to be reported when the project's last day moves: from the day after the ``kept`` periods.

    ``kept`` are those already sent, which do not change. Empty when they reach the last day. ValueError as above.
    """
    if not kept:
        return report_periods(starts, ends, period_ends, days, shortest)
    reported_to = max(period.ends for period in kept)
    if reported_to >= ends:
        return []
    return report_periods(reported_to + ONE_DAY, ends, period_ends, days, shortest)


def _last_days(starts: date, ends: date, marks: Sequence[tuple[int, int]], shortest: int) -> list[date]:
    """Chosen from the start and forwards, so that a later last day of the project moves none of the earlier ones."""
    years = range(starts.year, ends.year + 1)
    chosen: list[date] = []
    begins = starts
    for last in sorted({_in_year(year, *mark) for year in years for mark in marks}):
        if starts <= last < ends and _length(begins, last) >= shortest:
            chosen.append(last)
            begins = last + ONE_DAY
    if chosen and _length(begins, ends) < shortest:
        chosen.pop()
    return [*chosen, ends]


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _month_day(text: str) -> tuple[int, int]:
    found = MONTH_DAY.fullmatch(text)
    if found is None:
        raise ValueError(f"a period end is written as month and day, such as 06-30, not {text!r}")
    month, day = int(found[1]), int(found[2])
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        raise ValueError(f"no year has the period end {text!r}") from None
    return month, day


def _in_year(year: int, month: int, day: int) -> date:
    moved = (month, day) == LEAP_DAY and not isleap(year)
    return date(year, month, day - 1 if moved else day)
