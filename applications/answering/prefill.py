"""What a form holds before anybody has typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from applications.models import Step, StepStatus
from socinv.lifecycle import clock
from socinv.meetings.at_meeting import at_meeting

MANY = ("financiers", "goals_municipal", "goals_global")


def initial(step: Step, *, on_delegation: bool = False) -> dict[str, Any]:
    """Today; the amount applied for; the preparation's proposal. An answer taken back comes first.

    While a meeting deals with the step its day and §, unless one answers on delegation.
    """
    found: dict[str, Any] = {"answered_on": clock.today()}
    meeting = None if on_delegation else at_meeting(step)
    if meeting is not None:
        found |= {"answered_on": meeting.day, "item": meeting.section}
    if step.kind == "decision":
        found["amount"] = step.case.applied_amount
        prepared = preparation_of(step)
        if prepared:
            found["reasons"] = prepared.reasons
    return found | _taken_back(step)


def preparation_of(step: Step) -> Step | None:
    """The preparation that counts in the step's round."""
    answered = [
        one for one in step.case.steps.all()
        if (one.phase, one.round, one.kind, one.status) == (step.phase, step.round, "preparation", StepStatus.ANSWERED)
    ]  # fmt: skip
    return answered[-1] if answered else None


def _taken_back(step: Step) -> dict[str, Any]:
    """The answer this step replaces, but for its day and outcome: those are given anew."""
    old = next((one for one in step.case.steps.all() if one.pk == step.replaces_id), None)
    if old is None:
        return {}
    found: dict[str, Any] = {
        "reasons": old.reasons, "terms": old.terms, "expertise": old.expertise,
        "financiers": old.financiers, "financiers_note": old.financiers_note, "repayment": old.repayment,
        "goals_municipal": old.goals, "goals_global": old.goals,
    }  # fmt: skip
    for pk, response in old.responses.items():
        found |= {f"position-{pk}": response.get("position", ""), f"response-{pk}": response.get("why", "")}
    if old.amount is not None:
        found["amount"] = old.amount
    for key, judgement in old.judgements.items():
        found |= {f"judgement-{key}": judgement.get("verdict", ""), f"why-{key}": judgement.get("why", "")}
    return found


def typed(data: QueryDict) -> dict[str, Any]:
    """Everything typed so far, to go on from without judging it yet."""
    lists: Mapping[str, list[str]] = dict(data.lists())
    return {name: values if name in MANY else values[-1] for name, values in lists.items() if values}


def with_text(typed_so_far: dict[str, Any], text: str, field: str = "reasons") -> dict[str, Any]:
    """A standard text after what is there already."""
    so_far = str(typed_so_far.get(field) or "").rstrip()
    return typed_so_far | {field: f"{so_far}\n\n{text}".strip()} if text else typed_so_far
