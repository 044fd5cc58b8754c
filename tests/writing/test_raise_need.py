"""Raising a need: who may, for which department, in words, and who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Case, Idea
from applications.starting import start_once
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.notices.models import Notice
from tests.factories.guidelines import an_actor, with_a_weighing
from tests.factories.house import House, a_house, employ, seat
from tests.factories.processes import under
from tests.writing.pages import landing, saved, signed_in

START, TURN = reverse("idea-start"), reverse("your-turn")
pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        yield under(a_house(), process)


def said(house: House, need: str = "", department: str = "social", **more: Any) -> dict[str, Any]:
    asked = {"need": need, "department": house.departments[department].pk, "text": "Många unga saknar sommarjobb."}
    return asked | more


def raised(client: Client, house: House, **more: Any) -> Case:
    answer = client.post(START, said(house, **more))
    case = Case.objects.get()
    assert landing(answer) == reverse("need-raised", args=[case.ref])
    return case


@pytest.mark.rule("ORE-03")
@pytest.mark.parametrize(
    ("who", "need"), [("network.member", "group"), ("council.member", "political"), ("actor-0.chair", "civil"),
                      ("planning-committee.chair", "political"), ("actor-0.member", "civil")],
)  # fmt: skip
def test_a_seat_raises_a_need_for_any_department(house: House, who: str, need: str) -> None:
    an_actor(house)
    client = signed_in(house.person(who))
    assert "Lyft ett behov" in client.get(TURN).content.decode()
    page = client.get(START).content.decode()
    assert "Du lyfter behovet som:" in page
    assert "Beskriv behovet" in page
    case = raised(client, house)
    body = house.bodies[who.partition(".")[0]]
    assert (case.raised_by, case.raised_by_body, case.department) == (need, body, house.departments["social"])
    assert saved(case.idea, "problem")["problem"] == "Många unga saknar sommarjobb."


@pytest.mark.rule("ORE-03")
def test_the_department_gets_it_with_the_turn_and_the_one_who_raised_it_reads_what_happens_now(house: House) -> None:
    client = signed_in(house.person("council.member"))
    case = raised(client, house)
    page = client.get(reverse("need-raised", args=[case.ref])).content.decode()
    assert "Behovet är lämnat" in page
    assert "Förvaltningen social får behovet." in page
    assert client.get(reverse("form", args=[case.ref, "idea"])).status_code == 200
    assert client.get(case.get_absolute_url()).status_code == 200
    item = WorkItem.objects.open().get(case=case)
    assert (item.verb, item.department) == ("submit", house.departments["social"])
    told = set(Notice.objects.filter(event__case=case).values_list("recipient__name", flat=True))
    assert house.person("social.writer").name in told
    writer = signed_in(house.person("social.writer"))
    assert writer.get(reverse("form-part", args=[case.ref, "idea", "problem"])).status_code == 200
    assert "sommarjobb" in client.get(case.get_absolute_url()).content.decode()


@pytest.mark.rule("ORE-03")
def test_an_actors_member_sees_the_need_it_raised_and_nothing_else(house: House) -> None:
    an_actor(house)
    client = signed_in(house.person("actor-0.member"))
    case = raised(client, house)
    other = start_once(house.departments["social"], by=house.person("social.writer"), need="employee").case
    assert client.get(reverse("form", args=[case.ref, "idea"])).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("form-part", args=[case.ref, "idea", "problem"])).status_code in (200, 403)


@pytest.mark.rule("ORE-03")
def test_an_employee_describes_the_need_at_home(house: House) -> None:
    client = signed_in(house.person("education.writer"))
    page = client.get(START).content.decode()
    assert "Beskriv behovet" not in page
    assert "Idén kommer från Förvaltningen education." in page
    answer = client.post(START)
    idea = Idea.objects.get()
    assert (idea.case.raised_by, idea.case.raised_by_body) == ("employee", None)
    assert landing(answer) == reverse("form-part", args=[idea.case.ref, "idea", "idea"])


def test_one_with_several_ways_chooses_and_is_told_what_is_missing(house: House) -> None:
    person = house.person("education.writer")
    seat(person, house.bodies["network"], "member")
    client = signed_in(person)
    refused = client.post(START, said(house, department="culture")).content.decode()
    assert "Välj vem som lyfter behovet." in refused
    assert "Många unga saknar sommarjobb." in refused
    assert "<title>Fel:" in refused
    away = client.post(START, said(house, need="employee", department="culture")).content.decode()
    assert "Välj en förvaltning som du arbetar i." in away
    key = f"group-{house.bodies['network'].pk}"
    wordless = client.post(START, said(house, need=key, department="culture", text=" ")).content.decode()
    assert "Beskriv behovet så att förvaltningen kan gå vidare med det." in wordless
    assert not Case.objects.exists()
    at_home = client.post(START, said(house, need=key, department="education", text=""))
    assert landing(at_home).endswith("/ide/del/idea/")
    client.post(START, said(house, need=key, department="culture"))
    assert Case.objects.get(department=house.departments["culture"]).raised_by == "group"


def test_each_seat_is_a_way_of_its_own(house: House) -> None:
    one, two = an_actor(house), an_actor(house, name="Stiftelsen Exempel")
    person = house.person(f"{one.key}.chair")
    seat(person, two, "member")
    client = signed_in(person)
    page = client.get(START).content.decode()
    assert "En civil aktör, Föreningen Exempel" in page
    client.post(START, said(house, need=f"civil-{two.pk}"))
    assert Case.objects.get().raised_by_body == two


@pytest.mark.rule("ORE-03")
@pytest.mark.parametrize("who", ["management-group.chair", "social-committee.chair", "affiliated", "network.co-opted"])
def test_others_may_not(house: House, who: str) -> None:
    client = signed_in(house.person(who))
    assert "Du kan inte lyfta ett behov här" in client.get(START).content.decode()
    assert "Lyft ett behov" not in client.get(TURN).content.decode()
    assert client.post(START, said(house, need="political")).status_code == 403
    assert not Case.objects.exists()


@pytest.mark.rule("ORE-03")
def test_nobody_raises_a_need_in_anothers_name(house: House) -> None:
    writer, council = house.person("education.writer"), house.person("council.chair")
    department = house.departments["education"]
    for person, need, body in ((writer, "political", None), (council, "group", None), (council, "employee", None),
                               (council, "political", house.bodies["network"])):  # fmt: skip
        with pytest.raises(Refused):
            start_once(department, by=person, need=need, text="Ord.", body=body)
    with pytest.raises(Invalid):
        start_once(department, by=writer)
    page = signed_in(council).post(START, said(house, need="group"))
    assert Case.objects.get().raised_by == "political", page.status_code


def test_two_needs_within_a_minute_are_two_and_a_double_click_is_one(house: House) -> None:
    client = signed_in(house.person("council.chair"))
    first, again = client.post(START, said(house)), client.post(START, said(house))
    assert landing(first) == landing(again)
    client.post(START, said(house, text="Något helt annat."))
    assert Case.objects.count() == 2


def test_the_page_that_tells_is_for_the_one_who_raised_it(house: House) -> None:
    case = raised(signed_in(house.person("council.chair")), house)
    address = reverse("need-raised", args=[case.ref])
    for who in ("council.member", "social.writer", "coordination.method", "affiliated", "outsider"):
        assert signed_in(house.person(who)).get(address).status_code == 404, who
    assert Client().get(address).status_code == 302
    other = a_house()
    assert signed_in(other.person("council.chair")).get(address).status_code == 404


def test_a_closed_department_is_not_offered(house: House) -> None:
    house.departments["culture"].is_active = False
    house.departments["culture"].save()
    client = signed_in(house.person("council.chair"))
    assert "Förvaltningen culture" not in client.get(START).content.decode()
    assert client.post(START, said(house, department="culture")).status_code == 200
    assert not Case.objects.exists()


def test_queries_do_not_grow_with_seats(house: House) -> None:
    person = house.person("council.chair")
    client = signed_in(person)
    client.get(START)
    with CaptureQueriesContext(connection) as few:
        client.get(START)
    for number in range(4):
        body = an_actor(house, name=f"Föreningen {number}")
        seat(person, body, "member")
    employ(person, house.departments["education"])
    with CaptureQueriesContext(connection) as many:
        client.get(START)
    assert len(many) <= len(few) + 1
