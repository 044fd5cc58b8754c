"""Exactly one of two wins at the same moment, and the other is told what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from repayment.models import Plan, PlanVersion, Surplus
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from tests.factories.house import House
from tests.races.race import at_once, lock_off, raised
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    OWNER,
    REPORTER,
    SECOND,
    a_decided_plan,
    a_repaying_house,
    a_row,
    an_awaited_plan,
    on,
    rows_of,
    savings_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 4


def acting(house: House, plan: Plan, verb: str, who: str, when: date, **said: Any) -> Callable[[], Event]:
    """The plan as that person has it on the screen, and what is about to be done to it."""

    def act() -> Event:
        with on(when):
            return perform(Plan.objects.get(pk=plan.pk), verb, by=house.person(who), **said)

    return act


def adjusting(house: House, plan: Plan, version: int, number: int) -> list[Callable[[], Event]]:
    words = {"version": version, "reasons": "Mindre.", "day": DECIDED}
    return [
        acting(house, plan, "adjust", who, DECIDED, rows=[a_row(house, 2028, number + amount)], **words)
        for who, amount in ((DECIDER, 1000), (SECOND, 2000))
    ]


@pytest.mark.rule("STO-06")
def test_two_decide_the_plan() -> None:
    house = a_repaying_house()
    plan = an_awaited_plan(house)
    words = {"rows": rows_of(house, 2028), "reasons": "Så mycket.", "day": DECIDED}
    results = at_once(*(acting(house, plan, "decide", who, DECIDED, **words) for who in (DECIDER, SECOND)))
    assert raised(results, Refused) == 1, results
    assert PlanVersion.objects.filter(plan=plan).count() == 1
    assert WorkItem.objects.open().filter(thing="repayment.plan", verb="decide").count() == 0


@pytest.mark.rule("STO-07")
def test_two_adjust_the_same_plan() -> None:
    """The second is told that the plan is another than the one on the screen; every version has its number."""
    house = a_repaying_house()
    plan = a_decided_plan(house)
    for version in range(1, TRIES + 1):
        results = at_once(*adjusting(house, plan, version, version))
        assert raised(results, Invalid) == 1, results
        problem = next(one for one in results if isinstance(one, Invalid))
        assert "Planen har ändrats sedan du öppnade sidan." in str(problem.problems[""])
    numbers = PlanVersion.objects.filter(plan=plan).values_list("number", flat=True)
    assert list(numbers) == list(range(1, TRIES + 2))


def test_with_the_lock_off_the_database_stands_in_the_way() -> None:
    house = a_repaying_house()
    plan = a_decided_plan(house)
    with lock_off("adjust") as through:
        results = at_once(*adjusting(house, plan, 1, 1))
    assert len(through) == 2
    assert sum(isinstance(one, Event) for one in results) == 1, results
    assert PlanVersion.objects.filter(plan=plan).count() == 2


@pytest.mark.rule("STO-07", "STO-09")
def test_two_report_the_same_year() -> None:
    house = a_repaying_house()
    plan = a_decided_plan(house)
    day = date(2029, 2, 15)
    words = {"year": 2028, "savings": savings_of(plan)}
    results = at_once(*(acting(house, plan, "follow_up", who, day, **words) for who in (REPORTER, OWNER)))
    assert sum(isinstance(one, Event) for one in results) == 1, results
    assert raised(results, Refused) + raised(results, Invalid) == 1, results
    assert Surplus.objects.filter(plan=plan).count() == 2


def test_one_adjusts_what_the_other_reports() -> None:
    """Whoever is second meets the plan as it is then: what was reported is what the plan of that year says."""
    house = a_repaying_house()
    plan = a_decided_plan(house)
    day = date(2029, 2, 15)
    adjust = {"version": 1, "reasons": "Mindre.", "day": day, "rows": [a_row(house, 2028, 7), a_row(house, 2029, 8)]}
    report = {"year": 2028, "savings": savings_of(plan)}
    results = at_once(
        acting(house, plan, "adjust", DECIDER, day, **adjust), acting(house, plan, "follow_up", REPORTER, day, **report)
    )
    assert sum(isinstance(one, Event) for one in results) == 1, results
    versions, surpluses = PlanVersion.objects.filter(plan=plan).count(), Surplus.objects.filter(plan=plan).count()
    assert (versions, surpluses) in ((2, 0), (1, 2))
