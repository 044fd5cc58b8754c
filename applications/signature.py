"""What perform itself adds to an act: when it was done, by whom and by what right. Nobody can say it for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from applications.rights import delegation_for
from socinv.lifecycle import clock
from socinv.organisation.models import Delegation
from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from applications.models import Step


def moment(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now()}


def writer(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"written_by": standing.person, "written_at": clock.now()}


def lapse(step: Step, standing: Standing) -> dict[str, Any]:
    """No answer came: whoever closes the step, today."""
    return {
        "outcome": "no-views", "answered_by": standing.person, "answered_at": clock.now(),
        "answered_on": clock.today(), "delegation": None,
    }  # fmt: skip


def head(thing: Any, standing: Standing) -> dict[str, Any]:
    """The departments that the person leads: nobody approves for another's."""
    return {"leads": sorted(standing.heads)}


def answer(step: Step, standing: Standing) -> dict[str, Any]:
    """Who answers and when; a seat of one's own goes before a delegation."""
    held = None
    if step.body_id and not standing.role_in(step.body_id, step.rule.roles):
        held = delegation_for(step, standing)
    by_right_of = Delegation.objects.get(pk=held) if held else None
    return {"answered_by": standing.person, "answered_at": clock.now(), "delegation": by_right_of}
