"""The plan is adjusted on the way, and every version is kept (STO-07)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from repayment.book import book_of
from repayment.models import Plan, PlanVersion
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Invalid
from tests.factories.house import House
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.repayment.plans import (
    DECIDER,
    SECOND,
    a_decided_plan,
    a_repaying_house,
    a_row,
    adjust,
    follow_up,
    on,
    plan_of,
    rows_of,
    typed,
)

pytestmark = pytest.mark.django_db
DAY = date(2029, 5, 2)


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


@pytest.fixture
def plan(house: House) -> Plan:
    """Three years, of which the first has been followed up."""
    return follow_up(house, a_decided_plan(house, 2028, 2029, 2030))


@pytest.mark.rule("STO-07")
def test_what_is_still_to_come_is_said_anew_and_the_old_plan_is_kept(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-adjust")
    before = [(line.year, line.name, line.amount) for line in plan.versions.get(number=1).lines]
    with on(DAY):
        page = read(house.person(DECIDER), address)
        assert "De här åren ändras inte" in page
        assert 'value="2029"' in page
        assert 'value="2028"' not in page
        rows = [a_row(house, 2029, 60_000), a_row(house, 2031, 40_000, "culture")]
        answer = post(house.person(DECIDER), address, typed(rows, day=DAY.isoformat(), version=1))
    assert answer.status_code == 302, problems(answer)
    plan = plan_of(plan.project)
    assert plan.status == "adjusted"
    old, new = plan.versions.all()
    assert [(line.year, line.name, line.amount) for line in old.lines] == before
    assert [(line.year, line.name, line.amount) for line in new.lines] == [
        (2028, "Nämnden education", Decimal(100_000)), (2028, "Nämnden social", Decimal(50_000)),
        (2029, "Nämnden education", Decimal(60_000)), (2031, "Nämnden culture", Decimal(40_000)),
    ]  # fmt: skip
    assert "kvar att återföra är 100\u00a0000\u00a0kr, 2029–2031" in sentence(Event.objects.get(verb="adjust"))
    labels = WorkItem.objects.open().filter(thing="repayment.plan").values_list("label", flat=True)
    assert set(labels) == {"2029"}


def test_a_year_that_has_been_followed_up_is_not_touched(house: House, plan: Plan) -> None:
    for year, text in (
        (2028, "2028 är redan uppföljt och ändras inte. Skriv 2029 eller senare."), (2033, "högst 6 år"),
    ):  # fmt: skip
        with on(DAY):
            said = typed([a_row(house, year)], day=DAY.isoformat(), version=1)
            answer = post(house.person(DECIDER), url(plan.project, "repayment-adjust"), said)
        assert text in answer.context["rows"].forms[0].errors["year"][0]
    assert PlanVersion.objects.count() == 1


def test_nothing_more_may_come_back_where_something_has(house: House, plan: Plan) -> None:
    with on(DAY):
        plan = adjust(house, plan, [])
    assert book_of(plan).planned() == Decimal(150_000)
    item = WorkItem.objects.open().filter(thing="repayment.plan").first()
    assert item is not None
    assert item.verb == "reconcile"
    assert "inget mer ska återföras" in sentence(Event.objects.get(verb="adjust"))


def test_a_plan_of_nothing_is_an_exemption(house: House) -> None:
    plan = a_decided_plan(house)
    with on(date(2027, 10, 1)), pytest.raises(Invalid) as invalid:
        adjust(house, plan, [])
    assert "undantar ni projektet" in str(invalid.value.problems["rows"])


def test_an_adjustment_changes_something(house: House) -> None:
    plan = a_decided_plan(house)
    with on(date(2027, 10, 1)), pytest.raises(Invalid) as invalid:
        adjust(house, plan, list(reversed(rows_of(house, 2028, 2029))))
    assert "Raderna är desamma" in str(invalid.value.problems["rows"])


def test_the_plan_on_the_screen_is_the_one_that_is_replaced(house: House, plan: Plan) -> None:
    with on(DAY):
        adjust(house, plan, [a_row(house, 2029, 60_000)])
        said = typed([a_row(house, 2029, 70_000)], day=DAY.isoformat(), version=1)
        answer = post(house.person(SECOND), url(plan.project, "repayment-adjust"), said)
    assert "Planen har ändrats sedan du öppnade sidan." in problems(answer)["__all__"][0]
    assert 'value="70000"' in answer.content.decode()
    assert PlanVersion.objects.count() == 2


def test_an_adjustment_is_not_before_what_it_adjusts(house: House, plan: Plan) -> None:
    with on(DAY):
        said = typed([a_row(house, 2029, 60_000)], day="2027-08-01", version=1)
        answer = post(house.person(DECIDER), url(plan.project, "repayment-adjust"), said)
    assert "Skriv den dagen eller en senare." in problems(answer)["day"][0]


def test_only_those_who_decide_the_plan(house: House, plan: Plan) -> None:
    said = typed([a_row(house, 2029, 60_000)], day=DAY.isoformat(), version=1)
    address = url(plan.project, "repayment-adjust")
    with on(DAY):
        turned_away(
            house, plan.project, address, "project.owner", "coordination.method", "management-group.member",
            "education-committee.chair", said=said,
        )  # fmt: skip
        shut_out(house, plan.project, address, said)
