"""What follows from acts on the case as such."""

from __future__ import annotations

from applications.flow.work import end_turn, want_coordinators
from applications.models import Case, Conflict
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event


@on("applications.case", "assign_coordinators")
def coordinators_named(case: Case, event: Event) -> None:
    end_turn(case, verb="assign_coordinators")


@on("applications.case", "decline", "close_withdrawn")
def nothing_waits(case: Case, event: Event) -> None:
    """Nobody needs to be named for a case that has ended without a project."""
    end_turn(case)


@on("applications.case", "reopen")
def coordinators_wanted_again(case: Case, event: Event) -> None:
    want_coordinators(case)


@on("applications.case", "declare_conflict")
def declared(case: Case, event: Event) -> None:
    Conflict.objects.create(
        municipality_id=case.municipality_id, case=case, person=event.actor, reason=event.said["reason"], since=event.at
    )


@on("applications.case", "flag_conflict")
def flagged(case: Case, event: Event) -> None:
    Conflict.objects.create(
        municipality_id=case.municipality_id, case=case, person_id=event.said["person"]["id"],
        reason=event.said["reason"], since=event.at, flagged=True,
    )  # fmt: skip


@on("applications.case", "retract_conflict")
def retracted(case: Case, event: Event) -> None:
    case.conflicts.filter(person=event.actor, retracted_at=None, flagged=False).update(retracted_at=event.at)
