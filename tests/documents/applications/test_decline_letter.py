"""The letter at a decline: why, and where else to turn."""

from __future__ import annotations

import pytest

from applications.documents import decline_letter, rights
from applications.models import Case, Step
from socinv.documents.models import Document, StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground
from socinv.presentation.dates import full_day
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import standing
from tests.factories.acts import decide
from tests.factories.cases import (
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    assessment,
    decision,
    open_step,
    stance,
)
from tests.factories.house import House

KEY = decline_letter.KEY


def declined_idea(house: House) -> Step:
    step = open_step(a_submitted_idea(house).case, "assessment")
    keys = step.rule.criteria
    verdicts = {
        keys[0]: {"verdict": "met", "why": ""},
        keys[1]: {"verdict": "partly", "why": "Vinsten är osäker."},
        **{key: {"verdict": "not-met", "why": "Saknas."} for key in keys[2:]},
    }
    financiers = [one.key for one in step.case.process.financier][:2]
    said = assessment(
        step, "declined", judgements=verdicts, reasons="Idén är god men inte ny.", financiers=financiers,
        financiers_note="EU-samordnaren hjälper till.",
    )  # fmt: skip
    perform(step, "assess", by=house.person("network.chair"), **said)
    return Step.objects.get(pk=step.pk)


@pytest.mark.rule("SUN-21")
def test_of_an_idea(house: House) -> None:
    step = declined_idea(house)
    paper = composed(KEY, step)
    case, financiers = step.case, step.case.process.financier
    assert (paper.kind, paper.receiver) == ("Brev", (str(case.department),))
    assert paper.title == f"Besked om er idé: {case}"
    news = section_of(paper, "Beskedet")
    assert "Tack för er idé" in news
    assert full_day(clock.today()) in news
    assert "Idén är god men inte ny." in section_of(paper, "Skälen")
    short_of = section_of(paper, "Det som inte räckte")
    titles = [one.title for one in case.process.criteria(step.rule.criteria)]
    assert [title in short_of for title in titles] == [False, *(True for _rest in titles[1:])]
    elsewhere = section_of(paper, "Andra som kan finansiera")
    for line in (financiers[0].title, financiers[1].title, "EU-samordnaren hjälper till."):
        assert line in elsewhere


@pytest.mark.rule("SUN-31")
def test_of_an_application(house: House) -> None:
    case = an_application_for_decision(house).case
    financier = case.process.financier[0]
    step = open_step(case, "decision")
    said = decision("declined", financiers=[financier.key])
    perform(step, "decide", by=house.person("management-group.chair"), **said)
    step.refresh_from_db()
    paper = composed(KEY, step)
    assert "Tack för er ansökan" in section_of(paper, "Beskedet")
    assert "§ 41" in section_of(paper, "Beskedet")
    assert financier.title in section_of(paper, "Andra som kan finansiera")


def test_without_other_financiers_nothing_is_said_of_them(house: House) -> None:
    paper = composed(KEY, decide(house, an_application_for_decision(house).case, "declined"))
    assert "Andra som kan finansiera" not in headings(paper)


def test_the_municipalitys_own_ending(house: House) -> None:
    StandardText.objects.create(
        municipality=house.municipality, use="letter", title="Nästa steg", text="{förvaltning}, {namn}: {organ}."
    )
    step = declined_idea(house)
    words = f"{step.case.department}, {step.case}: {step.body}."
    assert words in section_of(composed(KEY, step), "Nästa steg")


def test_who_has_it_made_and_when(house: House) -> None:
    step = declined_idea(house)
    for who in ("coordination.method", "network.chair"):
        assert rights.order_decline_letter(step, standing(house, who)), who
    assert rights.order_decline_letter(step, standing(house, "education.writer")).ground == Ground.PERSON
    granted = decide(house, an_application_for_decision(house, "social").case)
    verdict = rights.order_decline_letter(granted, standing(house, "coordination.method"))
    assert verdict.ground == Ground.STATE


@pytest.mark.rule("SUN-31")
def test_it_is_made_by_itself_when_the_case_is_declined(house: House) -> None:
    step = declined_idea(house)
    letter = Document.objects.get(kind=KEY)
    assert (letter.thing_id, letter.case, letter.ordered_by.is_system) == (step.pk, step.case, True)
    event = step.case.events.get(thing="documents.document", thing_id=letter.pk, verb="order")
    assert event.cause is not None
    assert "Idén är god men inte ny." in str(letter.source)


@pytest.mark.rule("SUN-04", "SUN-31")
def test_of_several_committees_it_holds_the_one_that_said_no(house: House) -> None:
    """One no is enough, but nothing is over until all have answered."""
    social = house.departments["social"].pk
    case = a_submitted_application(house, departments=[social]).case
    no, yes = open_step(case, "stance", "education-committee"), open_step(case, "stance", "social-committee")
    perform(no, "take_stance", by=house.person("education-committee.chair"), **stance("no", reasons="Ryms inte."))
    assert not Document.objects.filter(kind=KEY).exists()
    perform(yes, "take_stance", by=house.person("social-committee.chair"), **stance())
    assert Case.objects.get(pk=case.pk).status == "declined"
    letter = Document.objects.get(kind=KEY)
    assert letter.thing_id == no.pk
    assert "Ryms inte." in text_of(composed(KEY, Step.objects.get(pk=no.pk)))
