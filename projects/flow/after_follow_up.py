"""What follows from the life of a follow-up evaluation (ORE-21)."""

from __future__ import annotations

from datetime import timedelta

from applications.content.versions import keep_version
from applications.flow.after_writing import put_away, remark, settle
from applications.flow.work import end_turn, turn_of_coordinators
from projects import parties
from projects.flow.after_evaluation import take_lessons
from projects.flow.bodies import turn_of_party
from projects.flow.prefill import prefill
from projects.models import FollowUp
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.organisation.models import Membership

COMPLETE_IN = 30  # days

on("projects.followup", "comment")(remark)
on("projects.followup", "resolve_comment")(settle)
on("projects.followup", "remove_attachment")(put_away)


@on("projects.followup", "open")
def write(follow_up: FollowUp, event: Event) -> None:
    """The turn of those whom the file names, until its last day."""
    prefill(follow_up)
    _turn_of_writers(follow_up)


@on("projects.followup", "send_back")
def complete(follow_up: FollowUp, event: Event) -> None:
    end_turn(follow_up)
    follow_up.due = clock.today() + timedelta(COMPLETE_IN)
    follow_up.save(update_fields=["due"])
    _turn_of_writers(follow_up)


def _turn_of_writers(follow_up: FollowUp) -> None:
    """The coordinators' where nobody holds the seat any more: the project has been over for years."""
    rule = follow_up.case.process.follow_up
    if rule is None:  # without one nothing opens it
        return
    party = parties.party_of(follow_up, rule.by, rule.roles)
    seated = Membership.objects.on(clock.today()).filter(body=party.body, role__in=party.roles, person__is_active=True)
    if seated.exists():
        turn_of_party(follow_up, "submit", rule.title, follow_up.due, rule.by, rule.roles)
    else:
        turn_of_coordinators(follow_up, "submit", rule.title, follow_up.due)


@on("projects.followup", "submit")
def await_receipt(follow_up: FollowUp, event: Event) -> None:
    """Kept as it was sent in, and to the coordinators."""
    end_turn(follow_up)
    keep_version(follow_up.case, follow_up.form, event)
    rule = follow_up.case.process.follow_up
    if rule is not None:
        due = clock.today() + timedelta(days=rule.read_in)
        turn_of_coordinators(follow_up, "receive", rule.title, due)


@on("projects.followup", "receive")
def received(follow_up: FollowUp, event: Event) -> None:
    end_turn(follow_up)
    take_lessons(follow_up)
