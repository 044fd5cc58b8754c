"""The call goes to everybody in the body; a meeting that is moved or not held is told to those who were called."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from socinv.documents.models import Document
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.models import Meeting
from socinv.notices.models import Notice
from socinv.organisation.models import Membership
from tests.factories.house import LONG_AGO, House, a_house, a_person, seat
from tests.factories.meetings import BODY, a_called_meeting, a_planned_meeting, in_days, information

pytestmark = pytest.mark.django_db


def told(meeting: Meeting, verb: str) -> set[int]:
    here = {"event__thing": "meetings.meeting", "event__thing_id": meeting.pk, "event__verb": verb}
    return set(Notice.objects.filter(**here).values_list("recipient", flat=True))


def seated(house: House) -> set[int]:
    return {house.person(f"{BODY}.{role}").pk for role in ("chair", "member", "deputy", "secretary", "co-opted")}


def moving(meeting: Meeting, **more: Any) -> dict[str, Any]:
    said = {"held_on": meeting.held_on, "starts_at": meeting.starts_at, "place": meeting.place}
    return {**said, "link": "", "secretary": meeting.secretary, "papers_by": None, **more}


def test_an_empty_agenda_is_not_sent() -> None:
    meeting = a_planned_meeting(a_house())
    with pytest.raises(Refused) as refused:
        perform(meeting, "call", by=meeting.secretary)
    assert refused.value.verdict.ground == Ground.CONDITION


def test_everybody_in_the_body_is_called_and_told() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    rows = list(meeting.attendances.order_by("id").values_list("role", flat=True))
    assert rows == ["chair", "member", "deputy", "secretary", "co-opted"]
    assert told(meeting, "call") == seated(house) - {meeting.secretary_id}
    assert set(Notice.objects.filter(event__verb="call").values_list("kind", flat=True)) == {"meeting"}


def test_deputies_are_called_in_their_order() -> None:
    house = a_house()
    first, second = (seat(a_person(municipality=house.municipality), house.bodies[BODY], "deputy") for _ in range(2))
    for one, place in ((first, 2), (second, 1)):
        Membership.objects.filter(pk=one.pk).update(place=place)
    meeting = a_called_meeting(house)
    deputies = meeting.attendances.filter(role="deputy").order_by("id").values_list("person", "place")
    without = house.person(f"{BODY}.deputy").pk
    assert list(deputies) == [(second.person_id, 1), (first.person_id, 2), (without, 0)]


def test_a_seat_that_is_over_on_the_day_is_not_called() -> None:
    house = a_house()
    gone = a_person(municipality=house.municipality)
    seat(gone, house.bodies[BODY], "member", starts=LONG_AGO, ends=clock.today() + timedelta(days=3))
    meeting = a_planned_meeting(house, held_on=in_days(4))
    information(house, meeting)
    perform(meeting, "call", by=meeting.secretary)
    assert not meeting.attendances.filter(person=gone).exists()


def test_the_call_is_a_document_ordered_by_itself() -> None:
    meeting = a_called_meeting(a_house())
    call = Document.objects.get(kind="call")
    assert (call.thing, call.thing_id, call.case) == ("meetings.meeting", meeting.pk, None)
    assert "Läget i fonden" in str(call.source)


def test_a_call_is_sent_once() -> None:
    meeting = a_called_meeting(a_house())
    with pytest.raises(Refused) as refused:
        perform(meeting, "call", by=meeting.secretary)
    assert refused.value.verdict.ground == Ground.STATE


def test_a_meeting_that_is_moved_keeps_the_answers_of_those_who_still_sit() -> None:
    house = a_house()
    leaves = a_person(municipality=house.municipality)
    seat(leaves, house.bodies[BODY], "member", ends=clock.today() + timedelta(days=3))
    meeting = a_called_meeting(house)
    perform(meeting, "reply", by=house.person(f"{BODY}.chair"), comes=True)
    perform(meeting, "move", by=meeting.secretary, **moving(meeting, held_on=in_days(7), starts_at=time(13, 0)))
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.starts_at) == (in_days(7), time(13, 0))
    assert not meeting.attendances.filter(person=leaves).exists()
    assert meeting.attendances.get(person=house.person(f"{BODY}.chair")).is_present
    assert told(meeting, "move") == seated(house) - {meeting.secretary_id}


def test_what_has_not_been_called_is_moved_in_silence() -> None:
    meeting = a_planned_meeting(a_house())
    perform(meeting, "move", by=meeting.secretary, **moving(meeting, held_on=in_days(7)))
    assert told(meeting, "move") == set()


def test_a_meeting_is_not_moved_to_the_past() -> None:
    meeting = a_planned_meeting(a_house())
    with pytest.raises(Invalid) as invalid:
        perform(meeting, "move", by=meeting.secretary, **moving(meeting, held_on=in_days(-1)))
    assert set(invalid.value.problems) == {"held_on"}


def test_a_meeting_that_is_not_held_is_told_with_why() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    with pytest.raises(Invalid):
        perform(meeting, "cancel", by=meeting.secretary, reason=" ")
    perform(meeting, "cancel", by=meeting.secretary, reason="För få kan komma.")
    assert Meeting.objects.get().status == "cancelled"
    assert told(meeting, "cancel") == seated(house) - {meeting.secretary_id}
    with pytest.raises(Refused):
        perform(meeting, "cancel", by=meeting.secretary, reason="Igen.")
