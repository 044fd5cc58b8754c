"""Application periods that open and close: told to those who write applications and to the coordinators (NOR-03)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.notices.deadlines import Deadline, deadlines
from socinv.notices.feed import FeedEntry, feeds
from socinv.notices.kinds import PERIOD
from socinv.notices.stages import CLOSING, OPENING
from socinv.organisation.coordinators import coordinators_on
from socinv.organisation.models import Affiliation, ApplicationPeriod, Employment
from socinv.organisation.standing import Standing
from socinv.presentation.dates import longdate

AHEAD = timedelta(days=30)
NEWS_FOR = timedelta(days=7)
"""That a period has opened is worth saying so long after, where a run was missed."""


@deadlines("periods")
def periods(day: date) -> Iterable[Deadline]:
    """Those that are open or open soon: three queries."""
    writers = _writers(day)
    for period in ApplicationPeriod.objects.filter(closes__gte=day, opens__lte=day + AHEAD):
        people = frozenset(writers[period.municipality_id])
        words = {"period": period.title, "opens": longdate(period.opens), "closes": longdate(period.closes)}
        about: dict[str, Any] = {
            "kind": PERIOD, "thing_id": period.pk, "municipality_id": period.municipality_id, "people": people,
            "happens": True,
        }  # fmt: skip
        if period.opens >= day - NEWS_FOR:
            yield Deadline(
                thing="organisation.applicationperiod opens", due=period.opens, tracks=OPENING,
                heading=_("Ansökningsperioden %(period)s öppnar %(opens)s.") % words,
                text=_("Ansökningar tas emot till och med %(closes)s.") % words, link=reverse("idea-start"), **about,
            )  # fmt: skip
        yield Deadline(
            thing="organisation.applicationperiod closes", due=period.closes, tracks=CLOSING,
            heading=_("Ansökningsperioden %(period)s stänger %(closes)s.") % words,
            text=_("En ansökan som ska vara med måste vara inlämnad senast den dagen."), link=reverse("your-turn"),
            **about,
        )  # fmt: skip


@feeds("periods")
def entries(standing: Standing, first: date, last: date) -> Iterable[FeedEntry]:
    """The days when they open and close, for those who may apply and the coordinators: one query."""
    if not (standing.departments or standing.is_coordinator):
        return
    rows = ApplicationPeriod.objects.filter(municipality=standing.municipality, closes__gte=first, opens__lte=last)
    for period in rows:
        words, key = {"period": period.title}, f"organisation.applicationperiod {period.pk}"
        opens = _("Ansökningsperioden %(period)s öppnar") % words
        closes = _("Sista dagen i ansökningsperioden %(period)s") % words
        yield FeedEntry(key=f"{key} opens", day=period.opens, title=opens, url=reverse("idea-start"))
        yield FeedEntry(key=f"{key} closes", day=period.closes, title=closes, url=reverse("your-turn"))


def _writers(day: date) -> dict[int, set[int]]:
    """Those who work at a department that may apply, and the coordinators, by municipality."""
    found: dict[int, set[int]] = defaultdict(set)
    for municipality, people in coordinators_on(day).items():
        found[municipality] |= people
    doors = Affiliation.objects.filter(person=OuterRef("person"), municipality=OuterRef("municipality"))
    jobs = Employment.objects.on(day).filter(Exists(doors), person__is_active=True, department__is_active=True)
    for municipality, person in jobs.values_list("municipality", "person"):
        found[municipality].add(person)
    return found
