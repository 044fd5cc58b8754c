"""What follows when a change is asked for, weighed and decided (SUN-07, ORE-19)."""

from __future__ import annotations

from datetime import timedelta

from applications.flow.work import end_turn
from projects import parties
from projects.flow.bodies import turn_of_party
from projects.models import Change, Position
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.change", "ask")
def begin_chain(change: Change, event: Event) -> None:
    _next(change, event)


def _next(change: Change, cause: Event) -> None:
    """The turn of the next one who is to say something, or of those who decide when all have."""
    said = set(change.positions.filter(status="taken").values_list("key", flat=True))
    rule = next((one for one in change.case.process.change.chain(change.kind) if one.key not in said), None)
    if rule is None:
        _await_decision(change)
        return
    party = parties.party_of(change, rule.by, rule.roles)
    position = Position(
        municipality_id=change.municipality_id, case=change.case, change=change, key=rule.key, body=party.body
    )
    perform(position, "open", by=User.objects.system(), cause=cause, due=clock.today() + timedelta(days=rule.days))


def _await_decision(change: Change) -> None:
    rule = change.case.process.change
    change.due = clock.today() + timedelta(days=rule.days)
    change.save(update_fields=["due"])
    turn_of_party(change, "decide", rule.title, change.due, rule.by, rule.roles)


@on("projects.change", "withdraw", "stop")
def nothing_to_decide(change: Change, event: Event) -> None:
    end_turn(change)
    for position in change.positions.filter(status="open"):
        perform(position, "cancel", by=User.objects.system(), cause=event)


@on("projects.position", "open")
def await_position(position: Position, event: Event) -> None:
    rule = position.rule
    turn_of_party(position, "take", rule.title, position.due, rule.by, rule.roles)


@on("projects.position", "cancel")
def not_wanted(position: Position, event: Event) -> None:
    end_turn(position)


@on("projects.position", "take")
def go_on_or_stop(position: Position, event: Event) -> None:
    """The file says whether the matter goes on with that answer (ORE-19)."""
    end_turn(position)
    answer, change = position.rule.choice(position.outcome), position.change
    if answer is not None and answer.leads == "stop":
        perform(change, "stop", by=User.objects.system(), cause=event)
    else:
        _next(change, event)


@on("projects.change", "decide")
def take_effect(change: Change, event: Event) -> None:
    """On dates and budget at once; on the repayment plan in words until the plan is made."""
    end_turn(change)
    if change.outcome != "granted":
        return
    project, system = change.project, User.objects.system()
    ends_early = change.kind == "early-end"
    ends = None if ends_early else change.ends
    budget = (project.budget or 0) + change.amount if change.amount is not None else None
    if ends is not None or budget is not None:
        perform(project, "alter", by=system, cause=event, ends=ends, budget=budget)
    if ends_early:
        perform(project, "end_early", by=system, cause=event, day=change.ends)
