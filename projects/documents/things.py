"""What of a case each kind of document of a project can be made of, for the list of them on the case's page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from applications.models import Case
from projects.documents.rights import is_settled
from projects.models import Change, Evaluation, FollowUp, Project, Report, ScaleUp
from projects.models.evaluation import EvaluationStatus
from projects.models.report import WRITABLE
from projects.presenting.reports.loading import reports_of
from socinv.presentation.grammar import inside

HIDDEN = ("new", "shelved")


def _project(case: Case) -> Project | None:
    """The case's project with its two groups: one query."""
    found = Project.objects.select_related("steering_group", "project_group").filter(case=case)
    project = found.exclude(status__in=HIDDEN).first()
    if project is not None:
        project.case = case
    return project


def _in(case: Case, rows: Any) -> list[Any]:
    """The rows with the very case, and its project."""
    found = list(rows.select_related("project"))
    for one in found:
        one.case = one.project.case = case
    return found


def projects(case: Case) -> list[Project]:
    project = _project(case)
    return [project] if project is not None else []


def _reports(case: Case) -> list[Report]:
    project = _project(case)
    return [one for one in reports_of(project) if one.status not in ("new", "cancelled")] if project else []


def templates(case: Case) -> list[Report]:
    """The report that is written next: they are written in order."""
    return [one for one in _reports(case) if one.status in WRITABLE][:1]


def reports(case: Case) -> list[Report]:
    """Those that have been sent."""
    return [one for one in _reports(case) if one.sent_at is not None]


def evaluations(case: Case) -> list[Evaluation]:
    return _in(case, Evaluation.objects.filter(case=case, status__in=("submitted", "judged")))


def judged(case: Case) -> list[Evaluation]:
    return _in(case, Evaluation.objects.filter(case=case, status=EvaluationStatus.JUDGED))


def follow_ups(case: Case) -> list[FollowUp]:
    return _in(case, FollowUp.objects.filter(case=case, status__in=("submitted", "received")))


def changes(case: Case) -> list[Change]:
    return _in(case, Change.objects.filter(case=case, status="decided").order_by("number"))


def continuations(case: Case) -> list[ScaleUp]:
    return [one for one in _in(case, ScaleUp.objects.filter(case=case)) if is_settled(one)]


def change_name(change: Change) -> str:
    """Ändring 2: förlängning."""
    return _("Ändring %(number)d: %(kind)s") % {"number": change.number, "kind": inside(str(change))}
