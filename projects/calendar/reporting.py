"""Reports, evaluations and answers that are due without being anybody's turn yet, or that have come (SUN-33, SUN-34).

What is somebody's turn stands in the calendar as that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from projects.calendar import kinds
from projects.calendar.entries import Asked, Entry, Source, register_source
from projects.models import Evaluation, FollowUp, Report, ResultsRequest
from projects.models.report import OPEN
from projects.reporters import report_title
from socinv.lifecycle.models import WorkItem
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside

WITH = ("case", "project__case", "project__steering_group", "project__project_group")


def _without_turn(asked: Asked, rows: QuerySet[Any], still_open: Q) -> QuerySet[Any]:
    """Those due that nobody has before them, with what their entries say: one query."""
    label = rows.model._meta.label_lower
    waits = WorkItem.objects.open().filter(thing=label, thing_id=OuterRef("pk"), due__isnull=False)
    found = rows.filter(asked.due("due", still_open), project__in=asked.projects_meant)
    # What is sent waits for a receipt; that day is another than the one it was due.
    idle = found.filter(~Exists(waits) | ~still_open)
    return idle.select_related(*WITH).defer("case__search", "case__summary", "project__case__search")


def _dated(asked: Asked, thing: Any, kind: str, title: str, *, is_open: bool, came: Any, by: Any) -> Iterable[Entry]:
    """An entry on the day the thing is due, if it is one of those wanted."""
    project = thing.project
    if not asked.wants(bodies=(project.steering_group_id, project.project_group_id)):
        return
    yield Entry(
        key=f"{thing._meta.label_lower} {thing.pk} due", kind=kind, day=thing.due, title=title, place=str(thing.case),
        url=thing.get_absolute_url() if hasattr(thing, "get_absolute_url") and not is_open else "",
        place_url=project.get_absolute_url(), number=thing.case.regnr,
        who=_("Från %(who)s.") % {"who": inside(str(by))} if is_open else "",
        is_late=is_open and thing.due < asked.today, done=_came(came),
    )  # fmt: skip


def _came(moment: Any) -> str:
    return _("inskickad %(day)s") % {"day": day(moment)} if moment else ""


def reports(asked: Asked) -> Iterable[Entry]:
    """Each report on its last day, also those whose time has not begun."""
    rows = Report.objects.exclude(status__in=("new", "cancelled"))
    for report in _without_turn(asked, rows, Q(status__in=OPEN)):
        is_open = report.status in OPEN
        process = report.case.process
        title = _("%(report)s ska vara inskickad") % {"report": report_title(process, report.number)}
        by = report.project.steering_group
        came = None if is_open else report.sent_at
        yield from _dated(asked, report, kinds.REPORT, title, is_open=is_open, came=came, by=by)


def evaluations(asked: Asked) -> Iterable[Entry]:
    still_open = Q(status__in=("draft", "returned"))
    rows = Evaluation.objects.exclude(status="new").filter(due__isnull=False)
    for one in _without_turn(asked, rows, still_open):
        is_open = one.status in ("draft", "returned")
        came = None if is_open else one.submitted_at
        title, by = _("Utvärderingen ska vara inlämnad"), one.project.project_group
        yield from _dated(asked, one, kinds.ENDING, title, is_open=is_open, came=came, by=by)


def follow_ups(asked: Asked) -> Iterable[Entry]:
    """The evaluation some years after the end (ORE-21)."""
    if not any(project.case.process.follow_up for project in asked.projects):
        return
    still_open = Q(status__in=("draft", "returned"))
    rows = FollowUp.objects.exclude(status="new").filter(due__isnull=False)
    for one in _without_turn(asked, rows, still_open):
        rule, is_open = one.case.process.follow_up, one.status in ("draft", "returned")
        title = _("%(what)s ska vara inlämnad") % {"what": rule.title if rule else ""}
        came = None if is_open else one.submitted_at
        by = one.project.project_group
        yield from _dated(asked, one, kinds.ENDING, title, is_open=is_open, came=came, by=by)


def requests(asked: Asked) -> Iterable[Entry]:
    """Answers that are wanted; the question itself is read in the project."""
    rows = ResultsRequest.objects.exclude(status="new").filter(due__isnull=False)
    for one in _without_turn(asked, rows, Q(status="asked")):
        is_open = one.status == "asked"
        title = _("Svar på en fråga om resultat ska vara lämnat")
        yield from _dated(
            asked, one, kinds.REQUEST, title, is_open=is_open, came=one.answered_at, by=one.project.steering_group
        )


register_source(Source((kinds.REPORT,), reports))
register_source(Source((kinds.ENDING,), evaluations))
register_source(Source((kinds.ENDING,), follow_ups))
register_source(Source((kinds.REQUEST,), requests))
