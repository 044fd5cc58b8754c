"""The plan is a part of the application and decided with it, or the exemption is (SUN-43, SUN-51)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from applications.models import Step
from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Invalid
from tests.factories.acts import reopen
from tests.factories.cases import an_application_for_decision, decision, open_step
from tests.factories.house import a_house, a_process
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, ask_change, decide_change
from tests.projects.reading import SHORT
from tests.repayment.granted import a_granted_plan, a_planned_plan, gains
from tests.repayment.plans import DECIDER, on, plan_of

pytestmark = pytest.mark.django_db
EXEMPT: dict[str, Any] = {"repayment": "exempt", "repayment_studies": "En randomiserad studie från 2012."}


def rows(plan: Plan) -> list[tuple[str, int, Decimal]]:
    return [(line.name, line.year, line.amount) for line in book_of(plan).lines]


@pytest.mark.rule("SUN-51", "SUN-52")
def test_the_grant_decides_the_plan_of_the_application() -> None:
    house = a_house()
    plan = a_planned_plan(house)
    (version,) = book_of(plan).versions
    assert (plan.status, version.number, version.decided_by) == ("decided", 1, "Ledningsgruppen")
    step = Step.objects.get(case=plan.case, kind="decision")
    assert (version.day, version.item) == (step.answered_on, step.item)
    assert version.consumed == plan.project.budget == 500_000
    committee = str(house.bodies["education-committee"])
    assert rows(plan) == [(committee, 2029, Decimal(500_000))]
    assert [line.year for line in book_of(plan).expected] == [2029, 2030, 2031, 2032, 2033]
    assert book_of(plan).span == (2028, 2037)
    assert not WorkItem.objects.open().filter(thing="repayment.plan").exists(), "nothing to do before it is over"
    event = Event.objects.get(thing="repayment.plan")
    assert event.verb == "stand"
    assert event.actor.is_system
    assert "beslutade" in sentence(event)


@pytest.mark.rule("SUN-52")
def test_several_committees_by_what_each_is_to_save_in_the_years_of_the_plan() -> None:
    """What is saved before the plan begins, or by others than the municipality's own, is left out."""
    house = a_house()
    said = gains(house, ("education", 200_000, 2027, 2040), ("social", 100_000, 2030, 2031))
    other = {**said[0], "id": "r3", "actor": "region"}
    told = {"departments": [house.departments["social"].pk], "repayment_from": "2029", "repayment_years": "2"}
    plan = a_planned_plan(house, benefits=[*said, other], **told)
    education, social = (str(house.bodies[f"{name}-committee"]) for name in ("education", "social"))
    assert rows(plan) == [
        (education, 2029, Decimal(200_000)), (education, 2030, Decimal(200_000)), (social, 2030, Decimal(100_000)),
    ]  # fmt: skip
    assert max(line.year for line in book_of(plan).expected) == 2037


def test_a_grant_taken_back_takes_the_plan_with_it_and_a_new_one_decides_it_anew() -> None:
    house = a_house()
    plan = a_planned_plan(house)
    reopen(house, Step.objects.get(case=plan.case, kind="decision"))
    plan = plan_of(plan.project)
    assert plan.status == "proposed"
    assert plan.decided_on is None
    step = open_step(plan.case, "decision")
    perform(step, "decide", by=house.person(DECIDER), **decision() | {"amount": Decimal(300_000)})
    plan = plan_of(plan.project)
    assert plan.status == "decided"
    assert [version.number for version in book_of(plan).versions] == [1, 2]
    assert book_of(plan).planned() == 300_000


def test_where_nothing_is_to_be_saved_in_its_years_a_plan_is_due() -> None:
    house = a_house()
    plan = a_planned_plan(house, benefits=gains(house, ("education", 100_000, 2040, 2045)))
    assert plan.status == "awaited"
    (item,) = WorkItem.objects.open().filter(thing="repayment.plan")
    assert (item.verb, item.body) == ("decide", house.bodies["management-group"])


@pytest.mark.rule("SUN-43")
def test_a_very_early_intervention_with_a_study_is_exempt_by_the_grant() -> None:
    house = a_house()
    plan = a_planned_plan(house, benefits=gains(house, ("education", 100_000, 2038, 2045)), **EXEMPT)
    assert plan.status == "exempt"
    assert plan.decided_on == Step.objects.get(case=plan.case, kind="decision").answered_on
    assert "undantog" in sentence(Event.objects.get(thing="repayment.plan"))


@pytest.mark.rule("SUN-43")
@pytest.mark.parametrize(("first", "studies"), [(2037, "En studie."), (2038, " ")])
def test_both_conditions_are_required(first: int, studies: str) -> None:
    """More than ten years after the end of 2027, and a study: else the management group must decide."""
    house = a_house()
    said = EXEMPT | {"repayment_studies": studies}
    plan = a_planned_plan(house, benefits=gains(house, ("education", 100_000, first, 2045)), **said)
    assert plan.status == "awaited"


@pytest.mark.rule("SUN-43")
def test_an_exemption_by_decision_needs_the_year_and_the_study() -> None:
    house = a_house()
    plan = a_planned_plan(house, benefits=gains(house, ("education", 100_000, 2030, 2045)), **EXEMPT)
    day = clock.today()
    said: dict[str, Any] = {"reasons": "Mycket tidig insats.", "day": day}
    with pytest.raises(Invalid) as refused:
        perform(plan, "exempt", by=house.person(DECIDER), first_gain=2037, study="", **said)
    assert set(refused.value.problems) == {"first_gain", "study"}
    perform(plan, "exempt", by=house.person(DECIDER), first_gain=2038, study="Kontrollgrupp, 2012.", **said)
    assert plan_of(plan.project).status == "exempt"


@pytest.mark.rule("ORE-24")
@pytest.mark.parametrize(("silent", "said", "opens"), [((2027,), "yes", True), ((2027,), "no", False), ((), "", False)])
def test_only_for_those_that_repay(silent: tuple[int, ...], said: str, *, opens: bool) -> None:
    """By the year it starts, and in a year that the guideline does not mention by what the decision said."""
    bounds = {"applies_before": 2027, "silent": silent, "not_from": 2028 if silent else 2027}
    first = a_process().repayment
    assert first is not None
    rule = RepaymentRule(**{**first.model_dump(), **bounds})
    with a_variant(repayment=rule) as process:
        house = under(a_house(), process)
        application = an_application_for_decision(house, **SHORT)
        words = decision() | ({"repayment": said} if said else {})
        perform(open_step(application.case, "decision"), "decide", by=house.person(DECIDER), **words)
        assert Plan.objects.exists() == opens


@pytest.mark.rule("SUN-54")
def test_after_the_evaluation_it_is_reckoned_on_what_was_used() -> None:
    house = a_house()
    plan = a_granted_plan(house)  # the evaluation says 100 000
    assert plan.status == "adjusted"
    latest = book_of(plan).latest
    assert latest is not None
    assert latest.number == 2
    assert latest.consumed == book_of(plan).planned() == 100_000
    items = WorkItem.objects.open().filter(thing="repayment.plan")
    assert {item.verb for item in items} == {"report_saving"}
    assert {item.due for item in items} == {date(2030, 3, 31)}


def test_an_extension_moves_the_years_and_the_sum() -> None:
    house = a_house()
    project = a_running_project(house, **SHORT)
    change = ask_change(house, project, "extension", ends=date(2028, 12, 31), amount=Decimal(200_000))
    decide_change(house, change)
    plan = plan_of(project)
    assert plan.status == "adjusted"
    assert [(line.year, line.amount) for line in book_of(plan).lines] == [
        (2030, Decimal(650_000)), (2031, Decimal(50_000)),
    ]  # fmt: skip
    assert book_of(plan).span == (2029, 2038)


def test_an_early_stop_leaves_the_years_as_they_are() -> None:
    house = a_house()
    project = a_running_project(house, **SHORT)
    day = clock.today() + timedelta(days=1)
    with on(day):
        decide_change(house, ask_change(house, project, "early-end", ends=day))
    plan = plan_of(project)
    assert plan.status in ("decided", "adjusted")
    assert book_of(plan).span[0] == day.year + 1
