"""What waited for a body was decided on its own page: at the meeting that goes on, or outside it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.meetings.checks import GOES_ON
from socinv.meetings.matters import decides, is_matter
from socinv.meetings.models import AgendaItem, ItemStatus, MeetingStatus
from socinv.organisation.models import User


@on("*", "*")
def note_decision(thing: Any, event: Event) -> None:
    """The item is done by the body's decision while its meeting goes on; else it leaves the agenda."""
    if not is_matter(event.thing):
        return
    items = AgendaItem.objects.filter(
        thing=event.thing, thing_id=event.thing_id, status=ItemStatus.PLANNED, meeting__status__in=GOES_ON
    )
    for item in items.select_related("meeting", "case"):
        if not _waits_still(item):
            _leave_agenda(item, event)


def _waits_still(item: AgendaItem) -> bool:
    waiting = WorkItem.objects.open().filter(thing=item.thing, thing_id=item.thing_id or 0, body=item.body_id)
    return waiting.exists()


def _leave_agenda(item: AgendaItem, event: Event) -> None:
    system = User.objects.system()
    at_the_meeting = item.meeting.status == MeetingStatus.OPEN and not event.said.get("delegation")
    if at_the_meeting and decides(item.thing, item.verb, event.verb):
        perform(item, "record", by=system, cause=event, decision=event)
    else:
        reason = _("Ärendet väntar inte på organet längre.")
        if decides(item.thing, item.verb, event.verb):
            reason = _("Ärendet avgjordes utanför sammanträdet.")
        perform(item, "take_off", by=system, cause=event, reason=reason)
