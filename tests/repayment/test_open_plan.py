"""A plan is due when the investment phase is over and has been judged, where the guideline makes it then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from applications.models import Step
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.lifecycle.verdict import Refused
from socinv.notices.models import Notice
from socinv.organisation.models import Body
from tests.factories.house import a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import (
    a_closing_project,
    a_running_project,
    a_submitted_evaluation,
    ask_change,
    decide_change,
    judge,
)
from tests.projects.reading import SHORT
from tests.repayment.plans import DECIDER, ENDS, RULE, a_judged_project, a_repaying_house, an_awaited_plan, on

pytestmark = pytest.mark.django_db
EARLY = {"silent": (2026,), "applies_from": 2027}  # planned for 2027, begun already the year before


def items(plan: Plan) -> list[WorkItem]:
    return list(WorkItem.objects.open().filter(thing="repayment.plan", thing_id=plan.pk).order_by("pk"))


@pytest.mark.rule("STO-06")
def test_the_verdict_makes_it_the_turn_of_those_who_decide_the_plan() -> None:
    house = a_repaying_house()
    plan = an_awaited_plan(house)
    assert (plan.status, plan.due) == ("awaited", ENDS + timedelta(days=30))
    (item,) = items(plan)
    assert (item.verb, item.body, item.due) == ("decide", house.bodies["management-group"], plan.due)
    opened = Event.objects.get(thing="repayment.plan", verb="open")
    assert opened.actor.is_system
    assert opened.cause is not None
    assert (opened.cause.thing, opened.cause.verb) == ("projects.evaluation", "judge")
    told = set(Notice.objects.filter(event=opened).values_list("recipient", flat=True))
    assert {house.person(DECIDER).pk, house.person("coordination.method").pk} <= told


def test_one_that_is_made_with_the_application_is_not_made_again() -> None:
    a_judged_project(a_house())
    assert not Event.objects.filter(thing="repayment.plan", verb="open").exists()


def test_a_project_that_ended_early_repays_what_it_saved() -> None:
    house = a_repaying_house()
    project = a_running_project(house)
    day = clock.today() + timedelta(days=1)
    with on(day):
        decide_change(house, ask_change(house, project, "early-end", ends=day))
        judge(house, a_submitted_evaluation(house, project))
    assert Plan.objects.get(project=project).status == "awaited"


@pytest.mark.rule("ORE-24", "NOR-13")
@pytest.mark.parametrize(
    ("years", "said", "opens"),
    [
        ({"applies_before": 2028}, "", True),
        ({"not_from": 2026}, "", False),
        ({"not_from": 2026}, "yes", False),
        (EARLY, "yes", True),
        (EARLY, "no", False),
        (EARLY, "", True),
    ],
)  # fmt: skip
def test_only_for_those_that_repay(years: dict[str, Any], said: str, *, opens: bool) -> None:
    """By the year it began in; in a silent year by what the decision said."""
    with on(date(2026, 11, 2)), a_variant(repayment=RepaymentRule(**{**RULE, **years})) as process:
        house = under(a_house(), process)
        project = a_closing_project(house, **SHORT)
        Step.objects.filter(case=project.case, kind="decision").update(repayment=said)
        with on(ENDS):
            judge(house, a_submitted_evaluation(house, project))
    assert Plan.objects.exists() == opens


def test_a_body_that_the_municipality_lacks_is_said_before_anything_is_done() -> None:
    house = a_repaying_house()
    with a_variant(repayment=RepaymentRule(**{**RULE, "by": "preparatory"})) as process:
        under(house, process)
        with pytest.raises(Refused, match="kommunen har inget sådant organ"):
            a_judged_project(house)
    assert not Body.objects.filter(key="preparatory").exists()
    assert not Plan.objects.exists()
