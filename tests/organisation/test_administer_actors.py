"""Actors beside the municipality: registered with what they are, and never insiders."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation.models import Body, Membership
from socinv.organisation.standing import standing_of
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house, a_process, seat
from tests.factories.processes import a_variant, under
from tests.organisation.conftest import SignedIn
from tests.organisation.guidelines import an_actor, with_actors

ADD = "admin-body-add"


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """A municipality whose guideline lets actors of civil society take part."""
    with a_variant(**with_actors()) as process:
        yield under(a_house(), process)


@pytest.mark.rule("ORE-02")
def test_registered_with_its_kind(house: House, coordinator: Client) -> None:
    assert "Lägg till aktör" in coordinator.get(reverse("admin-bodies")).content.decode()
    url = f"{reverse(ADD)}?slag=aktor"
    said = {"name": "Föreningen Läxhjälp", "actor_kind": "association"}
    assert coordinator.post(url, said).status_code == 302
    made = Body.objects.get(municipality=house.municipality, name="Föreningen Läxhjälp")
    assert (made.kind, made.actor_kind, made.area) == ("actor", "association", "")
    assert "Förening" in coordinator.get(reverse("admin-bodies")).content.decode()
    page = coordinator.get(reverse("admin-body", args=[made.pk])).content.decode()
    assert "kontaktpersoner som ledamöter" in page


@pytest.mark.rule("ORE-02")
@pytest.mark.parametrize("kind", ["", "charity", "committee"])
def test_refused_without_a_kind_that_the_guideline_knows(house: House, coordinator: Client, kind: str) -> None:
    answer = coordinator.post(f"{reverse(ADD)}?slag=aktor", {"name": "Bolaget", "actor_kind": kind})
    assert answer.context["form"].errors["actor_kind"]
    assert 'value="Bolaget"' in answer.content.decode()


def test_its_kind_can_be_changed(house: House, coordinator: Client) -> None:
    actor = an_actor(house)
    url = reverse("admin-body", args=[actor.pk])
    assert coordinator.post(url, {"name": actor.name, "actor_kind": "company"}).status_code == 302
    actor.refresh_from_db()
    assert actor.actor_kind == "company"
    changes = coordinator.get(reverse("organisation-changes")).content.decode()
    assert "slag av aktör: Förening → Vinstdrivande företag" in changes


@pytest.mark.rule("ORE-01")
def test_a_committee_has_a_field(house: House, coordinator: Client) -> None:
    assert coordinator.get(reverse("administration")).content.decode().count("Verksamhetsområdet saknas") == 3
    body = house.bodies["social-committee"]
    coordinator.post(reverse("admin-body", args=[body.pk]), {"name": body.name, "area": "  Social   välfärd "})
    body.refresh_from_db()
    assert body.area == "Social välfärd"
    assert coordinator.get(reverse("administration")).content.decode().count("Verksamhetsområdet saknas") == 2
    coordinator.post(reverse(ADD), {"kind": "committee", "name": "Byggnämnden", "area": "Samhällsbyggnad"})
    assert Body.objects.get(municipality=house.municipality, name="Byggnämnden").area == "Samhällsbyggnad"


def test_somebody_leads_it(house: House, coordinator: Client) -> None:
    actor = an_actor(house)
    assert "Ingen kan underteckna" in coordinator.get(reverse("administration")).content.decode()
    url = reverse("membership-add", args=[actor.pk])
    form = coordinator.get(url).context["form"]
    assert "competence" not in form.fields
    assert "Den som leder aktören är ordförande" in str(form.fields["role"].help_text)
    said = {"person": house.person("expert").pk, "role": "chair", "starts": "2026-01-01", "ends": ""}
    assert coordinator.post(url, said).status_code == 302
    assert "Ingen kan underteckna" not in coordinator.get(reverse("administration")).content.decode()


def test_nothing_of_it_where_the_guideline_has_no_actors(db: None, signed_in: SignedIn) -> None:
    plain = a_house()
    client = signed_in(plain.person("coordination.method"))
    assert "Lägg till aktör" not in client.get(reverse("admin-bodies")).content.decode()
    assert "area" not in client.get(reverse(ADD)).context["form"].fields
    client.post(f"{reverse(ADD)}?slag=aktor", {"name": "Föreningen", "actor_kind": "association", "area": "Skola"})
    made = Body.objects.get(municipality=plain.municipality, name="Föreningen")
    assert (made.kind, made.actor_kind, made.area) == ("committee", "", "")


def test_a_seat_in_an_actor_makes_nobody_an_insider(house: House, signed_in: SignedIn) -> None:
    actor, person = an_actor(house), house.person("expert")
    seat(person, actor, "chair")
    standing = standing_of(person, house.municipality.pk, clock.today())
    assert (standing.is_of_an_actor, standing.is_insider, standing.actors) == (True, False, frozenset({actor.pk}))
    idea = a_submitted_idea(house)
    client = signed_in(person)
    assert client.get(idea.case.get_absolute_url()).status_code == 404
    assert "Läget" not in client.get(reverse("your-turn")).content.decode()
    seat(person, house.bodies["network"], "member")
    both = standing_of(person, house.municipality.pk, clock.today())
    assert (both.is_of_an_actor, both.is_insider) == (True, True)


def test_coordinators_need_no_competence_where_the_guideline_has_none(db: None, signed_in: SignedIn) -> None:
    bare = tuple(one.model_copy(update={"competences": ()}) for one in a_process().body)
    with a_variant(body=bare) as process:
        house = under(a_house(), process)
        client, body = signed_in(house.person("coordination.method")), house.bodies["coordination"]
        assert "kompetensen" not in client.get(reverse("administration")).content.decode()
        url = reverse("membership-add", args=[body.pk])
        assert "competence" not in client.get(url).context["form"].fields
        said = {"person": house.person("expert").pk, "role": "member", "starts": "2026-01-01", "ends": ""}
        assert client.post(url, said).status_code == 302
        made = Membership.objects.get(body=body, person=house.person("expert"))
        assert made.competence == ""
        assert client.get(reverse("admin-bodies")).status_code == 200
        assert client.get(reverse("person-seat", args=[house.person("affiliated").pk])).status_code == 200
