"""People: found, added, renamed, leaving."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, Employment, Membership, OrganisationChange, User
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house, a_person, delegate, seat
from tests.organisation.conftest import SignedIn

DAY = timedelta(days=1)
NEW = {"name": "Lova Låtsasson", "email": "Lova@Exempel.invalid", "title": "Utredare"}


def add(client: Client, **changes: Any) -> Any:
    """Post the form of a new person."""
    return client.post(reverse("person-add"), {**NEW, **changes})


def test_new_person_gets_a_door_and_a_link_to_choose_a_password(house: House, coordinator: Client) -> None:
    answer = add(coordinator)
    person = User.objects.get(email="lova@exempel.invalid")
    assert answer["Location"] == reverse("person", args=[person.pk])
    assert (person.name, person.title, person.has_usable_password()) == ("Lova Låtsasson", "Utredare", False)
    assert Affiliation.objects.filter(person=person, municipality=house.municipality).exists()
    assert [message.to for message in mail.outbox] == [["lova@exempel.invalid"]]
    path = next(line for line in mail.outbox[0].body.splitlines() if "/losenord/nytt/" in line).split("testserver")[1]
    visitor = Client()
    form = visitor.get(path, follow=True)
    word = "Mycket-hemligt-42"
    visitor.post(form.redirect_chain[-1][0], {"new_password1": word, "new_password2": word})
    assert Client().login(username="lova@exempel.invalid", password=word)


def test_link_is_not_shown_to_the_coordinator(house: House, coordinator: Client) -> None:
    shown = coordinator.post(reverse("person-add"), NEW, follow=True).content.decode()
    assert "lova@exempel.invalid" in shown
    assert "/losenord/nytt/" not in shown


@pytest.mark.parametrize(
    ("field", "said"), [("name", ""), ("email", ""), ("email", "lova"), ("name", "x" * 121), ("email", "a\x00@b.se")]
)
def test_refused_at_the_field(house: House, coordinator: Client, field: str, said: str) -> None:
    answer = add(coordinator, **{field: said})
    assert field in answer.context["form"].errors
    assert not mail.outbox


def test_twice_gives_one(house: House, coordinator: Client) -> None:
    add(coordinator)
    answer = add(coordinator, email="LOVA@exempel.invalid")
    assert "Det finns redan" in answer.context["form"].errors["email"][0]
    assert User.objects.filter(email__iexact=NEW["email"]).count() == 1


def test_account_elsewhere_gets_a_door_and_keeps_its_secrets(house: House, coordinator: Client) -> None:
    other = a_house()
    person = other.person("network.chair")
    person.title = "Hemlig titel"
    person.set_password("Mycket-hemligt-42")
    person.save()
    answer = coordinator.post(reverse("person-add"), {**NEW, "email": person.email}, follow=True)
    shown = answer.content.decode()
    assert other.municipality.name not in shown
    assert other.bodies["network"].name not in shown
    person.refresh_from_db()
    assert person.name != NEW["name"]
    assert person.check_password("Mycket-hemligt-42")
    assert not standing_of(person, house.municipality.pk, clock.today()).seats
    assert not mail.outbox
    renamed = coordinator.post(reverse("person", args=[person.pk]), {"name": "Kapad", "title": ""})
    assert renamed.status_code == 200
    assert User.objects.get(pk=person.pk).name == person.name


def test_the_system_cannot_be_added(house: House, coordinator: Client) -> None:
    system = User.objects.system()
    assert "email" in add(coordinator, email=system.email).context["form"].errors
    assert coordinator.get(reverse("person", args=[system.pk])).status_code == 404


def test_link_again_only_until_a_password_is_chosen(house: House, coordinator: Client) -> None:
    person = house.person("expert")
    url = reverse("person", args=[person.pk])
    coordinator.post(url, {"do": "welcome"})
    assert len(mail.outbox) == 1
    person.set_password("Mycket-hemligt-42")
    person.save()
    assert coordinator.post(url, {"do": "welcome"}).status_code == 404
    assert len(mail.outbox) == 1


def test_rename_is_noted(house: House, coordinator: Client) -> None:
    person = house.person("expert")
    coordinator.post(reverse("person", args=[person.pk]), {"name": "Ny Fiktelius", "title": "Forskare"})
    change = OrganisationChange.objects.get(thing="user", thing_id=person.pk)
    assert change.before["name"] == person.name
    assert change.after["name"] == "Ny Fiktelius"


def test_search_finds_by_name_title_and_address(house: House, coordinator: Client) -> None:
    person = a_person("Åsa Östenhagen", house.municipality, title="Ekonom")
    for query in ("östen", "ÅSA", "ekonom", person.email, "åsa ekonom"):
        found = coordinator.get(reverse("people"), {"q": query}).context["page"].object_list
        assert [one.name for one in found] == ["Åsa Östenhagen"], query
    assert not coordinator.get(reverse("people"), {"q": "finns inte"}).context["page"].object_list


def test_list_holds_only_ones_own_people(house: House, coordinator: Client) -> None:
    stranger = a_house().person("network.chair")
    assert stranger.name not in coordinator.get(reverse("people"), {"q": stranger.name}).content.decode().replace(
        f'value="{stranger.name}"', ""
    )


def test_person_page_shows_past_and_present(house: House, coordinator: Client) -> None:
    person = house.person("social-committee.member")
    seat(person, house.bodies["network"], "deputy", ends=clock.today() - DAY)
    seat(person, house.bodies["culture-committee"], "chair", starts=clock.today() + DAY)
    delegate(house.bodies["social-committee"], person)
    groups = coordinator.get(reverse("person", args=[person.pk])).context["seats"]
    assert [group.title for group in groups] == ["Gäller nu", "Kommande", "Tidigare"]


def test_leaving_ends_everything_here_and_keeps_the_history(house: House, coordinator: Client) -> None:
    person = house.person("social.writer")
    seat(person, house.bodies["network"], "member")
    coming = seat(person, house.bodies["network"], "chair", starts=clock.today() + DAY * 9)
    delegate(house.bodies["social-committee"], person)
    other = a_house()
    elsewhere = seat(person, other.bodies["network"], "chair")
    last = clock.today()
    coordinator.post(reverse("person-leave", args=[person.pk]), {"last_day": last.isoformat()})
    standing = standing_of(person, house.municipality.pk, last + DAY)
    assert (standing.seats, standing.departments, standing.delegations) == ((), frozenset(), {})
    assert Employment.objects.get(person=person).ends == last
    assert not Membership.objects.filter(pk=coming.pk).exists()
    elsewhere.refresh_from_db()
    assert elsewhere.ends is None


def test_nobody_leaves_by_themselves_nor_as_the_last_coordinator(
    house: House, coordinator: Client, signed_in: SignedIn
) -> None:
    me, other = house.person("coordination.method"), house.person("coordination.evaluation")
    today = {"last_day": clock.today().isoformat()}
    assert coordinator.post(reverse("person-leave", args=[me.pk]), today).status_code == 404
    assert coordinator.post(reverse("person-leave", args=[other.pk]), today).status_code == 302
    answer = signed_in(other).post(reverse("person-leave", args=[me.pk]), today)
    assert "ingen samordnare kvar" in answer.context["form"].errors["last_day"][0]
