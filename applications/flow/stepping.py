"""Opening a step for each body it concerns, and leaving the steps that are no longer wanted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from applications.content.participants import actors_of, concerned_committees, departments_of
from applications.flow.route import current_round
from applications.models import Case, Step, StepStatus
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import StepRule
from socinv.lifecycle.verdict import Ground, Refused, no
from socinv.organisation.models import Body, Department, User

if TYPE_CHECKING:
    from socinv.lifecycle.models import Event


def open_steps(case: Case, phase: str, rule: StepRule, cause: Event, *, number: int = 0) -> None:
    """Give every body and head the step concerns its turn, in the round named or else the present one.

    Raises Refused when the organisation lacks such a body.
    """
    number = number or max(current_round(case, phase), 1)
    bodies = bodies_for(case, rule)
    departments = departments_for(case, rule)
    if not bodies and not departments:
        reason = _("%(title)s: kommunen har inget sådant organ. Be en samordnare lägga till det.") % {
            "title": rule.title
        }
        raise Refused(no(Ground.CONDITION, reason))
    here = {"case": case, "phase": phase, "key": rule.step, "kind": rule.kind, "round": number}
    for department in departments:
        open_step(Step(department=department, **here), rule, cause)
    for body in bodies:
        open_step(Step(body=body, **here), rule, cause)


def open_step(step: Step, rule: StepRule, cause: Event) -> None:
    step.municipality_id = step.case.municipality_id
    due = clock.today() + timedelta(days=rule.days)
    perform(step, "open", by=User.objects.system(), cause=cause, at=clock.now(), due=due)


def bodies_for(case: Case, rule: StepRule) -> list[Body]:
    """The bodies whose turn a step is, as the organisation is today."""
    if rule.by == "concerned-committees":
        return concerned_committees(case)
    if rule.by == "heads":
        return actors_of(case)
    return list(Body.objects.filter(municipality=case.municipality_id, key=rule.by))


def departments_for(case: Case, rule: StepRule) -> list[Department]:
    """The departments whose heads sign; actors outside the municipality sign as bodies (ORE-12)."""
    return departments_of(case) if rule.by == "heads" else []


def cancel_open_steps(case: Case, phase: str, cause: Event, keys: set[str] | None = None) -> None:
    """Leave the steps that are still open, all of the phase or those named."""
    waiting = Step.objects.filter(case=case, phase=phase, status=StepStatus.OPEN)
    for step in waiting if keys is None else waiting.filter(key__in=keys):
        perform(step, "cancel", by=User.objects.system(), cause=cause)
