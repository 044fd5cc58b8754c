"""A project's plan for repayment on paper: what stands in it, who has it made, and when."""

from __future__ import annotations

from decimal import Decimal

import pytest

from repayment.documents.kinds import PLAN
from repayment.documents.rights import order_plan, read_plan
from socinv.documents.kinds import kind_named
from socinv.documents.paper import Picture
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from tests.documents.applications.reading import composed, headings, section_of
from tests.documents.applications.writing import standing
from tests.factories.house import House, a_house
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    a_decided_plan,
    a_repaying_house,
    a_row,
    adjust,
    an_awaited_plan,
    follow_up,
    followed_up,
    on,
    plan_of,
    reconcile,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_repaying_house()


@pytest.mark.rule("STO-06", "STO-07")
def test_what_stands_in_it(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house, 2028, 2029), part=Decimal("0.8"))
    paper = composed(PLAN, plan)
    assert (paper.title, paper.day) == (f"Plan för återföring: {plan.case}", DECIDED.isoformat())
    assert paper.receiver == ("Nämnden education", "Nämnden social")
    assert ("Att återföra", "300\u00a0000\u00a0kr") in paper.facts
    said = section_of(paper, "Planen")
    for word in ("2028", "100 000 kr", "80 000 kr", "−20 000 kr", "2028, Nämnden education: Färre deltog."):
        assert word in said, word
    assert "Så har planen ändrats" not in headings(paper)


@pytest.mark.rule("SUN-42")
def test_the_picture_has_planned_against_what_came(house: House) -> None:
    paper = composed(PLAN, follow_up(house, a_decided_plan(house, 2028, 2029), part=Decimal("0.8")))
    drawn = next(block for one in paper.sections for block in one.blocks if isinstance(block, Picture))
    said = drawn.alt.replace("\u00a0", " ")
    assert said.startswith("Medel ut, återföring och överskott per år, tusen kronor. Vänster stapel är planen")
    for sentence in ("2028 återfördes 120 av planerade 150 tusen.", "2029 planeras 150 tusen att återföras."):
        assert sentence in said
    texts = [
        shape["text"].replace("\u00a0", " ") for shape in drawn.drawn["drawing"]["shapes"] if shape["is"] == "text"
    ]
    assert {"Återföring, plan", "Återfört", "120", "150", "2028", "2029"} <= set(texts)
    table = section_of(paper, "Från investering till överskott")
    for word in ("Plan och utfall per år, kronor", "Återföring, utfall", "120 000", "300 000"):
        assert word in table, word


@pytest.mark.rule("STO-07")
def test_every_version_is_in_it(house: House) -> None:
    plan = a_decided_plan(house, 2028, 2029)
    with on(DECIDED):
        plan = adjust(house, plan, [a_row(house, 2028, 60_000)])
    said = section_of(composed(PLAN, plan), "Så har planen ändrats")
    for word in ("Plan 1", "300 000 kr", "Plan 2", "60 000 kr", "Besparingen blev mindre."):
        assert word in said, word


@pytest.mark.rule("STO-08")
def test_the_reconciliation_with_its_ground(house: House) -> None:
    plan = followed_up(house, a_decided_plan(house, 2028))
    from datetime import date

    paper = composed(PLAN, reconcile(house, plan, date(2029, 3, 1)))
    said = section_of(paper, "Avstämning")
    assert "Allt återfördes." in said
    assert "Ramen sänks med 150 000 kr." in said
    assert paper.day == "2029-03-01"


@pytest.mark.rule("STO-09")
def test_an_exemption_says_so(house: House) -> None:
    plan = an_awaited_plan(house)
    with on(DECIDED):
        perform(plan, "exempt", by=house.person(DECIDER), reasons="Inga besparingar.", day=DECIDED)
    paper = composed(PLAN, plan_of(plan.project))
    said = section_of(paper, "Beslut")
    assert "Projektet är undantaget från återföring." in said
    assert "Inga besparingar." in said
    assert "Planen" not in headings(paper)


def test_who_has_it_made_and_not_before_it_is_decided(house: House) -> None:
    waiting = an_awaited_plan(house)
    assert order_plan(waiting, standing(house, DECIDER)).ground is Ground.STATE
    assert list(kind_named(PLAN).things(waiting.case)) == []
    plan = a_decided_plan(house)
    for who in (DECIDER, "coordination.method", "project.owner", "education-committee.chair"):
        assert order_plan(plan, standing(house, who)), who
    for who in ("network.chair", "culture.writer", "affiliated"):
        assert order_plan(plan, standing(house, who)).ground is Ground.PERSON, who
    assert list(kind_named(PLAN).things(plan.case)) == [plan]


def test_who_reads_it(house: House) -> None:
    plan = a_decided_plan(house)
    assert read_plan(plan, standing(house, "culture.writer"))
    assert not read_plan(plan, standing(house, "affiliated"))
    other = a_house()
    assert not read_plan(plan, standing_of(other.person(DECIDER), other.municipality.pk, clock.today()))
