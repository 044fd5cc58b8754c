"""The investment phase is over and has been judged: a plan is due where the guideline makes it then (STO-06)."""

from __future__ import annotations

from datetime import timedelta

from projects.models import Evaluation, Project
from repayment.models import Plan
from repayment.said import repays
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.evaluation", "judge")
def await_plan(evaluation: Evaluation, event: Event) -> None:
    """Once a project. Where nothing says whether it repays, those who decide the plan do: or exempt it, with why."""
    project: Project = evaluation.project
    rule = evaluation.case.process.repayment
    if rule is None or rule.when != "at-closing" or repays(project) == "no":
        return
    if Plan.objects.filter(project=project).exists():
        return
    due = clock.today() + timedelta(days=rule.days)
    plan = Plan(municipality_id=evaluation.municipality_id, case=evaluation.case, project=project)
    perform(plan, "open", by=User.objects.system(), cause=event, due=due)
