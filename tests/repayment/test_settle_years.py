"""Each year is reported by measure, reckoned by the coordinators and settled by the body that decides (SUN-40, 41)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, transaction

from projects.models import Evaluation
from repayment import money
from repayment.book import book_of
from repayment.models import Balancing, Instalment, Plan, RealisedSaving, Settlement
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from tests.factories.house import House, a_house
from tests.repayment.granted import (
    FIRST,
    LEADER,
    a_granted_plan,
    a_planned_plan,
    a_saving,
    a_year,
    gains,
    propose,
    report,
    settle,
)
from tests.repayment.plans import DECIDER, REPORTER, adjust, on, plan_of, reconcile

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def plan(house: House) -> Plan:
    """100 000 kronor was used, and as much is expected to be saved by two committees in two years."""
    said = gains(house, ("education", 40_000, FIRST, FIRST + 3), ("social", 20_000, FIRST, FIRST + 3))
    return a_granted_plan(house, benefits=said, departments=[house.departments["social"].pk])


def waiting(plan: Plan) -> set[tuple[str, str]]:
    rows = WorkItem.objects.open().filter(thing="repayment.plan", thing_id=plan.pk)
    return set(rows.values_list("verb", "label"))


@pytest.mark.rule("SUN-40", "SUN-41", "SUN-42", "SUN-54")
def test_year_by_year_until_what_was_used_is_repaid(house: House, plan: Plan) -> None:
    """60 000 the first year, less the second, the rest the third: a surplus is the committee's."""
    assert [(line.year, int(line.amount)) for line in book_of(plan).lines] == [
        (2029, 40_000), (2029, 20_000), (2030, 26_667), (2030, 13_333),
    ]  # fmt: skip
    assert waiting(plan) == {("report_saving", "2029")}
    plan = report(house, plan, 2029, a_saving(house, 40_000))
    assert waiting(plan) == {("report_saving", "2029")}, "the other committee has said nothing"
    plan = report(house, plan, 2029, a_saving(house, 20_000, "social"), by=REPORTER)
    assert waiting(plan) == {("propose_year", "2029")}
    plan = propose(house, plan)
    assert (plan.proposed_year, waiting(plan)) == (2029, {("settle_year", "2029")})
    plan = settle(house, plan, item="12")
    assert (plan.status, plan.proposed_year, waiting(plan)) == ("running", None, {("report_saving", "2030")})
    assert len(book_of(plan).versions) == 2, "as planned: the plan is the same"

    plan = a_year(house, plan, a_saving(house, 10_000), a_saving(house, -5_000, "social"))
    book = book_of(plan)
    second = book.settlements[1].instalments.order_by("-amount")
    assert [(int(one.planned), int(one.saved), int(one.amount)) for one in second] == [
        (26_667, 10_000, 10_000), (13_333, -5_000, 0),
    ]  # fmt: skip
    assert len(book.versions) == 3
    assert sum(line.amount for line in book.open_lines) == 30_000
    assert book.next_year == 2031
    assert money.left(book) == 30_000

    plan = a_year(house, plan, a_saving(house, 40_000), a_saving(house, 20_000, "social"))
    book = book_of(plan)
    assert sum(line.amount for line in book.repaid) == 100_000
    assert (book.next_year, waiting(plan)) == (None, {("reconcile", "Återföring")})
    assert not money.left(book)
    plan = reconcile(house, plan, date(2032, 3, 10))
    assert (plan.status, waiting(plan)) == ("completed", set())
    assert "fastställde" in sentence(Event.objects.filter(verb="settle_year").latest("pk"))


@pytest.mark.rule("SUN-40")
def test_nothing_saved_nothing_repaid_and_the_rest_is_written_off(house: House, plan: Plan) -> None:
    zero = [a_saving(house, 0), a_saving(house, 0, "social")]
    while book_of(plan).next_year is not None:
        plan = a_year(house, plan, *zero)
    book = book_of(plan)
    assert money.left(book) == 100_000
    assert not sum(line.amount for line in book.repaid)
    assert waiting(plan) == {("write_off", "Återföring")}
    day = date(2039, 1, 10)
    with on(day):
        with pytest.raises(Refused) as refused:
            perform(plan, "reconcile", by=house.person(REPORTER), text="x", budget="x", day=day)
        assert refused.value.verdict.ground is Ground.CONDITION
        words: dict[str, Any] = {"reasons": "Inga besparingar gjordes.", "day": day, "item": "4"}
        with pytest.raises(Invalid) as wrong:
            perform(plan, "write_off", by=house.person(DECIDER), amount=Decimal(99_999), **words)
        assert set(wrong.value.problems) == {"amount"}
        perform(plan, "write_off", by=house.person(DECIDER), amount=Decimal(100_000), **words)
    plan = plan_of(plan.project)
    assert (plan.status, waiting(plan)) == ("written-off", set())
    assert Balancing.objects.get().amount == 100_000


def test_what_was_repaid_beyond_what_was_used_is_given_back(house: House, plan: Plan) -> None:
    plan = a_year(house, plan, a_saving(house, 40_000), a_saving(house, 20_000, "social"))
    Evaluation.objects.filter(project=plan.project).update(spent=Decimal(45_000))
    plan = plan_of(plan.project)
    day = date(2031, 3, 2)
    book = book_of(plan)
    assert money.beyond(book) == 15_000
    words: dict[str, Any] = {"reasons": "Bokföringen rättades.", "day": day}
    with on(day):
        for amount, committee in ((10_000, "education"), (45_000, "education")):
            row = {"committee": house.bodies[f"{committee}-committee"], "amount": Decimal(amount)}
            with pytest.raises(Invalid) as wrong:
                perform(plan, "refund", by=house.person(DECIDER), rows=[row], **words)
            assert set(wrong.value.problems) == {"rows"}
        rows = [
            {"committee": house.bodies["education-committee"], "amount": Decimal(10_000)},
            {"committee": house.bodies["social-committee"], "amount": Decimal(5_000)},
        ]
        perform(plan, "refund", by=house.person(DECIDER), rows=rows, **words)
        with pytest.raises(Refused):
            perform(plan, "refund", by=house.person(DECIDER), rows=rows, **words)
    book = book_of(plan_of(plan.project))
    assert not money.beyond(book)
    assert not money.left(book)


def test_a_saving_that_was_wrong_is_replaced_and_the_reckoning_made_anew(house: House, plan: Plan) -> None:
    plan = report(house, plan, 2029, a_saving(house, 40_000), a_saving(house, 5_000, measure="Skolskjuts"))
    plan = propose(house, report(house, plan, 2029, a_saving(house, 20_000, "social")))
    plan = report(house, plan, 2029, a_saving(house, 30_000))
    assert plan.proposed_year is None
    assert waiting(plan) == {("propose_year", "2029")}
    book = book_of(plan)
    assert len(book.reported) == 4
    assert {(one.measure, int(one.amount)) for one in book.savings} == {
        ("Placeringar", 30_000), ("Skolskjuts", 5_000), ("Placeringar", 20_000),
    }  # fmt: skip
    assert sum(line.amount for line in book.realised) == 55_000
    with on(date(2030, 3, 1)), pytest.raises(Refused) as refused:
        settle(house, plan)
    assert refused.value.verdict.ground is Ground.CONDITION


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": 2027}, "year"), ({"year": 2038}, "year"), ({"year": 2031}, "year"), ({"year": None}, "year"),
        ({"rows": []}, "rows"), ({"rows": "x"}, "rows"),
    ],
)  # fmt: skip
def test_a_saving_is_of_a_year_in_the_plans_time(house: House, plan: Plan, change: Any, field: str) -> None:
    said: dict[str, Any] = {"year": 2029, "rows": [a_saving(house, 1)]} | change
    with on(date(2030, 2, 1)), pytest.raises(Invalid) as wrong:
        perform(plan, "report_saving", by=house.person(LEADER), **said)
    assert set(wrong.value.problems) == {field}


@pytest.mark.parametrize(
    "changes",
    [{"measure": " "}, {"evidence": ""}, {"amount": "12"}, {"amount": Decimal("0.001")}, {"committee": None},
     {"measure": "m" * 251}],
)  # fmt: skip
def test_each_saving_has_its_committee_measure_amount_and_evidence(
    house: House, plan: Plan, changes: dict[str, Any]
) -> None:  # fmt: skip
    with on(date(2030, 2, 1)), pytest.raises(Invalid) as wrong:
        perform(plan, "report_saving", by=house.person(LEADER), year=2029, rows=[a_saving(house, 1) | changes])
    assert set(wrong.value.problems) == {"rows"}


def test_an_instalment_is_never_more_than_the_years_saving(house: House, plan: Plan) -> None:
    plan = report(house, plan, 2029, a_saving(house, 100), a_saving(house, 90_000, "social"))
    plan = propose(house, plan)
    bodies = [house.bodies[f"{name}-committee"] for name in ("education", "social")]
    for amounts in (("101", "0"), ("-1", "0"), ("100", "0.001"), ("100",)):
        rows = [{"committee": body, "amount": Decimal(one)} for body, one in zip(bodies, amounts, strict=False)]
        with pytest.raises(Invalid) as wrong:
            settle(house, plan, rows)
        assert set(wrong.value.problems) == {"rows"}
    settle(house, plan, [{"committee": body, "amount": Decimal(100)} for body in bodies])
    with pytest.raises(Error), transaction.atomic():
        Instalment.objects.create(
            municipality_id=plan.municipality_id, settlement=Settlement.objects.get(), planned=0, saved=5, amount=6,
            committee=house.bodies["culture-committee"],
        )  # fmt: skip


def test_a_settled_year_stands(house: House, plan: Plan) -> None:
    plan = a_year(house, plan, a_saving(house, 40_000), a_saving(house, 20_000, "social"))
    for row in (Settlement.objects.get(), Instalment.objects.all()[0], RealisedSaving.objects.all()[0]):
        with pytest.raises(Error), transaction.atomic():
            row.delete()
    with on(date(2031, 2, 1)):
        with pytest.raises(Invalid):
            perform(plan, "report_saving", by=house.person(LEADER), year=2029, rows=[a_saving(house, 1)])
        again: dict[str, Any] = {"year": 2029, "rows": [], "reasons": "x", "day": date(2031, 2, 1)}
        with pytest.raises(Refused):
            perform(plan, "settle_year", by=house.person(DECIDER), **again)
        with pytest.raises(Invalid) as wrong:
            adjust(house, plan, [{"committee": house.bodies["education-committee"], "year": 2031,
                                  "amount": Decimal(40_001)}], version=2)  # fmt: skip
        assert set(wrong.value.problems) == {"rows"}
        plan = adjust(house, plan, [{"committee": house.bodies["education-committee"], "year": 2031,
                                     "amount": Decimal(40_000)}], version=2)  # fmt: skip
    assert [line.amount for line in book_of(plan).kept] == [40_000, 20_000]
    assert book_of(plan).next_year == 2030


def test_nothing_is_reported_while_the_project_goes_on(house: House) -> None:
    plan = a_planned_plan(house)
    with pytest.raises(Refused) as refused:
        perform(plan, "report_saving", by=house.person(REPORTER), year=2029, rows=[a_saving(house, 1)])
    assert refused.value.verdict.ground is Ground.CONDITION
