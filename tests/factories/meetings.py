"""Meetings brought to a certain place through perform, as people would."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.meetings.agenda import put_up, put_up_own
from socinv.meetings.models import AgendaItem, Meeting
from socinv.organisation.models import User
from tests.factories.house import House
from tests.factories.kept import kept

BODY = "management-group"
BY_THE_DOOR = {"place": "Sal A", "starts_at": time(9, 0)}


def new_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    """Not planned yet: today, so that it can be opened at once."""
    values = {"held_on": clock.today(), "secretary": house.person(f"{body}.secretary"), **BY_THE_DOOR, **more}
    return Meeting(municipality=house.municipality, body=house.bodies[body], **values)


@kept
def a_planned_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    meeting = new_meeting(house, body, **more)
    perform(meeting, "plan", by=house.person(f"{body}.secretary"))
    return Meeting.objects.get(pk=meeting.pk)


@kept
def information(house: House, meeting: Meeting, title: str = "Läget i fonden") -> AgendaItem:
    event = put_up_own(meeting, "information", title, by=meeting.secretary)
    return AgendaItem.objects.get(pk=event.thing_id)


@kept
def a_called_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    """With one item of information."""
    meeting = a_planned_meeting(house, body, **more)
    information(house, meeting)
    perform(meeting, "call", by=meeting.secretary)
    return Meeting.objects.get(pk=meeting.pk)


def come(meeting: Meeting, *people: User) -> None:
    perform(meeting, "note_presence", by=meeting.secretary, present=list(people))


def opened(house: House, meeting: Meeting) -> Meeting:
    """With its chair and the member, who is to adjust the minutes."""
    chair, member = (house.person(f"{meeting.body.key}.{role}") for role in ("chair", "member"))
    elected = meeting.attendances.filter(role__in=("chair", "member")).select_related("person")
    come(meeting, *(row.person for row in elected), meeting.secretary)
    perform(meeting, "open", by=meeting.secretary, chaired_by=chair, adjuster=member)
    return Meeting.objects.get(pk=meeting.pk)


@kept
def an_open_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    return opened(house, a_called_meeting(house, body, **more))


@kept
def an_ended_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    meeting = an_open_meeting(house, body, **more)
    for item in meeting.items.filter(status="planned"):
        perform(item, "conclude", by=meeting.secretary, outcome="Informationen läggs till handlingarna.")
    perform(meeting, "end", by=meeting.secretary)
    return Meeting.objects.get(pk=meeting.pk)


@kept
def an_adjusted_meeting(house: House, body: str = BODY, **more: Any) -> Meeting:
    meeting = an_ended_meeting(house, body, **more)
    perform(meeting, "adjust", by=house.person(f"{body}.chair"))
    perform(meeting, "adjust", by=house.person(f"{body}.member"))
    return Meeting.objects.get(pk=meeting.pk)


def work_of(step: Step) -> WorkItem:
    return WorkItem.objects.open().get(thing=step._meta.label_lower, thing_id=step.pk)


def item_for(meeting: Meeting, step: Step) -> AgendaItem:
    """The step, put on the agenda."""
    event = put_up(meeting, work_of(step), by=meeting.secretary)
    return AgendaItem.objects.get(pk=event.thing_id)


def in_days(days: int) -> Any:
    return clock.today() + timedelta(days=days)
