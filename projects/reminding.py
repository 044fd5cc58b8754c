"""What projects remind of beside their open work items: reports in line, and days when something can begin."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta

from django.utils.translation import gettext as _

from applications.reminding.passing_on import lies_under
from applications.reminding.work import Waiting, about, reminds_beside
from projects.flow.reporting import label_of
from projects.models import FollowUp, Project, Report
from projects.reporters import report_inside
from projects.schedule import middle_of
from socinv.lifecycle.models import WorkItem
from socinv.notices.deadlines import Deadline
from socinv.notices.kinds import REPORT
from socinv.notices.stages import Pace, Tracks
from socinv.presentation.dates import longdate

NEWS_FOR = timedelta(days=14)
"""That something can begin is worth saying so long after, where a run was missed."""
BEGINS = Tracks(people=Pace(on_day=True))


@lies_under
def project_groups() -> Iterable[tuple[int, int]]:
    """A project group answers to its steering group (2.8)."""
    return Project.objects.values_list("project_group", "steering_group")


@reminds_beside
def reports(waiting: Waiting) -> Iterable[Deadline]:
    """Reports behind one that is not sent are due as well (SUN-33); that a period is over is said on its last day."""
    items = {item.case_id: item for item in _of(waiting, "projects.report")}
    today = waiting.turns.day
    waits = waiting.turns.items.filter(thing="projects.report", verb="submit").values("case")
    rows = Report.objects.filter(status="draft", case__in=waits).select_related("project")
    for report in rows.order_by("case", "number"):
        report.case = items[report.case_id].case
        item = _as_item(items[report.case_id], report)
        if report.pk != items[report.case_id].thing_id:
            yield waiting.deadline(item)
        if today - NEWS_FOR <= report.period_to <= today < report.due:
            yield _begins(waiting, item, "period", report.period_to, _period_over(report))


def _as_item(item: WorkItem, report: Report) -> WorkItem:
    """The turn that the report will be, when those before it are sent."""
    found = copy(item)
    found.thing_id, found.due, found.label = report.pk, report.due, label_of(report)
    return found


def _period_over(report: Report) -> str:
    project, process = report.project, report.case.process
    words = {"report": report_inside(process, report.number), "day": longdate(report.due)}
    if project.starts and project.ends and report.period_to == middle_of(project.starts, project.ends):
        return _("Halva tiden har gått: %(report)s ska vara inskickad senast %(day)s.") % words
    return _("Perioden är slut: %(report)s ska vara inskickad senast %(day)s.") % words


@reminds_beside
def follow_ups(waiting: Waiting) -> Iterable[Deadline]:
    """The evaluation some years after the end can be sent in from a certain day (ORE-21)."""
    items = {item.thing_id: item for item in _of(waiting, "projects.followup")}
    today = waiting.turns.day
    waits = waiting.turns.items.filter(thing="projects.followup", verb="submit").values("thing_id")
    rows = FollowUp.objects.filter(pk__in=waits, opens_on__range=(today - NEWS_FOR, today))
    for follow_up in rows:
        item = items[follow_up.pk]
        rule = item.case.process.follow_up
        words = {"what": rule.definite if rule else item.label, "day": longdate(item.due or today)}
        heading = _("Nu kan %(what)s lämnas in. Sista dagen är %(day)s.") % words
        yield _begins(waiting, item, "opens", follow_up.opens_on or today, heading)


def _of(waiting: Waiting, thing: str) -> list[WorkItem]:
    """The turns to write such a thing."""
    return [item for item in waiting.items if (item.thing, item.verb) == (thing, "submit")]


def _begins(waiting: Waiting, item: WorkItem, what: str, day: date, heading: str) -> Deadline:
    own = waiting.deadline(item)
    return Deadline(
        kind=REPORT, thing=f"{item.thing} {what}", thing_id=item.thing_id, case_id=item.case_id,
        municipality_id=item.municipality_id,
        due=day, heading=heading, text=about(item), link=own.link, people=own.people, happens=True, tracks=BEGINS,
    )  # fmt: skip
