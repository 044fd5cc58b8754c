"""Anchoring an application before it is sent in: heads approve, committees are told, and again after a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Application, Clearance
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import Body, Department
from tests.factories.cases import an_approved_idea, open_step, preparation
from tests.factories.content import complete
from tests.factories.guidelines import with_anchoring
from tests.factories.house import House, a_house
from tests.factories.long_way import a_period, a_written_application, an_anchored_application, approve, inform
from tests.factories.processes import under
from tests.presentation.markup import Markup
from tests.steps.pages import told_names
from tests.writing.pages import Writer, landing, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with with_anchoring() as process:
        house = under(a_house(), process)
        a_period(house)
        yield house


@pytest.fixture
def application(house: House) -> Application:
    return a_written_application(house)


def address(name: str, application: Application, house: House, department: str = "") -> str:
    more = [house.departments[department].pk] if department else []
    return reverse(name, args=[application.case.ref, *more])


def asked(house: House, application: Application) -> Client:
    client = signed_in(house.person("education.writer"))
    client.post(address("approval-ask", application, house))
    return client


@pytest.mark.rule("NOR-02")
def test_nothing_is_sent_in_before_each_head_and_each_committee(house: House, application: Application) -> None:
    client, writer = signed_in(house.person("education.writer")), house.person("education.writer")
    page = client.get(url("form", application)).content.decode()
    assert Markup(page).faults == []
    assert "Innan ni lämnar in" in page
    assert "Förvaltningen social: chefen har inte godkänt ansökan som den är skriven nu." in page
    assert "Nämnden social är inte informerad om ansökan som den är skriven nu." in page
    for act, who in ((approve, "education"), (inform, "education"), (approve, "social"), (inform, "social")):
        with pytest.raises(Refused):
            perform(application, "submit", by=writer)
        act(house, application, who)
    page = client.get(url("form", application)).content.decode()
    assert page.count("Godkänd") >= 2
    assert "Sammanträde § 4" in page
    assert "Be cheferna godkänna" not in page
    client.post(url("form-submit", application))
    assert Application.objects.get().status == "submitted"


@pytest.mark.rule("NOR-02")
def test_the_heads_are_asked_and_each_has_the_turn(house: House, application: Application) -> None:
    client = asked(house, application)
    event = application.case.events.get(verb="ask_for_approval")
    assert {house.person(f"{one}.head").name for one in ("education", "social")} == told_names(event)
    for who in ("education", "social"):
        turn = signed_in(house.person(f"{who}.head")).get(reverse("your-turn")).content.decode()
        assert "Godkänn ansökan" in turn
        assert address("approval", application, house, who) in turn
    assert "Godkänn ansökan" not in signed_in(house.person("social.writer")).get(reverse("your-turn")).content.decode()
    assert "Chefen är tillfrågad." in client.get(url("form", application)).content.decode()
    asked(house, application)
    assert WorkItem.objects.open().filter(verb="approve").count() == 2


@pytest.mark.rule("NOR-02")
def test_a_head_reads_everything_and_approves(house: House, application: Application) -> None:
    asked(house, application)
    client, where = signed_in(house.person("social.head")), address("approval", application, house, "social")
    page = client.get(where).content.decode()
    assert Markup(page).faults == []
    assert "Några ord om saken." in page
    assert "Du godkänner som chef för Förvaltningen social" in page
    done = client.post(where)
    assert "Ansökan är godkänd för Förvaltningen social." in client.get(landing(done)).content.decode()
    assert not WorkItem.objects.open().filter(verb="approve", department=house.departments["social"]).exists()
    assert WorkItem.objects.open().filter(verb="approve", department=house.departments["education"]).exists()
    again = client.post(where)
    assert "Ansökan är redan godkänd som den är skriven nu." in client.get(landing(again)).content.decode()
    assert "Ansökan är redan godkänd som den är skriven nu" in client.get(where).content.decode()
    assert Clearance.objects.count() == 1
    event = application.case.events.get(verb="approve")
    assert house.person("education.writer").name in told_names(event)


@pytest.mark.rule("NOR-02")
def test_only_the_head_and_only_for_his_own(house: House, application: Application) -> None:
    asked(house, application)
    where = address("approval", application, house, "social")
    for who in ("education.writer", "education.head", "coordination.method"):
        client = signed_in(house.person(who))
        assert client.get(where).status_code == client.post(where).status_code == 403, who
    for who in ("culture.head", "social.writer", "network.chair", "affiliated", "outsider"):
        client = signed_in(house.person(who))
        assert client.get(where).status_code == client.post(where).status_code == 404, who
    other = a_house()
    assert signed_in(other.person("social.head")).get(where).status_code == 404
    assert Client().post(where).status_code == 302
    with pytest.raises(Invalid):
        perform(application, "approve", by=house.person("education.head"), department=house.departments["social"])
    with pytest.raises(Invalid):
        perform(application, "approve", by=house.person("education.head"), department=house.departments["culture"])
    elsewhere = address("approval", application, house, "culture")
    assert signed_in(house.person("education.head")).get(elsewhere).status_code == 404
    assert not Clearance.objects.exists()


@pytest.mark.rule("NOR-06")
def test_a_change_needs_a_new_approval_and_new_information(house: House) -> None:
    application = an_anchored_application(house)
    Writer(house.person("education.writer"), application, "problem").type(problem="Nya ord.").press()
    page = signed_in(house.person("education.writer")).get(url("form", application)).content.decode()
    assert page.count("Ändrad efter godkännandet") == 2
    assert page.count("Ändrad efter informationen") == 2
    with pytest.raises(Refused):
        perform(application, "submit", by=house.person("education.writer"))
    for who in ("education", "social"):
        approve(house, application, who)
        inform(house, application, who)
    perform(application, "submit", by=house.person("education.writer"))


@pytest.mark.rule("NOR-06")
def test_after_a_completion_it_is_anchored_again_if_it_was_changed(house: House) -> None:
    application, writer = an_anchored_application(house), house.person("education.writer")
    perform(application, "submit", by=writer)
    step = open_step(application.case, "preparation")
    perform(step, "prepare", by=house.person("network.chair"), **preparation(step, "returned", judgements={}))
    Writer(writer, application, "problem").type(problem="Nya ord.").press()
    with pytest.raises(Refused) as refused:
        perform(application, "submit", by=writer)
    assert "chefen har inte godkänt" in str(refused.value.verdict.reason)


def test_nobody_is_asked_for_what_is_not_written_to_its_end(house: House) -> None:
    application = a_written_application(house, problem="")
    client = asked(house, application)
    assert not application.case.events.filter(verb="ask_for_approval").exists()
    page = client.get(url("form", application)).content.decode()
    assert "När inget saknas kan ni be cheferna godkänna ansökan" in page
    where = address("approval", application, house, "education")
    head = signed_in(house.person("education.head"))
    assert "Ansökan kan godkännas när inget saknas. En uppgift saknas än." in head.get(where).content.decode()
    assert head.post(where).status_code == 302
    assert not Clearance.objects.exists()


def test_out_of_order(house: House) -> None:
    """Once it is sent in there is nothing to ask, approve or note."""
    application = an_anchored_application(house)
    perform(application, "submit", by=house.person("education.writer"))
    writer, head = signed_in(house.person("education.writer")), signed_in(house.person("education.head"))
    assert writer.post(address("approval-ask", application, house)).status_code == 302
    for client, name in ((head, "approval"), (writer, "information")):
        where = address(name, application, house, "education")
        assert landing(client.get(where)) == landing(client.post(where)) == url("form", application)
    assert Clearance.objects.count() == 4


@pytest.mark.rule("NOR-02")
def test_the_information_is_noted_with_its_day_and_meeting(house: House, application: Application) -> None:
    where = address("information", application, house, "social")
    client = signed_in(house.person("education.writer"))
    page = client.get(where).content.decode()
    assert Markup(page).faults == []
    assert "Nämnden social, för Förvaltningen social." in page
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    wrong = client.post(where, {"day": tomorrow, "note": "Extra sammanträde"}).content.decode()
    assert "Dagen har inte varit än." in wrong
    assert "Extra sammanträde" in wrong
    empty = client.post(where, {"day": "i går", "note": ""}).content.decode()
    assert "Skriv var nämnden fick informationen" in empty
    assert "i går" in empty
    done = client.post(where, {"day": clock.today().isoformat(), "note": "Sammanträde 12 mars, § 34"})
    assert "12 mars, § 34" in client.get(landing(done).partition("#")[0]).content.decode()
    again = client.post(where, {"day": clock.today().isoformat(), "note": "En gång till"})
    assert "Det är redan antecknat att nämnden är informerad." in again.content.decode()
    assert Clearance.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("coordination.method", 403), ("social.writer", 404),
                                             ("network.chair", 404), ("affiliated", 404)])  # fmt: skip
def test_others_note_nothing(house: House, application: Application, who: str, status: int) -> None:
    client = signed_in(house.person(who))
    for name, more in (("information", "social"), ("approval-ask", "")):
        where = address(name, application, house, more)
        assert client.post(where, {"day": clock.today().isoformat(), "note": "§ 4"}).status_code == status
    assert not Clearance.objects.exists()


def test_where_no_anchoring_is_asked_there_is_none() -> None:
    plain = a_house()
    application = an_approved_idea(plain)
    complete(application.case, "application", by=plain.person("education.writer"))
    client = signed_in(plain.person("education.writer"))
    assert "Be cheferna" not in client.get(url("form", application)).content.decode()
    assert client.post(address("approval-ask", application, plain)).status_code == 302
    assert not application.case.events.filter(verb="ask_for_approval").exists()


def test_queries_do_not_grow_with_departments(house: House) -> None:
    def queries(application: Application) -> int:
        client: Any = signed_in(house.person("education.writer"))
        client.get(url("form", application))
        with CaptureQueriesContext(connection) as found:
            client.get(url("form", application))
        return len(found)

    few, more = queries(a_written_application(house)), []
    for number in range(4):
        committee = Body.objects.create(
            municipality=house.municipality, key=f"c{number}", kind="committee", name=f"Nämnden {number}"
        )
        department = Department.objects.create(
            municipality=house.municipality, key=f"d{number}", name=f"Förvaltningen {number}", committee=committee
        )
        more.append(department.pk)
    many = a_written_application(house, departments=[*more, house.departments["social"].pk])
    assert queries(many) <= few
