"""The years of a time, and its quarters or months where it is short: what stands over a plan. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from socinv.presentation import dates

LONGEST_IN_MONTHS, LONGEST_IN_QUARTERS = 400, 1120  # days: a year and a month, three years and a month
MONTH, QUARTER, YEAR = 1, 3, 12


@dataclass(frozen=True)
class Division:
    """A year, quarter or month, or the piece of one that the time begins in."""

    starts: date
    text: str
    is_whole: bool


def _first_days(starts: date, ends: date, months: int) -> Iterator[date]:
    """The first day of every piece of so many months that begins within the time, both days counted."""
    month = (starts.month - 1) // months * months
    day = date(starts.year, month + 1, 1)
    while day <= ends:
        if day >= starts:
            yield day
        month += months
        if starts.year + month // 12 > date.max.year:
            return
        day = date(starts.year + month // 12, month % 12 + 1, 1)


def _name(day: date, months: int) -> str:
    if months == YEAR:
        return str(day.year)
    if months == QUARTER:
        return _("kv %(number)d") % {"number": (day.month + 2) // 3}
    return dates.month(day)


def _divided(starts: date, ends: date, months: int) -> tuple[Division, ...]:
    """The pieces in order of time. The first begins with the time itself."""
    whole = [Division(day, _name(day, months), is_whole=True) for day in _first_days(starts, ends, months)]
    if whole and whole[0].starts == starts:
        return tuple(whole)
    return Division(starts, _name(starts, months), is_whole=False), *whole


def years(starts: date, ends: date) -> tuple[Division, ...]:
    """Every year of the time."""
    return _divided(starts, ends, YEAR)


def divisions(starts: date, ends: date) -> tuple[Division, ...]:
    """Every month of a time of a year, every quarter of one of up to three years; none of a longer."""
    days = (ends - starts).days
    if days > LONGEST_IN_QUARTERS:
        return ()
    return _divided(starts, ends, MONTH if days <= LONGEST_IN_MONTHS else QUARTER)
