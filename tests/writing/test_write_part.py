"""A part of a form: what is typed is saved, what cannot be read is said, nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from applications.models import Case, Idea
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.organisation.models import Employment
from tests.factories.cases import a_draft, a_submitted_idea, an_approved_idea
from tests.factories.house import House, a_house
from tests.factories.starting import start_idea
from tests.writing.pages import Writer, saved, signed_in, url


@pytest.fixture
def idea(house: House) -> Idea:
    return start_idea(house.departments["education"], by=house.person("education.writer"))


@pytest.mark.rule("SUN-19")
def test_the_idea_form_asks_what_the_guideline_asks(house: House, idea: Idea) -> None:
    """Which problem, which method, which positive effects."""
    asked = ""
    for part in idea.case.process.parts("idea"):
        asked += Writer(house.person("education.writer"), idea, part.key).page.content.decode()
    for question in (
        "Vilket problem ska satsningen lösa?",
        "Vilken metod eller vilket arbetssätt",
        "Positiva effekter",
    ):
        assert question in asked


def test_what_is_typed_is_saved_and_leads_to_the_next_part(house: House, idea: Idea) -> None:
    writer = Writer(house.person("education.writer"), idea, "idea")
    assert "Fortsätt till problem och målgrupp" in writer.page.content.decode()
    answer = writer.type(title="Läs mer", summary="Rad ett\r\n\r\nRad två  ").press("_to", "next")
    assert answer.url == url("form-part", idea, "problem")
    assert saved(idea, "idea") == {"title": "Läs mer", "summary": "Rad ett\n\nRad två"}
    assert Case.objects.get().title == "Läs mer"


def test_missing_answers_are_no_errors_while_drafting(house: House, idea: Idea) -> None:
    writer = Writer(house.person("education.writer"), idea, "problem")
    assert "Beskriv problemet" in writer.page.content.decode()
    assert writer.press("_to", "next").status_code == 302


UNREADABLE = [
    ("idea", "problem", "age-from", "tolv", "helt tal"),
    ("idea", "problem", "age-from", "-1", "0 eller mer"),
    ("idea", "problem", "age-to", "9,5", "helt tal"),
    ("idea", "problem", "age-to", "99999", "högst 29"),
    ("idea", "effects", "rough-cost", "abc", "beloppet"),
    ("idea", "effects", "rough-cost", "-5", "0 kronor"),
    ("idea", "idea", "title", "x" * 101, "högst 100 tecken"),
    ("idea", "idea", "title", "a\x00b", "tecken som inte kan sparas"),
    ("application", "method", "starts", "1900-01-01", "1990"),
    ("application", "method", "starts", "2027-02-31", "åååå-mm-dd"),
    ("application", "method", "ends", "i vår", "åååå-mm-dd"),
    ("application", "repayment", "repayment-from", "99999", "fyra siffror"),
    ("application", "repayment", "repayment-years", "elva", "helt tal"),
]


@pytest.mark.parametrize(("form", "part", "field", "typed", "message"), UNREADABLE)
def test_what_cannot_be_read_is_said_at_the_field(
    house: House, form: str, part: str, field: str, typed: str, message: str
) -> None:
    thing: Any = an_approved_idea(house)
    if form == "idea":
        thing = start_idea(house.departments["education"], by=house.person("education.writer"))
    writer = Writer(house.person("education.writer"), thing, part)
    before = saved(thing, part)
    page = writer.put(field, typed).press("_to", "next").content.decode()
    assert "<title>Fel:" in page
    assert message in page
    assert f'href="#id_{field}"' in page
    assert writer.fields[field] == [typed.replace("\x00", "\ufffd")] or "\x00" in typed
    assert saved(thing, part).get(field, "") == before.get(field, "")


def test_the_rest_is_saved_beside_what_cannot_be_read(house: House, idea: Idea) -> None:
    writer = Writer(house.person("education.writer"), idea, "problem")
    writer.type(problem="Många är borta.", age_from="tolv", age_to="15").press("_to", "next")
    assert saved(idea, "problem")["problem"] == "Många är borta."
    assert saved(idea, "problem")["age-to"] == "15"
    assert writer.type(age_from="12").press("_to", "next").status_code == 302
    assert saved(idea, "problem")["age-from"] == "12"


def test_a_choice_that_is_not_in_the_list_is_refused(house: House, idea: Idea) -> None:
    writer = Writer(house.person("education.writer"), idea, "problem")
    assert "Välj något av det som står i listan" in writer.type(target="annat").press().content.decode()


def test_what_is_missing_leads_to_its_field(house: House) -> None:
    application = an_approved_idea(house)
    for part in application.case.process.parts("application"):
        writer = Writer(house.person("education.writer"), application, part.key)
        for line in writer.page.context["left"]:
            assert line["url"].partition("#")[2] in writer.ids, line


def test_the_state_of_each_part_is_in_the_list(house: House) -> None:
    idea = a_draft(house, problem="")
    page = Writer(house.person("education.writer"), idea, "idea").page
    words = [item["word"] for item in page.context["parts"]["items"]]
    assert words == ["Klar", "1 uppgift saknas", "Klar", "Klar"]
    fresh = start_idea(house.departments["social"], by=house.person("social.writer"))
    page = Writer(house.person("social.writer"), fresh, "idea").page
    assert {item["word"] for item in page.context["parts"]["items"]} == {"Inte påbörjad"}


def test_one_event_a_sitting(house: House, idea: Idea) -> None:
    writer = Writer(house.person("education.writer"), idea, "idea")
    for word in ("a", "ab", "abc"):
        writer.type(title=word).press()
    assert Event.objects.filter(verb="write").count() == 1


# -- who


@pytest.mark.parametrize("who", ["outsider", "affiliated", "social.writer", "network.chair", "expert"])
def test_those_without_a_part_in_it_do_not_find_a_draft(house: House, idea: Idea, who: str) -> None:
    client = signed_in(house.person(who))
    address = url("form-part", idea, "idea")
    assert client.get(address).status_code == 404
    assert client.post(address, {"title": "Mitt"}).status_code == 404
    assert client.post(url("form-autosave", idea, "idea"), {"title": "Mitt"}).status_code == 404


def test_another_municipality_does_not_find_it(house: House, idea: Idea) -> None:
    other = a_house()
    assert signed_in(other.person("education.writer")).get(url("form-part", idea, "idea")).status_code == 404
    assert signed_in(other.person("coordination.method")).get(url("form-part", idea, "idea")).status_code == 404


def test_a_coordinator_reads_and_comments_but_does_not_write(house: House, idea: Idea) -> None:
    client = signed_in(house.person("coordination.method"))
    page = client.get(url("form-part", idea, "idea")).content.decode()
    assert 'id="del"' not in page
    assert "Kommentera den här delen" in page
    assert client.post(url("form-part", idea, "idea"), {"title": "Mitt"}).status_code == 403
    assert saved(idea, "idea") == {}


def test_one_who_no_longer_works_there_is_shut_out(house: House, idea: Idea) -> None:
    person = house.person("education.writer")
    client = signed_in(person)
    Employment.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    assert client.get(url("form-part", idea, "idea")).status_code == 404
    assert client.post(url("form-autosave", idea, "idea"), {"title": "x"}).status_code == 404


def test_writing_after_it_was_sent_in_keeps_what_was_typed_on_the_page(house: House) -> None:
    idea = a_draft(house)
    writer = Writer(house.person("education.writer"), idea, "idea")
    signed_in(house.person("education.head")).post(url("form-submit", idea))
    page = writer.type(summary="Sista meningen").press()
    assert page.status_code == 409
    assert "Det gick inte att spara" in page.content.decode()
    assert "Sista meningen" in page.content.decode()
    assert saved(idea, "idea")["summary"] != "Sista meningen"
    late = Writer.autosave(writer)
    assert late.status_code == 409
    assert "ligger kvar i webbläsaren" in late.content.decode()


def test_a_part_that_does_not_exist(house: House, idea: Idea) -> None:
    client = signed_in(house.person("education.writer"))
    assert client.get(url("form-part", idea, "kalkyl")).status_code == 404


def test_a_sent_in_form_is_read_part_by_part(house: House) -> None:
    idea = a_submitted_idea(house)
    page = signed_in(house.person("network.member")).get(url("form-part", idea, "problem")).content.decode()
    assert 'id="del"' not in page
    assert "Några ord om saken." in page
