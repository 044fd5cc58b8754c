"""The memo of an answer: in a meeting and outside one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from applications.documents import decision_memo, rights
from applications.models import Step
from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from socinv.presentation.dates import full_day
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import standing
from tests.factories.acts import assess, decide, reopen
from tests.factories.cases import (
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    open_step,
    stance,
)
from tests.factories.guidelines import with_a_weighing
from tests.factories.house import House, a_house, delegate
from tests.factories.long_way import in_weighing
from tests.factories.processes import under

KEY = decision_memo.KEY
FIRST = "education-committee"
pytestmark = pytest.mark.django_db


def decided(house: House, outcome: str = "granted") -> Step:
    return decide(house, an_application_for_decision(house).case, outcome)


def test_a_decision(house: House) -> None:
    step = decided(house)
    paper = composed(KEY, step)
    today = full_day(clock.today())
    assert (paper.kind, paper.sender, paper.day) == ("Beslut", str(step.body), clock.today().isoformat())
    assert paper.lead.replace("\u00a0", " ") == (
        f"{step.body} biföll ansökan och beviljade 500 000 kr den {today}, § 41."
    )
    said = section_of(paper, "Beslut")
    for line in ("Bifall", f"{today}, § 41", "Beviljat belopp", "500 000 kr"):
        assert line in said
    assert "Kriterierna är uppfyllda." in section_of(paper, "Skäl")
    assert ("Registrerat av", house.person("management-group.chair").name) in paper.facts
    assert "Undertecknas" not in headings(paper), "the minutes are signed"
    assert paper.extra["amount"] == "500000.00"


@pytest.mark.rule("SUN-05")
def test_on_delegation_it_says_so_and_names_the_delegation(house: House) -> None:
    case = a_submitted_application(house).case
    step = open_step(case, "stance", FIRST)
    head = house.person(f"{FIRST}.deputy")
    delegate(house.bodies[FIRST], head)
    perform(step, "take_stance", by=head, **stance(item=""))
    step.refresh_from_db()
    paper = composed(KEY, step)
    assert "på delegation enligt 2026-01-15 § 7" in paper.lead.replace("\u00a0", " ")
    assert ("Beslutat av", head.name) in paper.facts
    assert dict(paper.facts)["Med stöd av"].endswith("2026-01-15 § 7")
    assert head.name in section_of(paper, "Undertecknas")


def test_an_assessment_criterion_by_criterion(house: House) -> None:
    step = assess(house, a_submitted_idea(house).case)
    judged = section_of(composed(KEY, step), "Bedömning")
    for one in step.case.process.criteria(step.rule.criteria):
        assert one.title in judged
    assert "Uppfyllt" in judged


@pytest.mark.rule("ORE-12", "ORE-13")
def test_a_heads_signature_and_the_position_on_each_view() -> None:
    with with_a_weighing() as process:
        house = under(a_house(), process)
        step = in_weighing(house)
        views = Step.objects.get(case=step.case, kind="views", outcome="views")
        responses = {str(views.pk): {"position": "partly", "why": "Vi tar med en av dem."}}
        perform(
            step, "weigh", by=house.person("planning-committee.chair"), outcome="forward", reasons="Först i kön.",
            answered_on=clock.today(), responses=responses, item="3",
        )  # fmt: skip
        step.refresh_from_db()
        said = section_of(composed(KEY, step), "Bedömning")
        for line in ("Ta med fritidsgårdarna.", "Synpunkten beaktas delvis", "Vi tar med en av dem."):
            assert line in said
        signed = Step.objects.get(case=step.case, kind="sign-off", department=house.departments["education"])
        paper = composed(KEY, signed)
        assert paper.sender == "Chefen för Förvaltningen education"
        assert house.person("education.head").name in section_of(paper, "Undertecknas")
        assert rights.order_decision_memo(signed, standing(house, "education.head"))
        silent = Step.objects.get(case=step.case, kind="views", outcome="no-views")
        verdict = rights.order_decision_memo(silent, standing(house, "coordination.method"))
        assert verdict.ground == Ground.CONDITION


def test_one_who_is_barred_is_named_and_not_why(house: House) -> None:
    case = an_application_for_decision(house).case
    barred = house.person("management-group.member")
    perform(case, "declare_conflict", by=barred, reason="Min bror söker.")
    paper = composed(KEY, decide(house, case))
    assert barred.name in section_of(paper, "Jäv")
    assert "bror" not in text_of(paper)


def test_how_to_appeal_stands_only_where_the_municipality_says_so(house: House) -> None:
    step = decided(house)
    assert "överklag" not in text_of(composed(KEY, step)).lower()
    text = "Beslutet {paragraf} i {diarienummer} om {belopp} kan prövas."
    make = StandardText.objects.create
    make(municipality=house.municipality, use="memo", title="Hur man överklagar", text=text)
    make(municipality=house.municipality, use="memo", title="Gammal", text="Gäller inte.", is_active=False)
    make(municipality=a_house().municipality, use="memo", title="En annans", text="Inte vår.")
    paper = composed(KEY, step)
    assert f"Beslutet § 41 i {step.case.regnr} om 500 000 kr kan prövas." in section_of(paper, "Hur man överklagar")
    assert not {"Gammal", "En annans"} & set(headings(paper))
    stated = Step.objects.filter(case=step.case, kind="preparation").get()
    assert "Hur man överklagar" not in headings(composed(KEY, stated)), "only a decision can be appealed"


def test_who_has_it_made_and_when(house: House) -> None:
    case = an_application_for_decision(house).case
    waiting = open_step(case, "decision")
    assert rights.order_decision_memo(waiting, standing(house, "coordination.method")).ground == Ground.STATE
    step = decide(house, case)
    for who in ("coordination.method", "management-group.chair", "management-group.secretary"):
        assert rights.order_decision_memo(step, standing(house, who)), who
    for who in ("management-group.member", "network.chair", "education.writer", "expert", "affiliated"):
        assert rights.order_decision_memo(step, standing(house, who)).ground == Ground.PERSON, who
    other = a_house()
    elsewhere = standing_of(other.person("management-group.chair"), other.municipality.pk, clock.today())
    assert not rights.order_decision_memo(step, elsewhere)
    taken_back = reopen(house, step)
    assert rights.order_decision_memo(taken_back, standing(house, "coordination.method")).ground == Ground.STATE


def test_not_by_one_in_conflict(house: House) -> None:
    step = decided(house)
    perform(step.case, "declare_conflict", by=house.person("management-group.chair"), reason="Släkt.")
    again = Step.objects.get(pk=step.pk)
    assert rights.order_decision_memo(again, standing(house, "management-group.chair")).ground == Ground.CONFLICT


def test_the_amount_is_kept_exact(house: House) -> None:
    case = an_application_for_decision(house).case
    step = open_step(case, "decision")
    perform(
        step, "decide", by=house.person("management-group.chair"), outcome="granted", reasons="Ja.",
        answered_on=clock.today(), item="4", amount=Decimal("649999.50"),
    )  # fmt: skip
    assert "649 999,50 kr" in text_of(composed(KEY, step))
