"""What perform itself adds to an act at a meeting: when, by whom, and which place and § an item gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from socinv.lifecycle import clock
from socinv.meetings.sections import next_order, next_section
from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from socinv.meetings.models import AgendaItem, Meeting


def moment(thing: Any, standing: Standing) -> dict[str, Any]:
    return {"at": clock.now()}


def adjusting(meeting: Meeting, standing: Standing) -> dict[str, Any]:
    return {"by": standing.person, "at": clock.now()}


def replying(meeting: Meeting, standing: Standing) -> dict[str, Any]:
    return {"person": standing.person}


def placing(item: AgendaItem, standing: Standing) -> dict[str, Any]:
    """The last place of the agenda; and where the meeting has begun the next § in the body's series."""
    return {"order": next_order(item.meeting), "section": next_section(item.meeting)}
