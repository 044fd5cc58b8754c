"""Repayment plans that were decided with the application, brought to a certain place through perform."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from repayment import money
from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.organisation.models import Body
from tests.factories.content import row
from tests.factories.house import House
from tests.factories.processes import registered
from tests.factories.projects import a_closing_project, a_planned_project, a_submitted_evaluation, at_the_end, judge
from tests.projects.reading import SHORT
from tests.repayment.plans import DECIDER, REPORTER, RULE, on, plan_of

FIELDS = {"choice": "repayment", "from": "repayment-from", "years": "repayment-years"}
LEADER = "project.leader"
FIRST = 2029  # the first year of the plan in the factories' application, for five years


@cache
def with_application() -> Process:
    """A guideline that decides the plan with the application, and lets the same report it as one that makes it at
    closing."""
    fields = {f"{name}_field": f"repayment.{key}" for name, key in FIELDS.items()}
    return registered(repayment=RepaymentRule(**{**RULE, "when": "with-application", **fields}))


def a_planned_plan(house: House, **changes: Any) -> Plan:
    """The case has just been granted."""
    return plan_of(a_planned_project(house, **SHORT, **changes))


def a_granted_plan(house: House, **changes: Any) -> Plan:
    """The project has been evaluated, and used 100 000 kronor: the first year is to be reported. ``changes`` are of
    the application."""
    project = a_closing_project(house, **SHORT, **changes)
    with clock.at(at_the_end(project)):
        judge(house, a_submitted_evaluation(house, project))
    return plan_of(project)


def gains(house: House, *rows: tuple[str, int, int, int]) -> list[dict[str, Any]]:
    """Rows of the application's gains: department, SEK a year, first and last year."""
    case = type("Case", (), {"department": house.departments["education"]})()
    return [
        row(
            "benefits", case, f"r{number}", actor=f"department:{house.departments[name].pk}", yearly=str(yearly),
            first_year=str(first), last_year=str(last),
        )
        for number, (name, yearly, first, last) in enumerate(rows, start=1)
    ]  # fmt: skip


def a_saving(house: House, amount: int | str, committee: str = "education", **changes: Any) -> dict[str, Any]:
    body = house.bodies[f"{committee}-committee"]
    return {
        "committee": body, "measure": "Placeringar", "amount": Decimal(amount), "evidence": "Bokslutet.", **changes,
    }  # fmt: skip


def report(house: House, plan: Plan, year: int, *rows: dict[str, Any], by: str = LEADER) -> Plan:
    with on(date(year + 1, 2, 15)):
        perform(plan, "report_saving", by=house.person(by), year=year, rows=list(rows))
    return plan_of(plan.project)


def propose(house: House, plan: Plan, by: str = REPORTER) -> Plan:
    year = book_of(plan).next_year
    assert year is not None
    with on(date(year + 1, 2, 20)):
        perform(plan, "propose_year", by=house.person(by), year=year, text="Räknat på bokslutet.")
    return plan_of(plan.project)


def as_reckoned(plan: Plan) -> list[dict[str, Any]]:
    """What the year whose turn it is comes out as."""
    book = book_of(plan)
    assert book.next_year is not None
    found = money.proposal(book, book.next_year)
    bodies = Body.objects.in_bulk([one.committee for one in found.rows])
    return [{"committee": bodies[one.committee], "amount": one.amount} for one in found.rows]


def settle(house: House, plan: Plan, rows: list[dict[str, Any]] | None = None, **more: Any) -> Plan:
    """In March of the year after, as it is reckoned unless told."""
    year = book_of(plan).next_year
    assert year is not None
    day = date(year + 1, 3, 1)
    said = {"year": year, "rows": as_reckoned(plan) if rows is None else rows, "reasons": "Så mycket sparades.", **more}
    with on(day):
        perform(plan, "settle_year", by=house.person(DECIDER), day=day, **said)
    return plan_of(plan.project)


def a_year(house: House, plan: Plan, *rows: dict[str, Any]) -> Plan:
    """Reported, reckoned and settled."""
    year = book_of(plan).next_year
    assert year is not None
    return settle(house, propose(house, report(house, plan, year, *rows)))
