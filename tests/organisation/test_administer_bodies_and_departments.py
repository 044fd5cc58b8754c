"""Bodies, departments and the people at them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation.models import Body, Department, Employment
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house


def test_new_committee(house: House, coordinator: Client) -> None:
    coordinator.post(reverse("admin-body-add"), {"name": "  Byggnämnden   norr "})
    made = Body.objects.get(municipality=house.municipality, name="Byggnämnden norr")
    assert (made.kind, made.key) == ("committee", "byggnamnden-norr")


def test_body_the_process_names_can_be_added(house: House, coordinator: Client) -> None:
    Body.objects.filter(pk=house.bodies["planning-committee"].pk).update(key="old-name")
    said = {"kind": "planning-committee", "name": "Utskottet"}
    overview = coordinator.get(reverse("administration")).content.decode()
    assert overview.count("Organet finns i riktlinjen men inte här") == 1
    coordinator.post(reverse("admin-body-add"), said)
    made = Body.objects.get(municipality=house.municipality, key="planning-committee")
    assert made.kind == "planning-committee"


@pytest.mark.parametrize("name", ["", "nämnden SOCIAL", "x" * 121])
def test_body_is_refused_at_the_name(house: House, coordinator: Client, name: str) -> None:
    answer = coordinator.post(reverse("admin-body-add"), {"name": name})
    assert "name" in answer.context["form"].errors


def test_same_name_in_another_municipality_is_no_matter(house: House, coordinator: Client) -> None:
    other = a_house()
    Body.objects.filter(pk=other.bodies["social-committee"].pk).update(name="Vattennämnden", key="vattennamnden")
    assert coordinator.post(reverse("admin-body-add"), {"name": "Vattennämnden"}).status_code == 302


def test_rename(house: House, coordinator: Client) -> None:
    body = house.bodies["network"]
    assert coordinator.post(reverse("admin-body", args=[body.pk]), {"name": "Nätverket"}).status_code == 302
    body.refresh_from_db()
    assert (body.name, body.key) == ("Nätverket", "network")


def test_older_page_does_not_overwrite_the_name(house: House, coordinator: Client) -> None:
    url = reverse("admin-body", args=[house.bodies["network"].pk])
    seen = coordinator.get(url).context["form"]["seen"].value()
    coordinator.post(url, {"name": "Nätverket", "seen": seen})
    answer = coordinator.post(url, {"name": "Gruppen", "seen": seen})
    assert "Någon annan har ändrat" in answer.content.decode()


def test_new_department_and_its_people(house: House, coordinator: Client) -> None:
    committee = house.bodies["culture-committee"]
    coordinator.post(reverse("department-add"), {"name": "Fritidskontoret", "committee": committee.pk})
    made = Department.objects.get(municipality=house.municipality, name="Fritidskontoret")
    assert (made.committee, made.is_active) == (committee, True)
    url, person = reverse("employment-add", args=[made.pk]), house.person("expert")
    said = {"person": person.pk, "starts": "2026-01-01", "ends": "", "is_head": "on"}
    assert coordinator.post(url, said).status_code == 302
    standing = standing_of(person, house.municipality.pk, clock.today())
    assert made.pk in standing.departments & standing.heads
    assert "redan" in coordinator.post(url, said).context["form"].errors["starts"][0]


@pytest.mark.parametrize("which", ["network", "of another municipality", ""])
def test_department_answers_to_a_committee_of_its_own_municipality(
    house: House, coordinator: Client, which: str
) -> None:
    bodies: dict[str, Any] = {"network": house.bodies["network"].pk, "": ""}
    body = bodies.get(which, a_house().bodies["social-committee"].pk)
    answer = coordinator.post(reverse("department-add"), {"name": "Kontoret", "committee": body})
    assert "committee" in answer.context["form"].errors


def test_change_committee_and_close(house: House, coordinator: Client) -> None:
    one = house.departments["social"]
    said = {"name": one.name, "committee": house.bodies["culture-committee"].pk}
    assert coordinator.post(reverse("department", args=[one.pk]), said).status_code == 302
    one.refresh_from_db()
    assert (one.committee, one.is_active) == (house.bodies["culture-committee"], False)


def test_employment_ends(house: House, coordinator: Client) -> None:
    job = Employment.objects.get(person=house.person("social.writer"))
    url = reverse("employment", args=[job.pk])
    assert coordinator.post(url, {"starts": "2000-01-01", "ends": "1999-12-31"}).context["form"].errors["ends"]
    assert coordinator.post(url, {"starts": "2000-01-01", "ends": "2001-12-31"}).status_code == 302
    assert not standing_of(job.person, house.municipality.pk, clock.today()).departments


def test_employment_of_person_elsewhere_is_no_choice(house: House, coordinator: Client) -> None:
    other = a_house()
    url = reverse("employment-add", args=[house.departments["social"].pk])
    answer = coordinator.post(url, {"person": other.person("expert").pk, "starts": "2026-01-01"})
    assert "person" in answer.context["form"].errors
    url = reverse("person-employment", args=[house.person("expert").pk])
    answer = coordinator.post(url, {"department": other.departments["social"].pk, "starts": "2026-01-01"})
    assert "department" in answer.context["form"].errors
