"""The page of one's own notices: what one chooses holds for oneself, in the municipality that one is in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle.perform import perform
from socinv.notices.choosing import how_for
from socinv.notices.kinds import KINDS
from socinv.notices.models import Choice, How, Mail, Notice
from socinv.organisation.models import Affiliation
from tests.factories.cases import a_submitted_idea, assessment, open_step
from tests.factories.house import House, a_house
from tests.races.race import at_once

pytestmark = pytest.mark.django_db
URL = "/jag/aviseringar/"
MEMBER = "management-group.member"
USUAL = {key: kind.usual.value for key, kind in KINDS.items()}


@pytest.fixture
def house() -> House:
    return a_house()


def signed_in(house: House, key: str) -> Client:
    client = Client()
    client.force_login(house.person(key))
    return client


def test_every_kind_is_explained_and_shows_what_is_usual(house: House) -> None:
    client = signed_in(house, "network.chair")
    assert reverse("my-notices") == URL
    assert URL in client.get(reverse("me")).content.decode()
    answer = client.get(URL)
    text = answer.content.decode()
    for key, kind in KINDS.items():
        assert str(kind.title) in text
        assert str(kind.text) in text
        assert answer.context["form"][key].value() == kind.usual
    assert not Choice.objects.exists()


def test_what_is_chosen_is_kept_and_holds(house: House) -> None:
    client, chair = signed_in(house, MEMBER), house.person(MEMBER)
    answer = client.post(URL, USUAL | {"case": "daily", "seat": "system"})
    assert answer["Location"] == URL
    assert dict(Choice.objects.values_list("kind", "how")) == {"case": "daily", "seat": "system"}
    assert client.get(URL).context["form"]["case"].value() == "daily"
    step = open_step(a_submitted_idea(house).case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    assert {one.how for one in Notice.objects.filter(recipient=chair, kind="case")} == {How.DAILY}
    assert not Mail.objects.filter(recipient=chair).exists()
    client.post(URL, USUAL | {"seat": "weekly"})
    assert dict(Choice.objects.values_list("kind", "how")) == {"seat": "weekly"}, "what is usual needs no row"


def test_it_is_one_s_own_and_of_this_municipality(house: House) -> None:
    other, person = a_house(), house.person("network.chair")
    Affiliation.objects.create(person=person, municipality=other.municipality)
    Choice.objects.create(person=person, municipality=other.municipality, kind="case", how="system")
    signed_in(house, "network.secretary").post(URL, USUAL | {"case": "weekly"})
    assert how_for([person.pk], house.municipality.pk, "case") == {person.pk: KINDS["case"].usual}
    assert how_for([person.pk], other.municipality.pk, "case") == {person.pk: How.SYSTEM}


@pytest.mark.parametrize("wrong", [{"case": "genast"}, {"case": ""}, {}])
def test_what_cannot_be_chosen_is_said_at_its_question(house: House, wrong: dict[str, str]) -> None:
    client = signed_in(house, "network.chair")
    given = {key: how for key, how in USUAL.items() if key != "case"} | {"deadline": "weekly"} | wrong
    answer = client.post(URL, given)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"case"}
    assert answer.context["form"]["deadline"].value() == "weekly"
    assert not Choice.objects.exists()


def test_a_stranger_has_no_such_page(house: House) -> None:
    assert Client().get(URL).status_code == 302
    assert signed_in(house, "outsider").get(URL).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once() -> None:
    house = a_house()
    clients = [signed_in(house, "network.chair") for _n in range(2)]
    answers = at_once(*[lambda one=one: one.post(URL, USUAL | {"case": "daily"}).status_code for one in clients])
    assert answers == [302, 302]
    assert Choice.objects.count() == 1
