"""Seats in bodies: given, changed, ended; never the same twice on one day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation.models import Membership, OrganisationChange
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house, seat

DAY = timedelta(days=1)


def give(client: Client, house: House, body: str = "network", **changes: Any) -> Any:
    """Post the form of a new seat in the body."""
    said = {"person": house.person("expert").pk, "role": "member", "starts": "2026-01-01", "ends": "", **changes}
    return client.post(reverse("membership-add", args=[house.bodies[body].pk]), said)


def test_seat_gives_rights_at_once(house: House, coordinator: Client) -> None:
    assert give(coordinator, house).status_code == 302
    standing = standing_of(house.person("expert"), house.municipality.pk, clock.today())
    assert standing.role_in(house.bodies["network"].pk, ["member"])


@pytest.mark.parametrize(
    ("field", "said", "message"),
    [
        ("starts", "1900-01-01", "Skriv en dag från 1990"),
        ("starts", "i våras", "Skriv dagen som åååå-mm-dd"),
        ("starts", "", "Fyll i från och med"),
        ("ends", "2025-12-31", "Slutdagen ligger före startdagen"),
        ("ends", "2026-02-30", "Skriv dagen som åååå-mm-dd"),
        ("role", "", "Välj roll"),
        ("role", "kung", "Välj något av det som står i listan"),
        ("person", "", "Välj person"),
        ("person", "x", "Välj något av det som står i listan"),
    ],
)
def test_refused_at_the_field(house: House, coordinator: Client, field: str, said: str, message: str) -> None:
    before = Membership.objects.count()
    answer = give(coordinator, house, **{field: said})
    assert answer.status_code == 200
    assert any(message in text for text in answer.context["form"].errors[field])
    assert "Fel:" in answer.content.decode()
    assert Membership.objects.count() == before


def test_what_was_typed_stays(house: House, coordinator: Client) -> None:
    answer = give(coordinator, house, starts="i våras", ends="2027-05-05")
    assert 'value="i våras"' in answer.content.decode()
    assert 'value="2027-05-05"' in answer.content.decode()


@pytest.mark.parametrize(("starts", "ends"), [("2026-03-01", "2026-03-01"), ("2025-01-01", ""), ("2026-06-30", "")])
def test_same_seat_on_the_same_day_is_refused(house: House, coordinator: Client, starts: str, ends: str) -> None:
    give(coordinator, house, starts="2026-01-01", ends="2026-06-30")
    answer = give(coordinator, house, starts=starts, ends=ends)
    assert "redan samma uppdrag" in answer.context["form"].errors["starts"][0]


def test_same_seat_after_the_first_and_another_role_are_allowed(house: House, coordinator: Client) -> None:
    give(coordinator, house, starts="2026-01-01", ends="2026-06-30")
    assert give(coordinator, house, starts="2026-07-01").status_code == 302
    assert give(coordinator, house, role="secretary").status_code == 302


def test_sent_twice_gives_one_seat(house: House, coordinator: Client) -> None:
    give(coordinator, house)
    assert give(coordinator, house).status_code == 200
    assert Membership.objects.filter(person=house.person("expert")).count() == 1


def test_person_of_another_municipality_is_no_choice(house: House, coordinator: Client) -> None:
    stranger = a_house().person("expert")
    answer = give(coordinator, house, person=stranger.pk)
    assert "person" in answer.context["form"].errors
    assert stranger.name not in answer.content.decode()


def test_body_of_another_municipality_is_no_choice(house: House, coordinator: Client) -> None:
    other = a_house()
    said = {"body": other.bodies["network"].pk, "role": "chair", "starts": "2026-01-01"}
    answer = coordinator.post(reverse("person-seat", args=[house.person("expert").pk]), said)
    assert "body" in answer.context["form"].errors


def test_seat_from_the_person_page(house: House, coordinator: Client) -> None:
    said = {
        "body": house.bodies["culture-committee"].pk,
        "role": "deputy",
        "starts": "2026-01-01",
        "competence": "method",
    }
    assert coordinator.post(reverse("person-seat", args=[house.person("expert").pk]), said).status_code == 302
    made = Membership.objects.get(person=house.person("expert"))
    assert (made.role, made.competence) == ("deputy", "")


def test_rights_end_the_day_after(house: House) -> None:
    today = clock.today()
    given = seat(house.person("expert"), house.bodies["network"], "chair", ends=today)
    body = house.bodies["network"].pk
    assert standing_of(given.person, house.municipality.pk, today).role_in(body, ["chair"])
    assert not standing_of(given.person, house.municipality.pk, today + DAY).role_in(body, ["chair"])


def test_end_today(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member")
    coordinator.post(reverse("membership", args=[given.pk]), {"do": "end"})
    given.refresh_from_db()
    assert given.ends == clock.today()
    assert OrganisationChange.objects.get(thing="membership", thing_id=given.pk).before["ends"] is None


def test_days_can_be_changed(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member")
    coordinator.post(reverse("membership", args=[given.pk]), {"starts": "2024-01-01", "ends": "2027-12-31"})
    given.refresh_from_db()
    assert (given.starts, given.ends) == (date(2024, 1, 1), date(2027, 12, 31))


def test_one_that_has_begun_is_neither_put_off_nor_taken_away(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member")
    later = clock.today() + DAY
    url = reverse("membership", args=[given.pk])
    answer = coordinator.post(url, {"starts": later.isoformat(), "ends": ""})
    assert "kan inte skjutas upp" in answer.context["form"].errors["starts"][0]
    coordinator.post(url, {"do": "remove"})
    assert Membership.objects.filter(pk=given.pk).exists()


def test_coming_one_can_be_taken_back_and_is_noted(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member", starts=clock.today() + DAY)
    coordinator.post(reverse("membership", args=[given.pk]), {"do": "remove"})
    assert not Membership.objects.filter(pk=given.pk).exists()
    change = OrganisationChange.objects.get(thing="membership", thing_id=given.pk)
    assert change.after == {}
    assert change.before["person"] == given.person.name


def test_older_page_does_not_overwrite(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member")
    url = reverse("membership", args=[given.pk])
    seen = coordinator.get(url).context["form"]["seen"].value()
    Membership.objects.filter(pk=given.pk).update(ends=date(2030, 1, 1))
    mine = {"starts": "2000-01-01", "ends": "2029-01-01", "seen": seen}
    answer = coordinator.post(url, mine)
    assert "Någon annan har ändrat" in answer.content.decode()
    assert 'value="2029-01-01"' in answer.content.decode()
    given.refresh_from_db()
    assert given.ends == date(2030, 1, 1)
    again = answer.context["form"]["seen"].value()
    assert coordinator.post(url, {**mine, "seen": again}).status_code == 302


@pytest.mark.rule("SUN-02")
def test_coordinator_has_one_of_the_two_competences(house: House, coordinator: Client) -> None:
    answer = give(coordinator, house, "coordination")
    assert "kompetens" in answer.context["form"].errors["competence"][0]
    assert give(coordinator, house, "coordination", competence="evaluation").status_code == 302
    assert Membership.objects.get(person=house.person("expert")).competence == "evaluation"


def test_last_coordinator_stays(house: House, coordinator: Client) -> None:
    first = Membership.objects.get(person=house.person("coordination.method"))
    last = Membership.objects.get(person=house.person("coordination.evaluation"))
    coordinator.post(reverse("membership", args=[last.pk]), {"do": "end"})
    coordinator.post(reverse("membership", args=[first.pk]), {"do": "end"})
    answer = coordinator.post(reverse("membership", args=[first.pk]), {"starts": "2000-01-01", "ends": "2040-01-01"})
    assert "ingen samordnare kvar" in answer.context["form"].errors["ends"][0]
    first.refresh_from_db()
    assert first.ends is None


def test_a_deputy_has_a_place_in_the_order(house: House, coordinator: Client) -> None:
    assert give(coordinator, house, role="deputy", place="2").status_code == 302
    held = Membership.objects.get(person=house.person("expert"))
    assert held.place == 2
    page = coordinator.get(reverse("admin-body", args=[held.body_id])).content.decode()
    assert "Ersättare, plats 2" in page
    said = {"place": "1", "starts": "2026-01-01", "ends": ""}
    assert coordinator.post(reverse("membership", args=[held.pk]), said).status_code == 302
    held.refresh_from_db()
    assert held.place == 1
    assert OrganisationChange.objects.latest("pk").after["place"] == 1


@pytest.mark.parametrize(("role", "place"), [("member", "1"), ("deputy", "0"), ("deputy", "först")])
def test_only_a_deputy_has_a_place_and_it_is_a_number(house: House, coordinator: Client, role: str, place: str) -> None:
    answer = give(coordinator, house, role=role, place=place)
    assert answer.status_code == 200
    assert "place" in answer.context["form"].errors
    assert not Membership.objects.filter(person=house.person("expert")).exists()
