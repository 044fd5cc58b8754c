"""What follows when it is proposed and decided what becomes of the work (4, 7)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from applications.flow.work import end_turn
from projects.flow.bodies import turn_of_party
from projects.models import ResourceMove, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.scaleup", "open")
def await_proposal(scale_up: ScaleUp, event: Event) -> None:
    rule = scale_up.case.process.proposal
    if rule is not None:  # without one nothing opens it
        turn_of_party(scale_up, "propose", rule.title, scale_up.due, rule.by, rule.roles)


@on("projects.scaleup", "propose")
def proposed(scale_up: ScaleUp, event: Event) -> None:
    """Those who decide have the turn; where the guideline has no such decision the proposal is the end of it."""
    end_turn(scale_up)
    rule = scale_up.case.process.scale_up
    if rule is None:
        _close(scale_up, event)
        return
    scale_up.due = clock.today() + timedelta(days=rule.days)
    scale_up.save(update_fields=["due"])
    _turn_of_deciders(scale_up)


@on("projects.scaleup", "await_decision")
def nothing_to_propose(scale_up: ScaleUp, event: Event) -> None:
    _turn_of_deciders(scale_up)


def _turn_of_deciders(scale_up: ScaleUp) -> None:
    rule = scale_up.case.process.scale_up
    if rule is not None:
        turn_of_party(scale_up, "decide", rule.title, scale_up.due, rule.by, rule.roles)


@on("projects.scaleup", "drop", "decide")
def close(scale_up: ScaleUp, event: Event) -> None:
    """Resources are moved as decided, and the project is closed."""
    end_turn(scale_up)
    ResourceMove.objects.bulk_create(
        ResourceMove(
            municipality_id=scale_up.municipality_id, scale_up=scale_up,
            from_body_id=move["from_body"]["id"] if move.get("from_body") else None, to_body_id=move["to_body"]["id"],
            amount=Decimal(move["amount"]), from_year=move["from_year"],
        )
        for move in event.said.get("moves") or []
    )  # fmt: skip
    _close(scale_up, event)


def _close(scale_up: ScaleUp, event: Event) -> None:
    day = date.fromisoformat(event.said["day"])
    perform(scale_up.project, "close", by=User.objects.system(), cause=event, day=day)
