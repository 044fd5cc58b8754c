"""The order of the agenda, and the § that each item gets when the meeting opens."""

from __future__ import annotations

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.meetings.models import AgendaItem, ItemStatus, Meeting
from socinv.meetings.sections import last_section, moved, numbered


@on("meetings.meeting", "open")
def give_sections(meeting: Meeting, event: Event) -> None:
    """In the agenda's order, from the last § that the body has given this year."""
    year = meeting.held_on.year
    items = list(meeting.items.filter(status=ItemStatus.PLANNED))
    for section, item in numbered(items, last_section(meeting.body_id, year)):
        item.year, item.section = year, section
    AgendaItem.objects.bulk_update(items, ["year", "section"])


@on("meetings.agendaitem", "place")
def keep_order(item: AgendaItem, event: Event) -> None:
    """The others make room."""
    others = item.meeting.items.filter(status=ItemStatus.PLANNED).exclude(pk=item.pk)
    rows = moved([*others, item], item, event.said["order"])
    for place, row in enumerate(rows, 1):
        row.order = place
    AgendaItem.objects.bulk_update(rows, ["order"])
