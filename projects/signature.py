"""What perform itself adds to an act in a project: when it was done and by whom."""

from __future__ import annotations

from typing import Any

from projects import parties
from projects.rights import raised_by
from socinv.lifecycle import clock
from socinv.organisation.standing import ACTING, Standing


def moment(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now()}


def asked(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now(), "asked_by": standing.person}


def change_asked(thing: Any, standing: Standing) -> dict[str, Any]:
    """Also whether those who decide raised it themselves, which the seat says and nobody else."""
    rule = thing.case.process.change
    decides = parties.holds(thing, standing, rule.by, rule.roles)
    steers = standing.role_in(thing.project.steering_group_id, ACTING)
    raising = raised_by(thing, standing)
    more = {"raised_by": raising} if raising else {}
    return {**asked(thing, standing), "raised_by_decider": decides and not steers, **more}


def position(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now(), "taken_by": standing.person}


def replied(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now(), "answered_by": standing.person}
