"""An investment without the planned economic effects is exempt from repayment (STO-09)."""

from __future__ import annotations

import pytest

from repayment.models import Plan, PlanVersion
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Refused
from tests.factories.house import House
from tests.projects.pages import ProjectPage
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    a_decided_plan,
    a_repaying_house,
    an_awaited_plan,
    follow_up,
    on,
    plan_of,
)

pytestmark = pytest.mark.django_db
SAID = {"reasons": "Kostnaderna minskade inte.", "day": DECIDED.isoformat()}


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


@pytest.fixture
def plan(house: House) -> Plan:
    return an_awaited_plan(house, saving="0")


@pytest.mark.rule("STO-09")
def test_exempted_with_the_reasons(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-exempt")
    with on(DECIDED):
        page = read(house.person(DECIDER), address)
        assert "Investeringar utan planerade ekonomiska effekter undantas." in page
        assert "Kommunens kostnader har inte minskat." in page
        assert post(house.person(DECIDER), address, SAID)["Location"] == plan.get_absolute_url()
        shown = ProjectPage(house.person("planning-committee.member"), plan.project).text
    plan = plan_of(plan.project)
    assert (plan.status, plan.decided_on) == ("exempt", DECIDED)
    assert not PlanVersion.objects.exists()
    assert not WorkItem.objects.open().filter(thing="repayment.plan").exists()
    assert "undantog projektet från återföring" in sentence(Event.objects.get(verb="exempt"))
    assert "Undantagen" in shown
    assert "Kostnaderna minskade inte." in shown


def test_the_reasons_are_needed(house: House, plan: Plan) -> None:
    with on(DECIDED):
        answer = post(house.person(DECIDER), url(plan.project, "repayment-exempt"), SAID | {"reasons": ""})
    assert problems(answer) == {"reasons": ["Skriv skälen."]}


def test_also_when_a_plan_was_decided_but_not_when_a_year_has_been_followed_up(house: House) -> None:
    decided = a_decided_plan(house)
    with on(DECIDED):
        assert ProjectPage(house.person(DECIDER), decided.project).source.count("/aterforing/undanta/") == 1
    plan = follow_up(house, decided)
    with pytest.raises(Refused, match="Ett år är redan uppföljt") as refused:
        perform(plan, "exempt", by=house.person(DECIDER), reasons="Skäl.", day=DECIDED)
    assert refused.value.verdict.ground is Ground.CONDITION


def test_only_those_who_decide_the_plan(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-exempt")
    with on(DECIDED):
        turned_away(
            house, plan.project, address, "project.owner", "coordination.method", "management-group.member",
            "council.chair", said=SAID,
        )  # fmt: skip
        shut_out(house, plan.project, address, SAID)
