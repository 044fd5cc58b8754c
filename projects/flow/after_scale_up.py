"""What follows when it is proposed and decided what becomes of the work (4, 7)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from applications.flow.work import end_turn, turn_of_body
from projects.flow.bodies import body_of
from projects.models import ResourceMove, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.scaleup", "open")
def await_proposal(scale_up: ScaleUp, event: Event) -> None:
    rule = scale_up.case.process.proposal
    turn_of_body(scale_up, "propose", rule.title, scale_up.due, body_of(scale_up.case, rule.by), rule.roles)


@on("projects.scaleup", "propose")
def await_decision(scale_up: ScaleUp, event: Event) -> None:
    end_turn(scale_up)
    rule = scale_up.case.process.scale_up
    scale_up.due = clock.today() + timedelta(days=rule.days)
    scale_up.save(update_fields=["due"])
    turn_of_body(scale_up, "decide", rule.title, scale_up.due, body_of(scale_up.case, rule.by), rule.roles)


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
    day = date.fromisoformat(event.said["day"])
    perform(scale_up.project, "close", by=User.objects.system(), cause=event, day=day)
