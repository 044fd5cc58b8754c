"""The days of a meeting remind those whose turn it is, when the clock is moved; and stand in their calendars."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.meetings.feeding import meetings as in_feed
from socinv.meetings.law import appealed_until
from socinv.meetings.models import Meeting
from socinv.meetings.reminding import meetings
from socinv.notices.deadlines import Deadline
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house
from tests.factories.meetings import (
    a_called_meeting,
    a_planned_meeting,
    an_adjusted_meeting,
    an_ended_meeting,
    in_days,
)

pytestmark = pytest.mark.django_db
COMMITTEE = "education-committee"


@contextmanager
def later(days: int) -> Iterator[None]:
    with clock.at(timezone.now() + timedelta(days=days)):
        yield


def due_now() -> list[Deadline]:
    return list(meetings(clock.today()))


def of(house: House, *roles: str) -> frozenset[int]:
    return frozenset(house.person(f"{COMMITTEE}.{role}").pk for role in roles)


def test_the_papers_wait_for_the_secretary_until_the_call_is_sent() -> None:
    house = a_house()
    meeting = a_planned_meeting(house, COMMITTEE, held_on=in_days(14), papers_by=in_days(7))
    (one,) = due_now()
    assert (one.thing, one.due, one.people) == ("meetings.meeting call", in_days(7), of(house, "secretary"))
    assert one.link == meeting.get_absolute_url()


def test_those_who_are_called_are_reminded_but_not_those_who_stay_away() -> None:
    house = a_house()
    meeting = a_called_meeting(house, COMMITTEE, held_on=in_days(14))
    perform(meeting, "reply", by=house.person(f"{COMMITTEE}.deputy"), comes=False)
    (one,) = due_now()
    assert (one.due, one.happens) == (in_days(14), True)
    assert one.people == of(house, "chair", "member", "secretary", "co-opted")


def test_the_two_are_reminded_until_they_have_adjusted() -> None:
    house = a_house()
    meeting = an_ended_meeting(house, COMMITTEE)
    (one,) = due_now()
    assert (one.due, one.people) == (in_days(14), of(house, "chair", "member"))
    perform(meeting, "adjust", by=house.person(f"{COMMITTEE}.chair"))
    with later(20):
        (one,) = due_now()
        assert one.people == of(house, "member")
        assert one.due < clock.today()


def test_the_announcement_and_then_the_time_for_appeals() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house, COMMITTEE)
    (one,) = due_now()
    assert (one.thing, one.due, one.people) == ("meetings.meeting post", in_days(2), of(house, "secretary"))
    perform(meeting, "post", by=meeting.secretary, day=clock.today())
    (one,) = due_now()
    assert (one.thing, one.due) == ("meetings.meeting appeal", appealed_until(clock.today()))
    with later(40):
        assert due_now() == []


def test_a_group_that_prepares_is_reminded_of_nothing_after_its_minutes() -> None:
    an_adjusted_meeting(a_house(), "network")
    assert due_now() == []


def test_the_number_of_queries_does_not_grow_with_the_meetings() -> None:
    house = a_house()

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert due_now()
        return len(captured)

    a_called_meeting(house, COMMITTEE)
    before = asked()
    an_ended_meeting(house, "network")
    a_called_meeting(house, "social-committee")
    assert asked() == before


def test_a_persons_own_meetings_stand_in_the_calendar() -> None:
    house = a_house()
    meeting = a_called_meeting(house, COMMITTEE, held_on=in_days(14))
    gone = a_planned_meeting(house, COMMITTEE, held_on=in_days(20))
    perform(gone, "cancel", by=gone.secretary, reason="För få kan komma.")
    a_planned_meeting(house, "network")

    def feed(who: str) -> list[str]:
        standing = standing_of(house.person(who), house.municipality.pk, clock.today())
        return [one.url for one in in_feed(standing, in_days(-90), in_days(400))]

    assert feed(f"{COMMITTEE}.member") == [meeting.get_absolute_url()]
    assert feed("social-committee.member") == []
    assert Meeting.objects.count() == 3
