"""The municipality's application periods on a day (NOR-03)."""

from __future__ import annotations

from datetime import date

from socinv.organisation.models import ApplicationPeriod, next_period, period_on


def open_period(municipality: int, day: date) -> ApplicationPeriod | None:
    """The period that takes in applications on the day."""
    return period_on(ApplicationPeriod.objects.filter(municipality=municipality, closes__gte=day), day)


def next_opening(municipality: int, day: date) -> date | None:
    """The day the next period opens, if one is planned."""
    coming = next_period(ApplicationPeriod.objects.filter(municipality=municipality, opens__gt=day), day)
    return coming.opens if coming else None
