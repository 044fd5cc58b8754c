"""What stands in an official report, who has it made and who reads it."""

from __future__ import annotations

import pytest

from applications.content.attaching import attach
from applications.documents import official_report, rights
from applications.documents.extra import extra_sections
from applications.models import Application, Case, Idea, Step
from socinv.documents.ordering import order_document
from socinv.documents.paper import Section, Text
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.verdict import Ground, Refused
from socinv.organisation.standing import standing_of
from socinv.presentation.dates import full_day
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import GROUNDS, a_reported_decision, standing, writes
from tests.factories.acts import decide
from tests.factories.cases import (
    a_draft,
    an_application_for_decision,
    open_step,
)
from tests.factories.following import ON, anchor, answer_step, begun, first_open, in_force, write_form
from tests.factories.house import House, a_house, a_house_of
from tests.routes.world import _upload

KEY = official_report.KEY
pytestmark = pytest.mark.django_db


@pytest.mark.rule("NOR-07")
def test_what_stands_in_it(house: House) -> None:
    step = a_reported_decision(house)
    case = step.case
    paper = composed(KEY, step)
    assert (paper.kind, paper.receiver, paper.regnr) == ("Tjänsteskrivelse", (str(step.body),), case.regnr)
    assert paper.sender == str(house.bodies["coordination"])
    assert str(case) in paper.title
    assert section_of(paper, "Förslag till beslut").splitlines()[1:3] == [
        "att bifalla ansökan", "att bevilja 650 000 kr",
    ]  # fmt: skip
    assert case.summary in section_of(paper, "Sammanfattning")
    matter = section_of(paper, "Ärendet")
    assert f"{case.department} söker 650 000 kr ur fonden" in matter
    assert full_day(clock.today()) in matter
    reasons = section_of(paper, "Bedömning")
    for line in (*GROUNDS.split("\n\n"), *(one.title for one in case.process.criterion), "Uppfyllt", "Talar för"):
        assert line in reasons
    money = section_of(paper, "Ekonomi")
    for line in ("Sökt belopp", "650 000 kr", "Kostnader i kronor, per år och betalare", "Återföring: antal år"):
        assert line in money
    assert "3 250 000" in section_of(paper, "Vem som vinner")
    whom = section_of(paper, "Barn, unga och jämställdhet")
    assert ("40" in whom, "45" in whom, "10–12" in whom) == (True, True, True)


def test_earlier_steps_with_item_and_reasons(house: House) -> None:
    paper = composed(KEY, a_reported_decision(house))
    before = section_of(paper, "Tidigare steg")
    for line in ("Idéprövning", "Ja, gå vidare", f"{full_day(clock.today())}, § 88", "Nämnden vill pröva.", "Beredd"):
        assert line in before


def test_what_was_sent_in_is_listed_with_its_files(house: House) -> None:
    idea = a_draft(house)
    writer = house.person("education.writer")
    attach(idea, _upload(), by=writer)
    perform(idea, "submit", by=writer)
    paper = composed(KEY, open_step(idea.case, "assessment"))
    assert paper.enclosed == (f"Idé, version 1, inlämnad {full_day(clock.today())}", "underlag.txt")


def test_one_who_is_barred_is_named(house: House) -> None:
    step = a_reported_decision(house)
    chair = house.person("management-group.member")
    perform(step.case, "declare_conflict", by=chair, reason="Min syster leder insatsen.")
    paper = composed(KEY, step)
    assert chair.name in section_of(paper, "Jäv")
    assert "syster" not in text_of(paper)


def test_an_app_above_adds_sections(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("applications.documents.extra._makers", {})
    extra_sections(KEY, lambda step: [Section("Sammanträdet", (Text((str(step.body),)),))])
    step = a_reported_decision(house)
    assert str(step.body) in section_of(composed(KEY, step), "Sammanträdet")


@pytest.mark.rule("NOR-07")
@pytest.mark.parametrize("process", all_processes().values(), ids=lambda one: f"{one.slug}-{one.version}")
def test_in_every_guideline_at_every_step(process: Process) -> None:
    """Composed for each body in turn; where goals are asked for, both the municipality's and the global ones stand."""
    with in_force(process):
        house = a_house_of(process)
        first = begun(house, process)
        case = Case.objects.get(pk=first.case.pk)
        for form in dict.fromkeys((first.form, "application")):
            if form == "application":
                if first.form == "idea":
                    write_form(house, case, form)
                anchor(house, case)
            thing = (Idea if form == "idea" else Application).objects.get(case=case)
            perform(thing, "submit", by=house.person("education.writer"))
            while (step := first_open(case)) is not None and step.phase == form:
                if step.body_id and step.kind != "sign-off":
                    _holds(house, step)
                answer_step(house, step, next(one for one in step.rule.leads if one in ON))


def _holds(house: House, step: Step) -> None:
    paper = composed(KEY, writes(house.person("coordination.method"), step))
    assert paper.receiver == (step.addressee,)
    assert headings(paper)[:3] == ["Förslag till beslut", "Sammanfattning", "Ärendet"]
    assert "(belopp" not in text_of(paper)
    if step.kind == "decision" and step.case.process.goal:
        assert step.case.process.goals("municipal")[0].title in section_of(paper, "Kommunens mål")
        assert step.case.process.goals("global")[0].title in section_of(paper, "Globala mål")


def test_who_has_it_made_and_when(house: House) -> None:
    step = open_step(an_application_for_decision(house).case, "decision")
    coordinator = standing(house, "coordination.method")
    verdict = rights.order_official_report(step, coordinator)
    assert verdict.ground == Ground.CONDITION
    assert "Skriv förslaget" in str(verdict.reason)
    step = writes(house.person("coordination.method"), step)
    assert rights.order_official_report(step, coordinator)
    for who in ("management-group.chair", "education.writer", "network.chair", "expert"):
        assert rights.order_official_report(step, standing(house, who)).ground == Ground.PERSON
    perform(step.case, "declare_conflict", by=house.person("coordination.method"), reason="Släkt.")
    assert rights.order_official_report(Step.objects.get(pk=step.pk), coordinator).ground == Ground.CONFLICT
    decide(house, step.case)
    other = standing(house, "coordination.evaluation")
    assert rights.order_official_report(Step.objects.get(pk=step.pk), other).ground == Ground.STATE


def test_who_reads_it(house: House) -> None:
    step = a_reported_decision(house)
    for who in ("coordination.method", "management-group.member", "education.writer", "social.head"):
        assert rights.read_step(step, standing(house, who)), who
    for who in ("expert", "affiliated", "outsider"):
        assert not rights.read_step(step, standing(house, who)), who
    other = a_house()
    elsewhere = standing_of(other.person("coordination.method"), other.municipality.pk, clock.today())
    assert not rights.read_step(step, elsewhere)


def test_a_new_text_makes_a_new_version(house: House) -> None:
    step, by = a_reported_decision(house), house.person("coordination.method")
    first = order_document(KEY, step, by=by)
    assert order_document(KEY, step, by=by) == first
    second = order_document(KEY, writes(by, step, wording="att avslå ansökan", seen=1), by=by)
    assert (first.version, second.version) == (1, 2)
    with pytest.raises(Refused):
        order_document(KEY, step, by=house.person("education.writer"))
