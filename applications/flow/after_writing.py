"""What follows while a form is being written: comments, files, co-writers, questions to the coordinators."""

from __future__ import annotations

from datetime import timedelta

from guardian.shortcuts import assign_perm, remove_perm

from applications.content.suggestion import take_in
from applications.flow.work import end_turn, turn_of_coordinators
from applications.models import Application, Attachment, Comment, Written
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of

ANSWER_IN = 7  # days


@on("applications.idea", "comment")
@on("applications.application", "comment")
def remark(thing: Written, event: Event) -> None:
    """A coordinator's remark on a part answers the department's question about it; a writer's reply does not."""
    said = event.said
    Comment.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, form=thing.form, part=said["part"],
        field=said.get("field", ""), text=said.get("text", ""), suggestion=said.get("suggestion", ""),
        written_by=event.actor, written_at=event.at,
    )  # fmt: skip
    if standing_of(event.actor, thing.municipality_id, clock.today()).is_coordinator:
        end_turn(thing, verb="comment", label=_title(thing, said["part"]))


@on("applications.idea", "resolve_comment")
@on("applications.application", "resolve_comment")
def settle(thing: Written, event: Event) -> None:
    comment = thing.case.comments.get(pk=event.said["comment"]["id"])
    comment.resolved_at, comment.resolved_by = event.at, event.actor
    comment.accepted = bool(event.said.get("accepted"))
    comment.save()
    if comment.accepted:
        take_in(thing, comment, event)


@on("applications.application", "ask_for_support")
def call_coordinators(application: Application, event: Event) -> None:
    label = _title(application, event.said["part"])
    end_turn(application, verb="comment", label=label)
    turn_of_coordinators(application, "comment", label, clock.today() + timedelta(ANSWER_IN))


@on("applications.application", "invite_cowriter")
def let_write(application: Application, event: Event) -> None:
    assign_perm("applications.write_application", _person(event), application)


@on("applications.application", "remove_cowriter")
def no_longer_write(application: Application, event: Event) -> None:
    remove_perm("applications.write_application", _person(event), application)


@on("applications.idea", "remove_attachment")
@on("applications.application", "remove_attachment")
def put_away(thing: Written, event: Event) -> None:
    """The file leaves the form but not the case: what was there can always be shown."""
    Attachment.objects.filter(case=thing.case, form=thing.form, pk=event.said["attachment"]["id"]).update(
        removed_at=event.at
    )


def _title(thing: Written, key: str) -> str:
    part = thing.part(key)
    return part.title[:60] if part else ""


def _person(event: Event) -> User:
    return User.objects.get(pk=event.said["person"]["id"])
