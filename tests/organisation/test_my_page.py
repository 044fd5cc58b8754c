"""My own page: who I am here, my language, my municipalities."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from socinv.lifecycle.perform import perform
from socinv.organisation.models import Affiliation
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house, delegate
from tests.organisation.conftest import SignedIn


def test_shows_seats_jobs_delegations_and_until_when(house: House, signed_in: SignedIn) -> None:
    person = house.person("social.writer")
    held = delegate(house.bodies["social-committee"], person)
    shown = signed_in(person).get(reverse("me")).content.decode()
    for said in (person.name, person.email, house.departments["social"].name, held.reference, "tills vidare"):
        assert said in shown
    assert "/administration/" not in shown
    assert reverse("password_change") in shown


def test_shows_invitations_with_day(house: House, signed_in: SignedIn) -> None:
    idea = a_submitted_idea(house)
    expert, by = house.person("expert"), house.person("network.chair")
    perform(idea, "invite_expert", by=by, person=expert, question="Håller det?")
    found = signed_in(expert).get(reverse("me")).context["invitations"]
    assert [(one.url, one.who) for one in found] == [(idea.case.get_absolute_url(), by.name)]
    assert not signed_in(house.person("affiliated")).get(reverse("me")).context["invitations"]


def test_move_to_another_of_ones_municipalities(house: House, signed_in: SignedIn) -> None:
    other, person = a_house(), house.person("network.chair")
    client = signed_in(person)
    assert client.post(reverse("me"), {"municipality": other.municipality.pk}).status_code == 404
    Affiliation.objects.create(person=person, municipality=other.municipality)
    assert client.post(reverse("me"), {"municipality": other.municipality.pk})["Location"] == reverse("your-turn")
    assert client.get(reverse("me")).context["site"]["municipality"] == other.municipality
    assert client.get(reverse("me")).context["groups"] == []
    for wrong in ("", "x", "0", "99999999"):
        assert client.post(reverse("me"), {"municipality": wrong}).status_code == 404


def test_anonymous_and_outsider(house: House, signed_in: SignedIn) -> None:
    assert Client().get(reverse("me")).status_code == 302
    assert signed_in(house.person("outsider")).get(reverse("me")).status_code == 404


def test_choose_language(house: House, coordinator: Client) -> None:
    coordinator.post(reverse("set_language"), {"language": "en", "next": reverse("me")})
    assert '<html lang="en"' in coordinator.get(reverse("me")).content.decode()
