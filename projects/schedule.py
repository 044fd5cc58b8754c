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
    starts: date, ends: date, period_ends: Sequence[str], days: int, shortest: int, *, half: bool = False
) -> list[ReportPeriod]:
    """Every period of a project, in order, without gap or overlap; the last one ends with the project.

    ``period_ends`` are month-days of the process file ("06-30"); "02-29" is the 28th in a year without it. A report
    is due ``days`` after its period. A period under ``shortest`` days is joined to the next one, the last of them to
    the one before; a project under ``shortest`` days has one period. With ``half`` a period ends on the middle day
    however short it is; without any ``period_ends`` that is the only one.

    ValueError: the project ends before it starts, ``days`` is negative, or a period end is no day of a year.
    """
    return rescheduled((), starts, ends, period_ends, days, shortest, half=half)


def rescheduled(
    kept: Sequence[ReportPeriod], starts: date, ends: date, period_ends: Sequence[str], days: int, shortest: int,
    *, half: bool = False,
) -> list[ReportPeriod]:  # fmt: skip
    """What remains to be reported when the project's last day moves: from the day after the ``kept`` periods.

    ``kept`` are those already sent, which do not change. Empty when they reach the last day, and where the report at
    half-time is the only one and is sent. ValueError as above.
    """
    if ends < starts:
        raise ValueError(f"the project ends {ends}, before it starts {starts}")
    if days < 0:
        raise ValueError(f"a report cannot be due {-days} days before its period ends")
    middle, marks = middle_of(starts, ends), [_month_day(one) for one in period_ends]
    if half and not marks:
        return [] if kept else [ReportPeriod(starts, middle, middle + timedelta(days=days))]
    if kept:
        starts = max(period.ends for period in kept) + ONE_DAY
    return _periods(starts, ends, _last_days(starts, ends, marks, shortest, middle if half else None), days)


def middle_of(starts: date, ends: date) -> date:
    """The last day of a project's first half; of an odd number of days the one in the middle."""
    return starts + timedelta(days=(ends - starts).days // 2)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; the 28th of February for the 29th in a year without it."""
    return _in_year(day.year + years, day.month, day.day)


def _periods(starts: date, ends: date, lasts: Sequence[date], days: int) -> list[ReportPeriod]:
    periods = []
    for last in lasts if starts <= ends else ():
        periods.append(ReportPeriod(starts, last, last + timedelta(days=days)))
        starts = last + ONE_DAY
    return periods


def _last_days(
    starts: date, ends: date, marks: Sequence[tuple[int, int]], shortest: int, middle: date | None
) -> list[date]:
    """Chosen from the start and forwards, so that a later last day of the project moves none of the earlier ones but
    the ``middle`` one."""
    years = range(starts.year, ends.year + 1)
    wanted = {_in_year(year, *mark) for year in years for mark in marks} | ({middle} if middle else set())
    chosen: list[date] = []
    for last in sorted(one for one in wanted if starts <= one < ends):
        is_short = _length(chosen[-1] + ONE_DAY if chosen else starts, last) < shortest
        if last == middle:
            chosen = [*(chosen[:-1] if is_short else chosen), last]
        elif not is_short:
            chosen.append(last)
    if chosen and chosen[-1] != middle and _length(chosen[-1] + ONE_DAY, ends) < shortest:
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
