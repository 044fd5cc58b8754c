"""Seats and delegations that end: told a month and a week before to who has them and to who can renew them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.lifecycle.working_days import working_day
from socinv.notices.models import How
from socinv.organisation.models import Membership
from tests.factories.house import House, a_house, a_person, delegate, seat
from tests.notices.nights import next_day, reminders, run

pytestmark = pytest.mark.django_db
BODY = "education-committee"


@pytest.fixture
def house() -> House:
    return a_house()


def ends() -> date:
    return clock.today() + timedelta(days=90)


def nights(due: date) -> None:
    """Those round each reminder, and some between."""
    for offset in (-40, -31, -30, -29, -15, -6, -5, -4, -1, 0, 1, 3):
        run(working_day(due, offset))


@pytest.mark.rule("SUN-05")
def test_a_delegation_that_ends_is_told_to_its_holder_the_coordinators_and_the_chair(house: House) -> None:
    holder, last = house.person(f"{BODY}.member"), ends()
    row = delegate(house.bodies[BODY], holder, ends=last)
    nights(last)
    stages = [one.key.rpartition(":")[2] for one in reminders(house, f"{BODY}.member")]
    assert stages == ["people-30", "people-5", "people+0"]
    for who, link in (
        (f"{BODY}.member", reverse("me")),
        ("coordination.method", reverse("delegation", args=[row.pk])),
        (f"{BODY}.chair", reverse("body", args=[BODY])),
    ):
        found = reminders(house, who)
        assert len(found) == 3, who
        assert {(one.kind, one.link, one.due, one.how) for one in found} == {("seat", link, last, How.DAILY)}
        assert all(holder.name not in one.heading for one in found)
    assert "slutar" in reminders(house, f"{BODY}.member")[0].heading
    assert reminders(house, f"{BODY}.deputy") == reminders(house, "social-committee.chair") == []


@pytest.mark.rule("SUN-05")
def test_one_that_rests_or_is_followed_by_another_gives_none(house: House) -> None:
    member, deputy, last = house.person(f"{BODY}.member"), house.person(f"{BODY}.deputy"), ends()
    delegate(house.bodies[BODY], member, ends=last)
    delegate(house.bodies[BODY], member, starts=last, ends=last + timedelta(days=200))
    delegate(house.bodies[BODY], deputy, ends=last)
    Membership.objects.filter(person=deputy).update(ends=clock.today() - timedelta(days=1))
    run(working_day(last, -5))
    assert reminders(house, f"{BODY}.member") == reminders(house, f"{BODY}.chair") == []


def test_a_seat_that_ends_is_told_to_who_has_it_and_the_coordinators(house: House) -> None:
    last = ends()
    row = Membership.objects.get(person=house.person("network.member"))
    Membership.objects.filter(pk=row.pk).update(ends=last)
    nights(last)
    for who, link in (("network.member", reverse("me")), ("coordination.method", reverse("membership", args=[row.pk]))):
        found = reminders(house, who)
        assert [one.key.rpartition(":")[2] for one in found] == ["people-30", "people-5", "people+0"], who
        assert {one.link for one in found} == {link}
    assert house.person("network.member").name in reminders(house, "coordination.method")[0].text
    assert reminders(house, "network.chair") == []


def test_one_that_goes_on_in_another_row_gives_none(house: House) -> None:
    last = ends()
    Membership.objects.filter(person=house.person("network.member")).update(ends=last)
    seat(house.person("network.member"), house.bodies["network"], "member", starts=next_day(last))
    run(working_day(last, -1))
    assert reminders(house, "network.member") == []


def test_one_whose_account_is_closed_or_who_has_no_door_is_told_nothing(house: House) -> None:
    gone = a_person(is_active=False, municipality=house.municipality)
    outside = a_person()
    for number, person in enumerate((gone, outside)):
        seat(person, house.bodies["network"], "member", ends=ends())
        house.people[f"extra.{number}"] = person
    run(working_day(ends(), -1))
    assert reminders(house, "extra.0") == reminders(house, "extra.1") == []
    assert len(reminders(house, "coordination.method")) == 1, "of the one whose account is open"
