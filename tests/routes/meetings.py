"""Where a meeting is in each part of the table, and the rest of the address of each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from socinv.meetings.models import Meeting
from tests.factories.meetings import (
    a_called_meeting,
    a_planned_meeting,
    an_adjusted_meeting,
    an_ended_meeting,
    an_open_meeting,
    information,
)
from tests.matrix.cast import Cast

Bring = Callable[[Cast], Any]


def _planned(cast: Cast) -> None:
    information(cast.house, a_planned_meeting(cast.house))


BROUGHT: dict[str, Bring] = {
    "meeting-planned": _planned,
    "meeting-called": lambda cast: a_called_meeting(cast.house),
    "meeting-open": lambda cast: an_open_meeting(cast.house),
    "meeting-ended": lambda cast: an_ended_meeting(cast.house),
    "meeting-adjusted": lambda cast: an_adjusted_meeting(cast.house, "education-committee"),
}


def _itself(meeting: Meeting) -> dict[str, Any]:
    return {}


def _item(meeting: Meeting) -> dict[str, Any]:
    return {"pk": meeting.items.get().pk}


OF_MEETING: dict[str, Callable[[Meeting], dict[str, Any]]] = {
    **dict.fromkeys(
        ("meeting", "meeting-move", "meeting-cancel", "meeting-call", "meeting-reply", "meeting-presence",
         "meeting-open", "meeting-end", "meeting-adjust", "meeting-hand-back", "meeting-post", "meeting-put-up",
         "meeting-compare", "meeting-own"), _itself,
    ),
    **dict.fromkeys(
        ("meeting-item", "meeting-item-place", "meeting-item-take-off", "meeting-item-put-off",
         "meeting-item-conclude", "meeting-item-dealing"), _item,
    ),
}  # fmt: skip


def kwargs_of(cast: Cast, route: str) -> dict[str, Any]:
    """The rest of the address, of the one meeting there is."""
    meeting = Meeting.objects.get(municipality=cast.house.municipality)
    return {"ref": meeting.ref, **OF_MEETING[route](meeting)}
