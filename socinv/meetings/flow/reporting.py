"""Decisions taken on delegation: each is reported, once, at the next meeting of the body that delegated (SUN-05).

Kommunallagen 6 kap. 40 §. What was to be reported at a meeting that is not held, or at an item that is put off or taken
off the agenda, is reported at the one after.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.locking import lock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.meetings.agenda import next_meeting
from socinv.meetings.models import AgendaItem, ItemKind, ItemStatus, Meeting, MeetingStatus, ReportedDecision
from socinv.organisation.models import Delegation, User

BEFORE = (MeetingStatus.PLANNED, MeetingStatus.CALLED)


@on("*", "*")
def report_decision(thing: Any, event: Event) -> None:
    """A decision on delegation goes on the agenda of the next meeting, if one is planned already."""
    delegation = event.said.get("delegation")
    if not isinstance(delegation, dict) or event.thing.startswith("meetings."):
        return
    body = Delegation.objects.values_list("body", flat=True).get(pk=delegation["id"])
    report_at_next(body, [event], event)


@on("meetings.meeting", "plan")
def report_what_waits(meeting: Meeting, event: Event) -> None:
    """The next meeting is planned: every decision that has not been reported is put on its agenda."""
    report_at_next(meeting.body_id, unreported(meeting.body_id), event)


@on("meetings.meeting", "cancel")
def report_later(meeting: Meeting, event: Event) -> None:
    for item in meeting.items.filter(kind=ItemKind.DELEGATED, status=ItemStatus.PLANNED):
        _pass_on(item, event)


@on("meetings.agendaitem", "put_off", "take_off")
def report_another_time(item: AgendaItem, event: Event) -> None:
    if item.kind == ItemKind.DELEGATED:
        _pass_on(item, event)


def unreported(body: int) -> QuerySet[Event]:
    """The decisions taken on delegation from the body that no meeting has been told of, oldest first."""
    delegations = dict(Delegation.objects.filter(body=body).values_list("pk", "municipality"))
    here = set(delegations.values())
    events = Event.objects.filter(municipality__in=here, said__delegation__id__in=list(delegations), report=None)
    events = events.filter(at__lte=clock.now())
    return events.exclude(thing__startswith="meetings.").order_by("pk")


def report_at_next(body: int, events: Iterable[Event], cause: Event, *, but: int | None = None) -> None:
    """Put the decisions on the agenda of the body's next meeting that has not begun; without one they wait."""
    found, meeting = list(events), next_meeting(body, but=but)
    if not found or meeting is None:
        return
    meeting = lock(meeting)
    if meeting.status not in BEFORE:
        return
    item = meeting.items.filter(kind=ItemKind.DELEGATED, status=ItemStatus.PLANNED).first()
    if item is None:
        item = _item_at(meeting, cause)
    ReportedDecision.objects.bulk_create(
        ReportedDecision(municipality_id=meeting.municipality_id, item=item, event=event) for event in found
    )


def _item_at(meeting: Meeting, cause: Event) -> AgendaItem:
    item = AgendaItem(
        municipality_id=meeting.municipality_id, meeting=meeting, kind=ItemKind.DELEGATED,
        title=_("Anmälan av beslut på delegation"),
    )  # fmt: skip
    perform(item, "put_up", by=User.objects.system(), cause=cause)
    return item


def _pass_on(item: AgendaItem, cause: Event) -> None:
    """Not told of after all: the decisions wait for the meeting after."""
    reports = ReportedDecision.objects.filter(item=item)
    events = list(Event.objects.filter(report__in=reports).order_by("pk"))
    reports.delete()
    report_at_next(item.body_id, events, cause, but=item.meeting_id)


def reported_on(item: AgendaItem) -> QuerySet[Event]:
    """The decisions that the item reports, oldest first."""
    return Event.objects.filter(report__item=item).order_by("at", "pk")
