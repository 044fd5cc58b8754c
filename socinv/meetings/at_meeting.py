"""A thing that is dealt with at a meeting right now: the day and the § for its form, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from socinv.meetings.agenda import item_now


@dataclass(frozen=True)
class AtMeeting:
    """``day`` and ``section``: what the form that answers begins with; ``url``: the item's page at the meeting."""

    day: date
    section: str
    url: str


def at_meeting(thing: Any) -> AtMeeting | None:
    """Where the thing is dealt with now; None when no meeting that goes on has it on its agenda. One query."""
    item = item_now(thing) if thing.pk is not None else None
    if item is None:
        return None
    url = reverse("meeting-item", args=[item.meeting.ref, item.pk])
    return AtMeeting(item.meeting.held_on, str(item.section or ""), url)
