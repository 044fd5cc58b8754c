"""When the period is over it is reconciled: the ground for adjusting the budget (STO-08)."""

from __future__ import annotations

from datetime import date

import pytest

from repayment.models import Plan
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Refused
from tests.factories.house import House
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.repayment.plans import (
    DECIDER,
    REPORTER,
    a_decided_plan,
    a_repaying_house,
    follow_up,
    followed_up,
    on,
    plan_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2030, 5, 2)
SAID = {"text": "Allt återfördes.", "budget": "Ramen sänks med 150 000 kr från 2031.", "day": DAY.isoformat()}


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


@pytest.fixture
def plan(house: House) -> Plan:
    """All of it has been followed up."""
    return followed_up(house, a_decided_plan(house))


@pytest.mark.rule("STO-08")
def test_reconciled_with_the_ground_for_the_budget(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-reconcile")
    with on(DAY):
        page = read(house.person(REPORTER), address)
        assert "Avstämningen ger underlag för att justera budgeten." in page
        assert "Planen och det som har redovisats" in page
        assert post(house.person(REPORTER), address, SAID)["Location"] == plan.get_absolute_url()
        shown = read(house.person("council.member"), plan.get_absolute_url())
    plan = plan_of(plan.project)
    assert (plan.status, plan.reconciled_on) == ("completed", DAY)
    for word in ("Avslutad", "Allt återfördes.", "Underlag för budgeten", "Ramen sänks med 150 000 kr från 2031."):
        assert word in shown, word
    assert not WorkItem.objects.open().filter(thing="repayment.plan").exists()
    assert "stämde av återföringen" in sentence(Event.objects.get(verb="reconcile"))


def test_nothing_is_done_to_it_afterwards(house: House, plan: Plan) -> None:
    with on(DAY):
        post(house.person(REPORTER), url(plan.project, "repayment-reconcile"), SAID)
        done = plan_of(plan.project)
        for verb, who in (("adjust", DECIDER), ("exempt", DECIDER), ("reconcile", REPORTER), ("follow_up", REPORTER)):
            with pytest.raises(Refused) as refused:
                perform(done, verb, by=house.person(who))
            assert refused.value.verdict.ground is Ground.STATE, verb


def test_not_before_every_year_has_been_followed_up(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house))
    with on(DAY), pytest.raises(Refused, match="Året 2029 är inte uppföljt") as refused:
        perform(plan, "reconcile", by=house.person(REPORTER), text="Klart.", budget="Ingen.", day=DAY)
    assert refused.value.verdict.ground is Ground.CONDITION


def test_what_does_not_hold_is_said_at_its_field(house: House, plan: Plan) -> None:
    wrong = [
        ({"text": ""}, "text", "Skriv vad återföringen blev mot planen."),
        ({"budget": " "}, "budget", "Skriv hur budgeten ska justeras"),
        ({"day": ""}, "day", "Skriv vilken dag"),
        ({"day": "2099-01-01"}, "day", "Dagen har inte varit än."),
    ]
    for more, field, text in wrong:
        with on(DAY):
            found = problems(post(house.person(REPORTER), url(plan.project, "repayment-reconcile"), SAID | more))
        assert list(found) == [field], more
        assert text in found[field][0]


def test_only_those_who_reconcile(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-reconcile")
    with on(DAY):
        turned_away(
            house, plan.project, address, DECIDER, "project.owner", "education-committee.chair", "education.writer",
            said=SAID,
        )  # fmt: skip
        shut_out(house, plan.project, address, SAID)
