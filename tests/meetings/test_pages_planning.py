"""Planning a meeting on its page, moving it and calling it off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.meetings.models import Meeting
from socinv.organisation.models import User
from tests.factories.house import House, a_house, seat
from tests.factories.meetings import BODY, a_called_meeting, a_planned_meeting
from tests.lists.asking import page, queries
from tests.meetings.pages import problems, read, send, status, told, url

pytestmark = pytest.mark.django_db
LIST = "/sammantraden/"


def plan_url(body: str = BODY) -> str:
    return reverse("meeting-plan", args=[body])


def said(house: House, **more: Any) -> dict[str, Any]:
    return {
        "held_on": (clock.today() + timedelta(days=14)).isoformat(), "starts_at": "13.15", "place": "Sal B",
        "secretary": house.person(f"{BODY}.secretary").pk, **more,
    }  # fmt: skip


@pytest.mark.parametrize("role", [f"{BODY}.chair", f"{BODY}.secretary", "coordination.method"])
def test_those_who_arrange_plan_it(role: str) -> None:
    house = a_house()
    response = send(house.person(role), plan_url(), **said(house))
    meeting = Meeting.objects.get()
    assert told(response) == "Sammanträdet är planerat. Sätt upp dagordningen och skicka sedan kallelsen."
    assert (response.url, meeting.status, f"{meeting.starts_at:%H.%M}") == (url(meeting), "planned", "13.15")


def test_others_may_not() -> None:
    house, elsewhere = a_house(), a_house()
    for role in (f"{BODY}.member", "network.chair", "education.writer"):
        assert status(house.person(role), plan_url()) == 403
        assert send(house.person(role), plan_url(), **said(house)).status_code == 403
    assert status(elsewhere.person("coordination.method"), url(a_planned_meeting(house))) == 404
    assert status(elsewhere.person("coordination.method"), reverse("meeting-plan", args=["no-such-body"])) == 404
    assert Meeting.objects.count() == 1


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() -> None:
    house = a_house()
    secretary = house.person(f"{BODY}.secretary")
    response = send(secretary, plan_url(), starts_at="halv två", place="Sal B", secretary=secretary.pk, link="x y")
    assert problems(response) == {
        "held_on": ["Skriv vilken dag sammanträdet hålls."],
        "starts_at": ["Skriv klockslaget med timmar och minuter, till exempel 13.00"],
        "link": ["Skriv hela länken, till exempel https://mote.exempel.se/namnden"],
    }
    assert "halv två" in response.content.decode()
    late = send(secretary, plan_url(), **said(house, held_on="2020-01-01", place="", papers_by="2030-01-01"))
    assert problems(late) == {
        "held_on": ["Välj en dag som inte har varit."],
        "place": ["Skriv var sammanträdet hålls, eller en länk till det."],
        "papers_by": ["Handlingarna ska vara klara senast på dagen för sammanträdet, 2020-01-01."],
    }
    outsider = send(secretary, plan_url(), **said(house, secretary=house.person("education.writer").pk))
    assert list(problems(outsider)) == ["secretary"]


def test_the_button_pressed_twice_plans_one() -> None:
    house = a_house()
    secretary = house.person(f"{BODY}.secretary")
    send(secretary, plan_url(), **said(house))
    again = send(secretary, plan_url(), **said(house))
    assert problems(again) == {"starts_at": ["Organet har redan ett sammanträde den dagen och tiden."]}
    assert Meeting.objects.count() == 1


def test_the_next_one_begins_with_the_place_and_time_of_the_last() -> None:
    house = a_house()
    a_planned_meeting(house)
    text = read(house.person(f"{BODY}.chair"), plan_url())
    assert "Nästa planerade sammanträde är" in text
    form = send(house.person(f"{BODY}.chair"), plan_url()).context["form"]
    assert (form.initial["place"], form.initial["secretary"]) == ("Sal A", str(house.person(f"{BODY}.secretary").pk))


def test_who_has_one_body_need_not_choose() -> None:
    house = a_house()
    choose = reverse("meeting-choose")
    assert send(house.person(f"{BODY}.secretary"), choose).url == plan_url()
    assert house.bodies["network"].name in read(house.person("coordination.method"), choose)
    assert status(house.person(f"{BODY}.member"), choose) == 403
    seat(house.person(f"{BODY}.chair"), house.bodies["network"], "chair")
    assert "Vilket organ ska sammanträda?" in read(house.person(f"{BODY}.chair"), choose)


def test_moved_to_another_day() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    address, secretary = url(meeting, "meeting-move"), house.person(f"{BODY}.secretary")
    assert "De här får veta" in read(secretary, address)
    response = send(secretary, address, **said(house, link="mote.exempel.se/rum"))
    assert told(response) == "Sammanträdet är ändrat."
    moved = Meeting.objects.get()
    assert (moved.place, moved.link) == ("Sal B", "https://mote.exempel.se/rum")
    assert status(house.person(f"{BODY}.member"), address) == 403


def test_called_off_with_a_reason() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    address, chair = url(meeting, "meeting-cancel"), house.person(f"{BODY}.chair")
    assert problems(send(chair, address)) == {"reason": ["Skriv varför."]}
    assert told(send(chair, address, reason="Det finns inga ärenden.")) == "Sammanträdet är inställt."
    assert "Det finns inga ärenden." in read(house.person(f"{BODY}.member"), url(meeting))
    assert send(chair, address, reason="Igen.").status_code == 302
    assert Meeting.objects.get().status == "cancelled"


def test_the_list_shows_ones_own_bodies_and_a_coordinator_all() -> None:
    house = a_house()
    mine, other = a_planned_meeting(house), a_planned_meeting(house, "network")
    member = house.person(f"{BODY}.member")
    assert "Planera ett sammanträde" not in read(member, LIST)
    listed = listed_for(member)
    assert (url(mine) in listed, url(other) in listed) == (True, False)
    assert url(other) in listed_for(house.person("coordination.method"))
    assert url(other) in listed_for(house.person("education.writer"), "?organ=network")
    assert status(house.person("affiliated"), LIST) == 404
    assert status(member, f"{LIST}?organ=no-such-body") == 404


def listed_for(person: User, query: str = "") -> str:
    return page(person, LIST + query)


def test_the_list_costs_no_more_with_more_rows() -> None:
    house = a_house()
    a_planned_meeting(house)
    people = [house.person(f"{BODY}.member"), house.person("coordination.method")]
    few = [queries(one, LIST) for one in people]
    for days in range(1, 12):
        a_planned_meeting(house, held_on=clock.today() + timedelta(days=days))
    assert [queries(one, LIST) for one in people] == few
