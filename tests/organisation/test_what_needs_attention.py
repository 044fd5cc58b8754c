"""The first page of the administration: what is missing, what ends soon."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation import attention
from socinv.organisation.models import Employment, Membership, Municipality
from tests.factories.house import House, a_person, delegate, seat

DAY = timedelta(days=1)


def test_house_in_order_needs_nothing(house: House) -> None:
    here, day = house.municipality, clock.today()
    assert attention.unable_to_answer(here, day) == []
    assert attention.missing_bodies(here, day) == []
    assert attention.without_people(here, day) == []
    assert attention.ends_soon(here, day) == []


def test_body_where_nobody_can_answer(house: House, coordinator: Client) -> None:
    seats = Membership.objects.filter(body=house.bodies["social-committee"], role__in=["chair", "secretary"])
    seats.update(ends=clock.today() - DAY)
    needs = attention.unable_to_answer(house.municipality, clock.today())
    assert [need.title for need in needs] == [house.bodies["social-committee"].name]
    assert "ordförande eller sekreterare saknas" in needs[0].note
    assert needs[0].note in coordinator.get(reverse("administration")).content.decode()


def test_network_may_be_answered_for_by_its_members(house: House) -> None:
    Membership.objects.filter(body=house.bodies["network"], role__in=["chair", "secretary"]).delete()
    assert attention.unable_to_answer(house.municipality, clock.today()) == []


@pytest.mark.rule("SUN-02")
def test_missing_competence_is_seen(house: House) -> None:
    Membership.objects.filter(competence="evaluation").update(ends=clock.today() - DAY)
    needs = attention.unable_to_answer(house.municipality, clock.today())
    assert ["kalkyl" in need.note for need in needs] == [True]


@pytest.mark.parametrize(("days", "shown"), [(0, True), (60, True), (61, False), (-1, False)])
def test_what_ends_within_two_months(house: House, days: int, shown: bool) -> None:
    last = clock.today() + DAY * days
    seat(house.person("expert"), house.bodies["network"], "member", ends=last)
    delegate(house.bodies["social-committee"], house.person("social.writer"), starts=last - DAY * 90, ends=last)
    found = attention.ends_soon(house.municipality, clock.today())
    assert [day for day, _need in found] == ([last, last] if shown else [])


def test_people_and_departments_that_hang_loose(house: House) -> None:
    Employment.objects.filter(department=house.departments["culture"]).update(ends=clock.today() - DAY)
    coming = a_person(municipality=house.municipality)
    seat(coming, house.bodies["network"], "member", starts=clock.today() + DAY)
    people = {need.title for need in attention.without_place(house.municipality, clock.today())}
    assert house.person("expert").name in people
    assert house.person("culture.writer").name in people
    assert coming.name not in people
    empty = attention.without_people(house.municipality, clock.today())
    assert [need.title for need in empty] == [house.departments["culture"].name]


def test_municipality_without_a_process_yet(house: House, coordinator: Client) -> None:
    Municipality.objects.filter(pk=house.municipality.pk).update(process="okand")
    assert coordinator.get(reverse("administration")).status_code == 200
    assert coordinator.get(reverse("process")).status_code == 404
