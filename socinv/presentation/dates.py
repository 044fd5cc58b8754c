"""Dates and times as a person says them, in the reader's language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from socinv.lifecycle import clock

NO_VALUE = "–"
DAYS_BEFORE_WEEKS = 21
DAYS_BEFORE_MONTHS = 90
_years = ContextVar("years", default=False)


@contextmanager
def with_years() -> Iterator[None]:
    """Every day is said with its year, also this year's: for what is kept and read another year."""
    before = _years.set(True)
    try:
        yield
    finally:
        _years.reset(before)


def local(moment: datetime) -> datetime:
    """The moment on the clock of the reader's time zone."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def day_of(value: date | datetime) -> date:
    """The calendar day of a date or a moment, in local time."""
    return local(value).date() if isinstance(value, datetime) else value


@lru_cache(4096)
def _written(value: date, pattern: str, language: str | None) -> str:
    """The day by a pattern in the language that is on: a list says the same few days again and again."""
    return date_format(value, pattern)


def _with_year(value: date, words: str) -> str:
    is_known = value.year == clock.today().year and not _years.get()
    return words if is_known else f"{words} {value.year}"


def day(value: date | datetime) -> str:
    """27 november; with the year when it is not this year."""
    plain = day_of(value)
    return _with_year(plain, _written(plain, "j F", get_language()))


def full_day(value: date | datetime) -> str:
    """27 november 2026: always with the year, for what is kept and read another year."""
    return _written(day_of(value), "j F Y", get_language())


def longdate(value: date | datetime) -> str:
    """fredag 27 november; with the year when it is not this year."""
    plain = day_of(value)
    return _with_year(plain, _written(plain, "l j F", get_language()))


def shortdate(value: date | datetime) -> str:
    """fre 27 november; with the year when it is not this year."""
    plain = day_of(value)
    return _with_year(plain, _written(plain, "D j F", get_language()))


def axis_day(value: date) -> str:
    """30 juni, 27 nov: short, under a picture; the year stands beneath."""
    return _written(value, "j N", get_language())


def month(value: date) -> str:
    """juni, nov: over a picture."""
    return _written(value, "N", get_language())


def isodate(value: date | datetime) -> str:
    """2026-11-27, for letters and fields."""
    return day_of(value).isoformat()


def clock_time(moment: datetime) -> str:
    """10.42 in Swedish, 10:42 in English."""
    return date_format(local(moment), pgettext("klockslag som datumformat", "G.i"))


def when(value: date | datetime) -> str:
    """I dag 8.12, I går 15.40, Fredag 16.30 within the last six days, else the date."""
    return capfirst(when_inside(value))


def when_inside(value: date | datetime) -> str:
    """The same inside a sentence: i dag 8.12."""
    plain = day_of(value)
    age = (clock.today() - plain).days
    time = f" {clock_time(value)}" if isinstance(value, datetime) else ""
    if age == 0:
        return _("i dag") + time
    if age == 1:
        return _("i går") + time
    if 1 < age < 7:
        return date_format(plain, "l") + time
    return day(plain)


def distance(value: date | datetime) -> str:
    """How far a deadline is: om 3 dagar, i morgon, i dag, 12 dagar för sent."""
    days = (day_of(value) - clock.today()).days
    if days == 0:
        return _("i dag")
    if days == 1:
        return _("i morgon")
    if days > 1:
        return _("om %(span)s") % {"span": _span(days)}
    return ngettext("%(days)d dag för sent", "%(days)d dagar för sent", -days) % {"days": -days}


def ago(value: date | datetime) -> str:
    """How long since something happened: i dag, i går, för 12 dagar sedan."""
    days = (clock.today() - day_of(value)).days
    if days <= 0:
        return _("i dag")
    if days == 1:
        return _("i går")
    return _("för %(span)s sedan") % {"span": _span(days)}


def _span(days: int) -> str:
    if days < DAYS_BEFORE_WEEKS:
        return ngettext("%(count)d dag", "%(count)d dagar", days) % {"count": days}
    if days < DAYS_BEFORE_MONTHS:
        weeks = round(days / 7)
        return ngettext("%(count)d vecka", "%(count)d veckor", weeks) % {"count": weeks}
    months = round(days / 30.4)
    return ngettext("%(count)d månad", "%(count)d månader", months) % {"count": months}


def is_late(value: date | datetime) -> bool:
    """Whether the last day has passed."""
    return day_of(value) < clock.today()


def week_end(value: date) -> date:
    """The Sunday of that week, for grouping what is due this week."""
    return value + timedelta(days=6 - value.weekday())
