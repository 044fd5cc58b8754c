"""What waits for somebody, on the day it is to be done: one entry a thing, whoever of several does it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.listing.turn import page_of
from applications.wording import to_do
from projects.calendar import kinds
from projects.calendar.entries import Asked, Entry, Source, kind_of_work, register_source
from projects.models import Report
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import Membership
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside, joined

WITH = ("case", "body", "department", "person")
SAID = (
    "thing", "thing_id", "verb", "label", "roles", "due", "case__ref", "case__regnr", "case__title",
    "case__stage", "case__process_slug", "case__process_version", "body__name",
    "body__kind", "department__name", "person__name",
)  # fmt: skip


def entries(asked: Asked) -> Iterable[Entry]:
    """Three queries: the items, which of them are the reader's own, and the reports among them that are late."""
    rows = _meant(asked).select_related(*WITH).only(*SAID).order_by("thing", "thing_id", "verb", "due", "pk")
    mine = set(WorkItem.objects.waiting_for(asked.standing).values_list("pk", flat=True))
    late_reports = dict(Report.objects.filter(_late(asked), project__in=asked.projects_meant).values_list("pk", "due"))
    for _key, same in groupby(rows, key=lambda one: (one.thing, one.thing_id, one.verb, one.due)):
        items = list(same)
        first = next((one for one in items if one.pk in mine), items[0])
        yield from _entry(asked, first, items, first.pk in mine, _note(first, late_reports.get(first.thing_id)))


def _late(asked: Asked) -> Q:
    return Q(status__in=("draft", "proposed", "returned"), due__lt=asked.today)


def _meant(asked: Asked) -> QuerySet[WorkItem]:
    """Open items of the cases and projects that are seen, of those whose things are wanted."""
    of_cases = Q(case__in=asked.cases, thing__startswith="applications.")
    seen = of_cases | Q(case__in=asked.projects_meant.values("case"))
    items = WorkItem.objects.open() if asked.person is None else WorkItem.objects.waiting_for(asked.person)
    items = items.filter(seen, asked.due("due", Q()), municipality=asked.standing.municipality)
    if asked.body is None:
        return items
    theirs = Q(body=asked.body)
    if asked.body.kind == "coordination":
        held = Membership.objects.on(asked.today).filter(body=asked.body)
        theirs |= Q(person__in=held.values("person"))
    return items.filter(theirs)


def _entry(asked: Asked, item: WorkItem, items: list[WorkItem], is_mine: bool, note: str) -> Iterable[Entry]:
    if item.due is None:
        return
    case = item.case
    home = "case" if item.thing.startswith("applications.") else "project"
    yield Entry(
        key=f"{item.thing} {item.thing_id} {item.verb} {item.due}", kind=kind_of_work(item), day=item.due,
        title=str(to_do(item)), url=page_of(item) if is_mine else "", place=str(case),
        place_url=reverse(home, args=[case.ref]), number=case.regnr,
        who=_("Din tur.") if is_mine else _waits_for(items), note=note, is_mine=is_mine, is_late=item.due < asked.today,
    )  # fmt: skip


def _waits_for(items: list[WorkItem]) -> str:
    names = [str(one.person) if one.person else inside(str(one.body or one.department)) for one in items]
    return _("Väntar på %(who)s.") % {"who": joined(names)}


def _note(item: WorkItem, was_due: date | None) -> str:
    """What the title and the day do not say: which report it is, and when it should have been there; the last day."""
    if item.thing == "projects.report":
        which = f"{item.label}."
        if was_due is None or was_due == item.due:
            return which
        return f"{which} " + _("Rapporten skulle ha varit inskickad %(day)s.") % {"day": day(was_due)}
    if (item.thing, item.verb) == ("projects.project", "begin_closing"):
        return _("Projektet slutar den dagen.")
    return ""


register_source(
    Source(
        (kinds.STEP, kinds.COURSE, kinds.WORK, kinds.REPORT, kinds.REQUEST, kinds.ENDING),
        entries, wins=True,
    )
)  # fmt: skip
