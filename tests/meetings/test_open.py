"""A meeting opens when more than half of the seats are served; deputies step in by their order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.models import AgendaItem, Meeting
from socinv.meetings.presence import quorum_of
from tests.factories.house import House, a_house, a_person
from tests.factories.meetings import (
    BODY,
    a_called_meeting,
    a_planned_meeting,
    an_open_meeting,
    come,
    in_days,
    information,
    opened,
)

pytestmark = pytest.mark.django_db


def of(house: House, *roles: str) -> list[object]:
    return [house.person(f"{BODY}.{role}") for role in roles]


def test_each_says_for_oneself_whether_one_comes() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    perform(meeting, "reply", by=house.person(f"{BODY}.deputy"), comes=False)
    assert meeting.attendances.get(person=house.person(f"{BODY}.deputy")).is_present is False
    with pytest.raises(Refused):
        perform(meeting, "reply", by=house.person("network.chair"), comes=True)
    with pytest.raises(Invalid):
        perform(meeting, "reply", by=house.person(f"{BODY}.chair"))


def test_without_a_quorum_it_does_not_open() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    chair, member = of(house, "chair", "member")
    come(meeting, chair)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        perform(meeting, "open", by=meeting.secretary, chaired_by=chair, adjuster=member)
    assert refused.value.verdict.ground == Ground.CONDITION
    assert "1 av 2" in str(refused.value.verdict.reason)


def test_a_deputy_serves_for_one_who_is_not_there() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    chair, deputy = of(house, "chair", "deputy")
    come(meeting, chair, deputy)  # type: ignore[arg-type]
    assert quorum_of(meeting).holds
    perform(meeting, "open", by=meeting.secretary, chaired_by=chair, adjuster=deputy)
    row = meeting.attendances.get(person=deputy)  # type: ignore[misc]
    assert row.serves_for == house.person(f"{BODY}.member")


def test_those_who_chair_and_adjust_are_two_of_those_who_serve() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    chair, member, deputy, secretary = of(house, "chair", "member", "deputy", "secretary")
    come(meeting, chair, member, deputy, secretary)  # type: ignore[arg-type]
    for chaired_by, adjuster, field in (
        (chair, chair, "adjuster"), (secretary, member, "chaired_by"), (chair, deputy, "adjuster"),
        (chair, None, "adjuster"), (None, member, "chaired_by"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as invalid:
            perform(meeting, "open", by=meeting.secretary, chaired_by=chaired_by, adjuster=adjuster)
        assert set(invalid.value.problems) == {field}


def test_only_those_who_are_called_are_there() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    with pytest.raises(Invalid) as invalid:
        come(meeting, a_person(municipality=house.municipality))
    assert set(invalid.value.problems) == {"present"}


def test_the_chair_and_the_adjuster_stay_while_it_goes_on() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    with pytest.raises(Invalid):
        come(meeting, house.person(f"{BODY}.chair"))


def test_it_does_not_open_before_its_day() -> None:
    house = a_house()
    meeting = a_called_meeting(house, held_on=in_days(2))
    with pytest.raises(Invalid) as invalid:
        opened(house, meeting)
    assert set(invalid.value.problems) == {""}
    with clock.at(timezone.now() + timedelta(days=2)):
        assert opened(house, meeting).status == "open"


def test_one_meeting_of_a_body_goes_on_at_a_time() -> None:
    house = a_house()
    an_open_meeting(house)
    with pytest.raises(Invalid):
        an_open_meeting(house, starts_at="13:00")


def sections(body: str = BODY) -> list[int | None]:
    items = AgendaItem.objects.filter(body__key=body).order_by("meeting__held_on", "meeting__id", "order")
    return list(items.values_list("section", flat=True))


def test_the_sections_run_on_through_the_year_of_each_body() -> None:
    house = a_house()
    first = a_planned_meeting(house)
    for title in ("Öppnande", "Fonden", "Nästa möte"):
        information(house, first, title)
    assert sections() == [None, None, None]
    perform(first, "call", by=first.secretary)
    first = opened(house, first)
    late = information(house, first, "Sent inkommet")
    assert (late.section, late.year) == (4, first.held_on.year)
    for item in AgendaItem.objects.filter(meeting=first):
        perform(item, "conclude", by=first.secretary, outcome="Klart.")
    perform(first, "end", by=first.secretary)
    an_open_meeting(house, starts_at="13:00")
    an_open_meeting(house, "network")
    assert sections() == [1, 2, 3, 4, 5]
    assert sections("network") == [1]


def test_a_new_year_begins_with_the_first_section() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    for item in meeting.items.all():
        perform(item, "conclude", by=meeting.secretary, outcome="Klart.")
    perform(meeting, "end", by=meeting.secretary)
    day = date(clock.today().year + 1, 1, 15)
    coming = a_called_meeting(house, held_on=day)
    with clock.at(datetime(day.year, 1, 15, 9, tzinfo=UTC)):
        opened(house, coming)
    assert sections() == [1, 1]


def test_what_leaves_the_agenda_before_it_opens_takes_no_section() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    gone = information(house, meeting, "Utgår")
    information(house, meeting, "Sist")
    perform(gone, "take_off", by=meeting.secretary, reason="Inte klart.")
    opened(house, meeting)
    assert sections() == [1, None, 2]


def test_opening_twice_is_refused() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    with pytest.raises(Refused) as refused:
        perform(meeting, "open", by=meeting.secretary, chaired_by=None, adjuster=None)
    assert refused.value.verdict.ground == Ground.STATE
    assert Meeting.objects.get().opened_at is not None
