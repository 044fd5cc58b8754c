"""The reporting schedule carried out: reports made, moved and cancelled, and whose turn the next one is (SUN-33)."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from applications.flow.work import end_turn, turn_of_body
from projects.models import Project, Report
from projects.models.report import OPEN
from projects.schedule import ReportPeriod, rescheduled
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from socinv.organisation.standing import ACTING

if TYPE_CHECKING:
    from socinv.lifecycle.models import Event
    from socinv.organisation.models import Body


def schedule_reports(project: Project, cause: Event) -> None:
    """Reports for the whole of the project as it is decided now.

    Those that have been sent stay as they are, also while they are completed, and so does one that a later one went
    before.
    """
    if project.starts is None or project.ends is None:
        return
    rule = project.case.process.reporting
    reports = list(project.reports.exclude(status="cancelled").order_by("number"))
    kept = [report for report in reports if report.status not in OPEN or report.sent_at is not None]
    reported_to = max((report.period_to for report in kept), default=date.min)
    waiting = [report for report in reports if report not in kept and report.period_to > reported_to]
    periods = rescheduled(
        [ReportPeriod(one.period_from, one.period_to, one.due) for one in kept],
        project.starts, project.ends, rule.period_ends, rule.days, rule.shortest, half=rule.at == "half",
    )  # fmt: skip
    number = max((report.number for report in project.reports.all()), default=0)
    system = User.objects.system()
    for report, period in zip_longest(waiting, periods):
        if report is None:
            number += 1
            new = Report(
                municipality_id=project.municipality_id, case=project.case, project=project, number=number,
                period_from=period.starts, period_to=period.ends, due=period.due,
            )  # fmt: skip
            perform(new, "schedule", by=system, cause=cause)
        elif period is None:
            perform(report, "cancel", by=system, cause=cause)
        elif report.period_to != period.ends:
            perform(report, "reschedule", by=system, cause=cause, period_to=period.ends, due=period.due)


def cancel_reports(project: Project, cause: Event) -> None:
    """None of those still being written is wanted any more."""
    for report in project.reports.filter(status__in=OPEN).order_by("number"):
        perform(report, "cancel", by=User.objects.system(), cause=cause)


def turn_of_next(project: Project) -> None:
    """The oldest report that nobody has begun to hand on is the project group's turn; the others come in order."""
    report = project.reports.filter(status="draft").order_by("number").first()
    if report is not None:
        end_turn(report)
        turn_of_body(report, "submit", label_of(report), report.due, project.project_group, ACTING)


def label_of(report: Report) -> str:
    """What the lists of work call it: several reports of a project may wait at once."""
    rule = report.case.process.reporting
    return rule.title if rule.is_single else f"{rule.title} {report.number}"


def senders(report: Report) -> list[tuple[Body, tuple[str, ...]]]:
    """Who sends the report: the steering group, or those in the seats that the file names."""
    process, project = report.case.process, report.project
    groups = {"steering-group": project.steering_group, "project-group": project.project_group}
    seats = [seat for seat in process.project.seat if seat.key in process.reporting.sent_by]
    if not seats:
        return [(project.steering_group, ACTING)]
    return [(groups[key], tuple(seat.role for seat in seats if seat.group == key))
            for key in groups if any(seat.group == key for seat in seats)]  # fmt: skip
