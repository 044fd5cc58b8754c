"""The minutes are adjusted by the two, then frozen by the system and by the database; then announced."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.models import Attendance, LeftForItem, Meeting, Reservation, Vote
from socinv.notices.models import Notice
from tests.factories.house import House, a_house
from tests.factories.meetings import BODY, an_adjusted_meeting, an_ended_meeting, an_open_meeting
from tests.meetings.test_note_dealing import dealing

pytestmark = pytest.mark.django_db


def both(house: House, meeting: Meeting) -> None:
    for who in ("chair", "member"):
        perform(meeting, "adjust", by=house.person(f"{meeting.body.key}.{who}"))


def test_it_does_not_end_while_an_item_waits() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    with pytest.raises(Refused) as refused:
        perform(meeting, "end", by=meeting.secretary)
    assert refused.value.verdict.ground == Ground.CONDITION
    assert "1 punkt" in str(refused.value.verdict.reason)


def test_the_two_are_asked_when_it_ends() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    assert meeting.ends_at is not None
    asked = Notice.objects.filter(event__verb="end").values_list("recipient", "kind")
    assert set(asked) == {(house.person(f"{BODY}.{who}").pk, "turn") for who in ("chair", "member")}


def test_when_both_have_adjusted_the_minutes_are_frozen_and_made() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    perform(meeting, "adjust", by=house.person(f"{BODY}.chair"))
    assert Meeting.objects.get().status == "ended"
    perform(meeting, "adjust", by=house.person(f"{BODY}.member"))
    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.adjusted_on) == ("adjusted", clock.today())
    made = Document.objects.get(kind="minutes")
    assert "Informationen läggs till handlingarna." in str(made.source)
    freeze = Event.objects.get(verb="freeze")
    assert freeze.actor.is_system
    assert freeze.cause == Event.objects.filter(verb="adjust").latest("pk")


def test_each_adjusts_once_and_nobody_else_does() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    perform(meeting, "adjust", by=house.person(f"{BODY}.chair"))
    for who in ("chair", "secretary", "deputy"):
        with pytest.raises(Refused) as refused:
            perform(meeting, "adjust", by=house.person(f"{BODY}.{who}"))
        assert refused.value.verdict.ground == Ground.PERSON
    with pytest.raises(Refused):
        perform(meeting, "freeze", by=meeting.secretary, day=clock.today())


def test_what_is_to_be_mended_is_read_again_by_both() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    with pytest.raises(Refused):
        perform(meeting, "hand_back", by=meeting.secretary, reason="Fel namn.")
    perform(meeting, "adjust", by=house.person(f"{BODY}.chair"))
    with pytest.raises(Invalid):
        perform(meeting, "hand_back", by=house.person(f"{BODY}.member"), reason="")
    perform(meeting, "hand_back", by=house.person(f"{BODY}.member"), reason="Fel namn i första punkten.")
    meeting.refresh_from_db()
    assert meeting.chair_adjusted_at is None
    both(house, meeting)
    assert Meeting.objects.get().status == "adjusted"


def test_nothing_of_an_adjusted_meeting_changes_in_the_database() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    item, member = meeting.items.get(), house.person(f"{BODY}.member")
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house))
    both(house, meeting)
    here = {"municipality": house.municipality, "item": item, "person": house.person(f"{BODY}.deputy")}
    for change in (
        lambda: type(item).objects.filter(pk=item.pk).update(title="Annat"),
        lambda: Attendance.objects.filter(meeting=meeting).update(is_present=False),
        lambda: Attendance.objects.filter(meeting=meeting).first().delete(),  # type: ignore[union-attr]
        lambda: Vote.objects.filter(item=item).update(choice="yes"),
        lambda: Vote.objects.create(choice="yes", **here),
        lambda: Reservation.objects.filter(item=item, person=member).delete(),
        lambda: LeftForItem.objects.create(**here),
        lambda: Meeting.objects.filter(pk=meeting.pk).update(place="Sal B"),
        lambda: Meeting.objects.filter(pk=meeting.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_announcement_is_noted_once_between_the_adjustment_and_today() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house, "education-committee")
    today = clock.today()
    for day in (None, today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(Invalid) as invalid:
            perform(meeting, "post", by=meeting.secretary, day=day)
        assert set(invalid.value.problems) == {"day"}
    perform(meeting, "post", by=meeting.secretary, day=today)
    assert Meeting.objects.get().posted_on == today
    with pytest.raises(Refused):
        perform(meeting, "post", by=meeting.secretary, day=today)


def test_a_group_that_prepares_announces_nothing() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house, "network")
    with pytest.raises(Refused) as refused:
        perform(meeting, "post", by=meeting.secretary, day=clock.today())
    assert refused.value.verdict.ground == Ground.CONDITION


def test_an_extract_is_made_of_an_item_in_adjusted_minutes() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    item = meeting.items.get()
    with pytest.raises(Refused):
        order_document("extract", item, by=meeting.secretary)
    both(house, meeting)
    item = type(item).objects.get(pk=item.pk)
    with pytest.raises(Refused):
        order_document("extract", item, by=house.person("network.chair"))
    made = order_document("extract", item, by=meeting.secretary)
    assert made.source["sections"][0]["item"] == "§ 1"
    assert order_document("extract", item, by=meeting.secretary) == made


def test_minutes_ask_the_same_of_the_database_whatever_the_agenda() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from socinv.meetings.documents.minutes import compose_minutes
    from tests.factories.meetings import information

    house = a_house()
    meeting = an_open_meeting(house)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            compose_minutes(meeting)
        return len(captured)

    def deal(item: object) -> None:
        perform(item, "note_dealing", by=meeting.secretary, **dealing(house))  # type: ignore[type-var]

    deal(meeting.items.get())
    before = asked()
    for title in "AB":
        deal(information(house, meeting, title))
    assert asked() == before


def test_a_day_later_the_days_of_the_law_are_counted_from_when_both_adjusted() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    with clock.at(timezone.now() + timedelta(days=9)):
        both(house, meeting)
        assert Meeting.objects.get().adjusted_on == clock.today()
