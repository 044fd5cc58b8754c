"""Where a granted case is on its way through repayment, for the places of the process file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from applications.models import Case
from applications.presenting.later import State, Whither, tell_later
from projects.models import Project
from projects.models.project import LIVE
from projects.sight import visible_projects
from repayment.book import book_of
from repayment.models import Plan, PlanStatus
from repayment.said import repays
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day


def whither(standing: Standing, case: Case) -> Whither | None:
    """Its state and note; nothing where the guideline says nothing."""
    rule = case.process.repayment
    if rule is None:
        return None
    project = visible_projects(standing).filter(case=case).first()
    if project is None:
        return None
    project.case = case
    return Whither({"repayment": _place(project)})


def _place(project: Project) -> tuple[State, str]:
    plan = Plan.objects.filter(project=project).select_related("project").first()
    if plan is not None:
        plan.case = project.case
        return _of_plan(plan)
    return ("gone", "") if repays(project) == "no" else ("todo", "")


def _of_plan(plan: Plan) -> tuple[State, str]:
    if plan.status == PlanStatus.AWAITED:
        return "current", _("plan senast %(day)s") % {"day": day(plan.due)} if plan.due else ""
    if plan.status == PlanStatus.EXEMPT:
        return "ended", _("undantagen %(day)s") % {"day": day(plan.decided_on)} if plan.decided_on else ""
    if plan.status == PlanStatus.COMPLETED:
        return "done", _("avstämd %(day)s") % {"day": day(plan.reconciled_on)} if plan.reconciled_on else ""
    if plan.status == PlanStatus.WRITTEN_OFF:
        return "done", _("avskriven %(day)s") % {"day": day(plan.decided_on)} if plan.decided_on else ""
    if plan.status == PlanStatus.PROPOSED:
        return "todo", ""
    year = book_of(plan).next_year
    if plan.rule.with_application and not _is_evaluated(plan.project):
        return "todo", _("från %(year)d") % {"year": year} if year else ""
    return "current", _("%(year)d ska redovisas") % {"year": year} if year else _("ska stämmas av")


def _is_evaluated(project: Project) -> bool:
    """One that ended early is evaluated afterwards."""
    if project.status != "ended":
        return project.status not in LIVE
    evaluation = getattr(project, "evaluation", None)
    return evaluation is not None and bool(evaluation.verdict)


tell_later(whither)
