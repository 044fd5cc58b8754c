"""Things that the documents of a meeting are made of."""

from __future__ import annotations

from typing import Any

from socinv.lifecycle.perform import perform
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.cases import an_application_for_decision, decision, open_step
from tests.factories.house import a_house
from tests.factories.meetings import BODY, a_called_meeting, an_open_meeting, item_for

Made = tuple[str, Any]


def call() -> Made:
    return "call", a_called_meeting(a_house())


def _adjusted() -> Meeting:
    """With everything minutes can say: claims, votes, a reservation, one who left, an item put off."""
    house = a_house()
    meeting = an_open_meeting(house)
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    perform(meeting, "note_presence", by=meeting.secretary, present=[chair, member, deputy])
    step = open_step(an_application_for_decision(house).case, "decision")
    item = item_for(meeting, step)
    perform(
        item, "note_dealing", by=meeting.secretary, proposals=[{"who": chair.name, "text": "Bifall."}],
        note="Frågan diskuterades.", votes={str(chair.pk): "yes", str(deputy.pk): "no"}, left=[member],
        reservations=[{"person": deputy, "text": "Det är för tidigt."}],
    )  # fmt: skip
    perform(step, "decide", by=chair, **decision())
    perform(meeting.items.get(kind="information"), "put_off", by=meeting.secretary, reason="Tiden räckte inte.")
    perform(meeting, "end", by=meeting.secretary)
    for person in (chair, member):
        perform(meeting, "adjust", by=person)
    return Meeting.objects.get(pk=meeting.pk)


def minutes() -> Made:
    return "minutes", _adjusted()


def extract() -> Made:
    return "extract", AgendaItem.objects.get(meeting=_adjusted(), kind="decision")


MAKERS = (call, minutes, extract)
