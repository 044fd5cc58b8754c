"""What follows when a change is asked for and decided (SUN-07)."""

from __future__ import annotations

from datetime import timedelta

from applications.flow.work import end_turn, turn_of_body
from projects.flow.bodies import body_of
from projects.models import Change
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.change", "ask")
def await_decision(change: Change, event: Event) -> None:
    rule = change.case.process.change
    change.due = clock.today() + timedelta(days=rule.days)
    change.save(update_fields=["due"])
    turn_of_body(change, "decide", rule.title, change.due, body_of(change.case, rule.by), rule.roles)


@on("projects.change", "withdraw")
def nothing_to_decide(change: Change, event: Event) -> None:
    end_turn(change)


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
