"""The applications of a period as one item of a meeting: compared and put in order (NOR-08)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.urls import reverse

from applications.comparing.group import HANDLED, compared, compares, comparing_process, periods_of
from applications.models import Status
from socinv.meetings.comparisons import Comparing, Ranked, register_comparing
from socinv.organisation.models import ApplicationPeriod, Body
from socinv.organisation.standing import Standing


def periods(body: Body, day: date) -> Sequence[ApplicationPeriod]:
    """The periods with applications that wait, where the body is one of those that compare them."""
    process = comparing_process(body.municipality, day)
    if process is None or not process.periods or not compares(body, day):
        return ()
    return [one.period for one in periods_of(body.municipality, day) if one.waiting]


def ranked(standing: Standing, period: ApplicationPeriod) -> Sequence[Ranked]:
    """The applications of the period that the person sees, by their places: one query."""
    cases = compared(standing, period.municipality).filter(period=period, application__status__in=HANDLED)
    rows = cases.select_related("application").defer("search", "summary")
    return [
        Ranked(
            case.place or None, str(case), case.get_absolute_url(), case.place_why,
            str(Status(case.application.status).label),
        )
        for case in rows.order_by(F("place").asc(nulls_last=True), "year", "serial", "id")
    ]  # fmt: skip


def url(period: ApplicationPeriod) -> str:
    """Where they stand side by side."""
    return f"{reverse('compare')}?period={period.opens.isoformat()}"


register_comparing(Comparing(periods, ranked, url))
