"""Coordinators write the proposal and its grounds: who may, when, twice, at once, and what the page shows."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from applications.history.sight import seen_events
from applications.models import Step
from socinv.documents.models import Document, StandardText
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from tests.documents.applications.writing import GROUNDS, WORDING, a_reported_decision, standing, writes
from tests.factories.acts import ask_expert, decide, reopen
from tests.factories.cases import an_application_for_decision, open_step
from tests.factories.house import House, a_house
from tests.lists.asking import queries
from tests.presentation.markup import Markup
from tests.steps.pages import shut_out, signed_in

NAME = "step-report"
TEXT = {"wording": WORDING, "grounds": GROUNDS, "seen": "0"}


@pytest.fixture
def step(house: House) -> Step:
    return open_step(an_application_for_decision(house).case, "decision")


def url(step: Step) -> str:
    return reverse(NAME, args=[step.case.ref, step.pk])


def page_of(client: Client, step: Step, **data: str) -> str:
    response = client.post(url(step), data) if data else client.get(url(step))
    assert response.status_code in (200, 409)
    text: str = response.content.decode()
    assert Markup(text).faults == []
    return text


def paper_in(text: str) -> str:
    return text.partition('id="handlingen"')[2]


@pytest.mark.rule("NOR-07")
def test_written_and_kept(house: House, step: Step) -> None:
    client = signed_in(house.person("coordination.method"))
    assert "Skriv tjänsteskrivelse" in client.get(reverse("step", args=[step.case.ref, step.pk])).content.decode()
    assert "Gör tjänsteskrivelsen" not in page_of(client, step)
    done = client.post(url(step), TEXT)
    assert done["Location"] == url(step)
    kept = Step.objects.get(pk=step.pk)
    assert (kept.report_proposal, kept.report_grounds, kept.report_number) == (WORDING, GROUNDS, 1)
    assert (kept.report_by, kept.status, kept.outcome) == (house.person("coordination.method"), "open", "")
    text = client.get(done["Location"]).content.decode()
    for line in ("Texten är sparad.", "Gör tjänsteskrivelsen", "att bifalla ansökan", "Metoden är prövad."):
        assert line in text
    ordered = client.post(reverse("document-order"), {"kind": "official-report", "thing": step.pk, "back": url(step)})
    assert ordered["Location"] == Document.objects.get(kind="official-report").get_absolute_url()


def test_it_begins_with_the_preparations_reasons(house: House, step: Step) -> None:
    text = page_of(signed_in(house.person("coordination.method")), step)
    assert "Föreslår bifall." in text.partition('name="grounds"')[2]


def test_the_only_standard_text_comes_filled_and_several_are_chosen_among(house: House, step: Step) -> None:
    client, make = signed_in(house.person("coordination.method")), StandardText.objects.create
    first = make(municipality=house.municipality, use="report", title="Bifall", text="att bifalla {diarienummer}")
    assert f"att bifalla {step.case.regnr}" in page_of(client, step)
    make(municipality=house.municipality, use="report", title="Avslag", text="att avslå ansökan")
    make(municipality=a_house().municipality, use="report", title="Annan kommun", text="att göra annat")
    text = page_of(client, step)
    assert f"att bifalla {step.case.regnr}" not in text
    assert "Annan kommun" not in text
    added = page_of(client, step, **TEXT | {"wording": "att först", "_insert": "1", "standard_text": str(first.pk)})
    assert re.search(rf"att först\s+att bifalla {step.case.regnr}", added)
    assert "Metoden är prövad." in added
    assert Step.objects.get(pk=step.pk).report_number == 0


def test_the_document_stands_beside_the_text_before_anything_is_saved(house: House, step: Step) -> None:
    client = signed_in(house.person("coordination.method"))
    shown = paper_in(page_of(client, step, **TEXT, _show="1"))
    for line in ("att bevilja 650 000 kr", "Flera förvaltningar deltar.", "Tidigare steg", "Kostnader i kronor"):
        assert line in shown
    assert Step.objects.get(pk=step.pk).report_number == 0


@pytest.mark.parametrize("field", ["wording", "grounds"])
def test_nothing_is_kept_of_half_a_text(house: House, step: Step, field: str) -> None:
    client = signed_in(house.person("coordination.method"))
    response = client.post(url(step), TEXT | {field: "  "})
    assert list(response.context["form"].errors) == [field]
    other = "grounds" if field == "wording" else "wording"
    assert response.context["form"][other].value() == TEXT[other]
    with pytest.raises(Invalid):
        writes(house.person("coordination.method"), step, **TEXT | {field: "", "seen": 0})  # type: ignore[arg-type]


@pytest.mark.rule("SUN-11")
def test_who_may(house: House, step: Step) -> None:
    shut_out(house, step, NAME)
    for who in ("management-group.chair", "network.chair", "education.writer"):
        client = signed_in(house.person(who))
        assert client.get(url(step)).status_code == 403
        assert client.post(url(step), TEXT).status_code == 403
        with pytest.raises(Refused) as refused:
            writes(house.person(who), step)
        assert refused.value.verdict.ground == Ground.PERSON
    perform(step.case, "declare_conflict", by=house.person("coordination.method"), reason="Släkt.")
    assert signed_in(house.person("coordination.method")).post(url(step), TEXT).status_code == 403
    assert signed_in(house.person("coordination.evaluation")).post(url(step), TEXT).status_code == 302


def test_only_to_a_body_that_is_to_answer(house: House, step: Step) -> None:
    by = house.person("coordination.method")
    decide(house, step.case)
    with pytest.raises(Refused) as refused:
        writes(by, step)
    assert refused.value.verdict.ground == Ground.STATE
    client = signed_in(by)
    assert client.get(url(step))["Location"] == reverse("step", args=[step.case.ref, step.pk])
    late = client.post(url(step), TEXT)
    assert late.status_code == 409
    assert "Metoden är prövad." in late.content.decode()


def test_not_to_an_expert(house: House) -> None:
    case = a_reported_decision(house).case
    reopen(house, Step.objects.get(case=case, kind="preparation", status="answered"))
    asked = ask_expert(house, case, house.person("expert"), "application")
    with pytest.raises(Refused) as refused:
        writes(house.person("coordination.method"), asked)
    assert refused.value.verdict.ground == Ground.CONDITION


def test_two_write_at_once(house: House, step: Step) -> None:
    """The second has not seen the first one's text: both stand on the page, and saving again is a choice."""
    first, second = (signed_in(house.person(f"coordination.{one}")) for one in ("method", "evaluation"))
    assert first.post(url(step), TEXT | {"wording": "att avslå"}).status_code == 302
    text = page_of(second, step, **TEXT)
    for line in ("har sparat en nyare text", "Nu sparat", "att avslå", "att bifalla ansökan"):
        assert line in text
    assert Step.objects.get(pk=step.pk).report_proposal == "att avslå"
    seen = re.search(r'name="seen" value="(\d+)"', text)
    assert seen is not None
    assert second.post(url(step), TEXT | {"seen": seen[1]}).status_code == 302
    assert Step.objects.get(pk=step.pk).report_proposal == WORDING


def test_the_same_text_twice(house: House, step: Step) -> None:
    """A button pressed twice: the second is told that the text is newer, and nothing is lost."""
    client = signed_in(house.person("coordination.method"))
    client.post(url(step), TEXT)
    assert "Nu sparat" in page_of(client, step, **TEXT)
    assert step.case.events.filter(verb="write_report").count() == 1


def test_what_was_written_comes_again_when_the_answer_is_taken_back(house: House) -> None:
    step = a_reported_decision(house)
    again = reopen(house, decide(house, step.case))
    waiting = open_step(again.case, "decision")
    assert waiting.report_proposal == ""
    assert "att bevilja 650 000 kr" in page_of(signed_in(house.person("coordination.method")), waiting)


def test_the_draft_is_in_the_coordinators_history_only(house: House) -> None:
    case = a_reported_decision(house).case
    event = case.events.get(verb="write_report")
    assert "skrev tjänsteskrivelsen till" in sentence(event)
    assert event in seen_events(standing(house, "coordination.evaluation"), case)
    for who in ("management-group.chair", "education.writer", "expert"):
        assert event not in seen_events(standing(house, who), case)


def test_queries_do_not_grow(house: House) -> None:
    few = a_reported_decision(house)
    rows = [{"id": f"r{n}", "year": "2029", "what": "Lön", "payer": "fund", "amount": "1000"} for n in range(30)]
    many = a_reported_decision(house, costs=rows)
    person = house.person("coordination.method")
    assert queries(person, url(few)) == queries(person, url(many))
