"""A meeting of the planning committee, and an item on its agenda, in each situation of their tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.meetings.agenda import put_up
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.meetings import (
    a_called_meeting,
    a_planned_meeting,
    an_adjusted_meeting,
    an_ended_meeting,
    an_open_meeting,
    come,
    information,
    new_meeting,
)
from tests.matrix.cast import Cast

Build = Callable[[Cast, Case], Any]
BODY = "planning-committee"


def _planned(cast: Cast, case: Case) -> Meeting:
    meeting = a_planned_meeting(cast.house, BODY)
    information(cast.house, meeting)
    return meeting


def _come(cast: Cast, case: Case) -> Meeting:
    meeting = a_called_meeting(cast.house, BODY)
    come(meeting, cast.person(f"{BODY}.chair"), cast.person(f"{BODY}.member"))
    return meeting


def _open(cast: Cast, case: Case) -> Meeting:
    return an_open_meeting(cast.house, BODY)


def _done(cast: Cast, case: Case) -> Meeting:
    meeting = _open(cast, case)
    perform(meeting.items.get(), "conclude", by=meeting.secretary, outcome="Klart.")
    return meeting


def _half(cast: Cast, case: Case) -> Meeting:
    meeting = an_ended_meeting(cast.house, BODY)
    perform(meeting, "adjust", by=cast.person(f"{BODY}.chair"))
    return meeting


def _posted(cast: Cast, case: Case) -> Meeting:
    meeting = an_adjusted_meeting(cast.house, BODY)
    perform(meeting, "post", by=meeting.secretary, day=clock.today())
    return meeting


def _cancelled(cast: Cast, case: Case) -> Meeting:
    meeting = _planned(cast, case)
    perform(meeting, "cancel", by=meeting.secretary, reason="För få kan komma.")
    return meeting


def _new_item(build: Build) -> Build:
    def make(cast: Cast, case: Case) -> AgendaItem:
        meeting = build(cast, case)
        return AgendaItem(
            municipality_id=meeting.municipality_id, meeting=meeting, kind="information", title="Läget i fonden"
        )

    return make


def _item_of(build: Build) -> Build:
    return lambda cast, case: build(cast, case).items.get()


def _thing(cast: Cast, case: Case) -> AgendaItem:
    """Something that waits for the committee."""
    work = WorkItem.objects.create(
        municipality=cast.house.municipality, case=case, thing="applications.step", thing_id=1, verb="decide",
        label="Beslut", body=cast.house.bodies[BODY], roles=["chair"], opened_at=clock.now(),
    )  # fmt: skip
    meeting = _done(cast, case)
    event = put_up(meeting, work, by=meeting.secretary)
    return AgendaItem.objects.get(pk=event.thing_id)


def _then(build: Build, verb: str, **said: Any) -> Build:
    def make(cast: Cast, case: Case) -> AgendaItem:
        item: AgendaItem = build(cast, case).items.get()
        perform(item, verb, by=item.meeting.secretary, **said)
        return item

    return make


OF_MEETINGS: dict[str, dict[str, Build]] = {
    "meeting": {
        "new": lambda cast, case: new_meeting(cast.house, BODY),
        "planned": _planned,
        "planned-empty": lambda cast, case: a_planned_meeting(cast.house, BODY),
        "called": lambda cast, case: a_called_meeting(cast.house, BODY),
        "called-and-come": _come,
        "open": _open,
        "open-done": _done,
        "ended": lambda cast, case: an_ended_meeting(cast.house, BODY),
        "ended-half": _half,
        "adjusted": lambda cast, case: an_adjusted_meeting(cast.house, BODY),
        "adjusted-posted": _posted,
        "cancelled": _cancelled,
    },
    "item": {
        "new": _new_item(_planned),
        "new-too-late": _new_item(lambda cast, case: an_ended_meeting(cast.house, BODY)),
        "planned": _item_of(lambda cast, case: a_called_meeting(cast.house, BODY)),
        "planned-open": _item_of(_open),
        "planned-thing": _thing,
        "decided": _item_of(_done),
        "decided-adjusting": _item_of(_half),
        "put-off": _then(_open, "put_off", reason="Nästa gång."),
        "taken-off": _then(_open, "take_off", reason="Inte klart."),
    },
}
