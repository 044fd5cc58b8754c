"""A meeting is planned by those who arrange the body's meetings, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.models import Meeting
from tests.factories.house import a_house, a_person
from tests.factories.meetings import a_planned_meeting, new_meeting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["management-group.chair", "management-group.secretary", "coordination.method"])
def test_arrangers_plan(who: str) -> None:
    house = a_house()
    event = perform(new_meeting(house), "plan", by=house.person(who))
    meeting = Meeting.objects.get()
    assert meeting.status == "planned"
    assert (event.case, event.said["body"], event.said["ref"]) == (None, meeting.body.name, meeting.ref)


@pytest.mark.parametrize("who", ["management-group.member", "network.chair", "education.writer"])
def test_others_do_not(who: str) -> None:
    house = a_house()
    with pytest.raises(Refused) as refused:
        perform(new_meeting(house), "plan", by=house.person(who))
    assert refused.value.verdict.ground == Ground.PERSON


def test_naming_oneself_secretary_gives_no_right() -> None:
    house = a_house()
    writer = house.person("education.writer")
    with pytest.raises(Refused):
        perform(new_meeting(house, secretary=writer), "plan", by=writer)


def test_another_municipalitys_coordinator_is_outside() -> None:
    house, other = a_house(), a_house()
    with pytest.raises(Refused) as refused:
        perform(new_meeting(house), "plan", by=other.person("coordination.method"))
    assert refused.value.verdict.ground == Ground.OUTSIDE


def test_what_is_said_must_hold() -> None:
    house = a_house()
    today = clock.today()
    for field, more in (
        ("held_on", {"held_on": today - timedelta(days=1)}),
        ("place", {"place": " "}),
        ("secretary", {"secretary": a_person()}),
        ("papers_by", {"papers_by": today + timedelta(days=1)}),
    ):
        with pytest.raises(Invalid) as invalid:
            perform(new_meeting(house, **more), "plan", by=house.person("coordination.method"))
        assert set(invalid.value.problems) == {field}
    assert not Meeting.objects.exists()


def test_a_link_will_do_for_a_place() -> None:
    house = a_house()
    meeting = new_meeting(house, place="", link="https://exempel.invalid/m")
    perform(meeting, "plan", by=house.person("coordination.method"))
    assert Meeting.objects.get().link


def test_the_same_time_is_not_planned_twice() -> None:
    house = a_house()
    a_planned_meeting(house)
    with pytest.raises(Invalid) as invalid:
        perform(new_meeting(house), "plan", by=house.person("coordination.method"))
    assert set(invalid.value.problems) == {"starts_at"}
