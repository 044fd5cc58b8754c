"""The minutes are frozen when both have adjusted them; the documents of a meeting are ordered by themselves."""

from __future__ import annotations

from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.meetings.conditions import both_have_adjusted
from socinv.meetings.models import Meeting
from socinv.organisation.models import User


@on("meetings.meeting", "adjust")
def freeze_when_both_have(meeting: Meeting, event: Event) -> None:
    if both_have_adjusted(meeting):
        perform(meeting, "freeze", by=User.objects.system(), cause=event, day=clock.today())


@on("meetings.meeting", "freeze")
def make_minutes(meeting: Meeting, event: Event) -> None:
    """The minutes as they were adjusted: an issued document with its checksum."""
    order_document("minutes", meeting, User.objects.system(), cause=event)


@on("meetings.meeting", "call")
def make_call(meeting: Meeting, event: Event) -> None:
    """The call with its agenda."""
    order_document("call", meeting, User.objects.system(), cause=event)
