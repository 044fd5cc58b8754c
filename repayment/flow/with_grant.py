"""A plan that is part of the application is decided with the grant, and goes with it when it is taken back (SUN-51)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Step
from projects.models import Project
from repayment.applied import Applied, applied
from repayment.book import last_day
from repayment.instalments import Profile
from repayment.models import Plan
from repayment.models.plan import GRANTED
from repayment.plan import Line, in_order
from repayment.reckoning import Known, planned, savings_of
from repayment.said import granting_step, repays
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Body, User


@on("projects.project", "open")
def decide_with_grant(project: Project, event: Event) -> None:
    """What the grant decided: the plan, or the exemption. Where it holds neither one is due."""
    rule = project.case.process.repayment
    if rule is None or not rule.with_application or not rule.by or repays(project) == "no":
        return
    plan = Plan.objects.filter(project=project).first() or Plan(
        municipality_id=project.municipality_id, case=project.case, project=project
    )
    system, step, said = User.objects.system(), granting_step(project), applied(project.case)
    rows, savings = rows_of(plan, said, project.budget or Decimal(0))
    if said.wants_plan and rows:
        words = _("Planen i ansökan, beslutad med bifallet.")
        perform(
            plan, "stand", by=system, cause=event, consumed=project.budget, rows=as_rows(rows),
            savings=as_rows(savings), reasons=words, **_signed(plan, step),
        )  # fmt: skip
    elif said.wants_exemption and _may_be_spared(plan, said, step):
        words = _("Undantaget i ansökan, beslutat med bifallet.")
        perform(plan, "spare", by=system, cause=event, reasons=words, **_signed(plan, step))
    else:
        perform(plan, "open", by=system, cause=event, due=clock.today() + timedelta(days=rule.days))


def _signed(plan: Plan, step: Step | None) -> dict[str, Any]:
    """As the decision to grant was."""
    body = step.body.key if step is not None and step.body is not None else plan.rule.by
    return {
        "day": (step.answered_on if step else None) or clock.today(),
        "item": step.item if step else "",
        "decided_by": plan.case.process.body_title(body),
    }


def rows_of(plan: Plan, said: Applied, money: Decimal) -> tuple[list[Line], list[Line]]:
    """The plan as the application has it, reckoned on the money; and all that is expected to be saved in its time."""
    savings, rule = said.within(last_day(plan).year, plan.rule.longest), plan.rule
    if said.first is None or said.last is None:
        return [], savings
    meant = savings_of(line for line in savings if said.first <= line.year <= said.last)
    names = {line.committee: line.name for line in savings}
    rows = planned(Known(money, {}, meant), Profile(rule.profile))
    lines = in_order(Line(key, names[key], year, part) for key, one in rows.items() for year, part in one.items())
    return lines, savings


def as_rows(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """As a verb takes them."""
    found = list(lines)
    bodies = Body.objects.in_bulk({line.committee for line in found})
    return [{"committee": bodies[line.committee], "year": line.year, "amount": line.amount} for line in found]


def _may_be_spared(plan: Plan, said: Applied, step: Step | None) -> bool:
    """Both conditions hold, and those who granted are those who decide of exemptions (SUN-43); where the guideline has
    no conditions the grant is enough."""
    rule = plan.rule
    if not rule.exempt_after:
        return True
    decided = step is not None and step.body is not None and step.body.key == rule.by
    return decided and said.is_early(last_day(plan).year, rule)


@on("projects.project", "shelve")
def taken_back(project: Project, event: Event) -> None:
    plan = Plan.objects.filter(project=project, status__in=GRANTED).first()
    if plan is not None and plan.rule.with_application:
        perform(plan, "take_back", by=User.objects.system(), cause=event)
