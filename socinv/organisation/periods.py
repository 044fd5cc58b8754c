"""When applications are taken in, as pages say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process
from socinv.organisation.models import ApplicationPeriod, Municipality, next_period, period_on
from socinv.presentation import dates


@dataclass(frozen=True)
class PeriodsShown:
    """What stands on a page: how it is today in a sentence, the guideline's words, and the periods to come."""

    sentence: str
    text: str
    coming: list[ApplicationPeriod]


def periods_shown(municipality: Municipality, process: Process | None, day: date) -> PeriodsShown | None:
    """For a process that takes applications in during periods; None for one that does so always. One query."""
    if process is None or process.periods is None:
        return None
    periods = list(ApplicationPeriod.objects.filter(municipality=municipality, closes__gte=day))
    return PeriodsShown(sentence_of(periods, day), process.periods.text, periods)


def sentence_of(periods: Iterable[ApplicationPeriod], day: date) -> str:
    """Whether one can send in an application today, and until or from when."""
    found = list(periods)
    now, coming = period_on(found, day), next_period(found, day)
    if now is not None:
        words = {"title": now.title, "day": dates.day(now.closes)}
        return _("Ansökningsperioden %(title)s är öppen till och med %(day)s.") % words
    if coming is not None:
        return _("Nästa ansökningsperiod öppnar %(day)s.") % {"day": dates.day(coming.opens)}
    return _("Ingen ansökningsperiod är bestämd. Samordnarna meddelar när nästa öppnar.")
