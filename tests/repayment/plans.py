"""Repayment plans brought to a certain place through perform, as people would, under a guideline that makes them at
closing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from projects.models import Project
from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.organisation.models import Body
from tests.factories.house import House, a_house
from tests.factories.processes import registered, under
from tests.factories.projects import a_closing_project, a_submitted_evaluation, at_the_end, judge, noon
from tests.projects.reading import SHORT

DECIDER, SECOND, REPORTER, OWNER = (
    "management-group.chair", "management-group.secretary", "coordination.method", "project.owner",
)  # fmt: skip
RULE: dict[str, Any] = {
    "when": "at-closing", "title": "Återföring", "text": "Planen upprättas när investeringsfasen avslutas.",
    "by": "management-group", "days": 30, "longest": 6, "followed_up": "03-31",
    "reported_by": ("coordination", "owner", "committees"), "reconciled_by": ("coordination",),
    "exempt_text": "Investeringar utan planerade ekonomiska effekter undantas.",
    "follow_up_text": "Besparingar redovisas som överskott vid bokslut.",
    "reconciliation_text": "Avstämningen ger underlag för att justera budgeten.",
}  # fmt: skip
ENDS = date(2027, 6, 30)  # of the projects in SHORT
FIRST = 2027  # the first year of repayment after it
DECIDED = date(2027, 9, 1)


@cache
def at_closing() -> Process:
    """A guideline that makes the plan when the investment phase is over."""
    return registered(repayment=RepaymentRule(**RULE))


def a_repaying_house(process: Process | None = None) -> House:
    return under(a_house(), process or at_closing())


@contextmanager
def on(day: date) -> Iterator[datetime]:
    """The middle of that day."""
    with clock.at(noon(day)):
        yield clock.now()


def a_judged_project(house: House, **changes: Any) -> Project:
    project = a_closing_project(house, **SHORT)
    with clock.at(at_the_end(project)):
        judge(house, a_submitted_evaluation(house, project, **changes))
    return Project.objects.get(pk=project.pk)


def plan_of(project: Project) -> Plan:
    return Plan.objects.select_related("case", "project").get(project=project)


def an_awaited_plan(house: House, **changes: Any) -> Plan:
    """The project has been judged, and the plan waits for those who decide it."""
    return plan_of(a_judged_project(house, **changes))


def a_row(house: House, year: int, amount: int = 100_000, committee: str = "education") -> dict[str, Any]:
    return {"committee": house.bodies[f"{committee}-committee"], "year": year, "amount": Decimal(amount)}


def rows_of(house: House, *years: int) -> list[dict[str, Any]]:
    """Two committees each year."""
    return [row for year in years for row in (a_row(house, year), a_row(house, year, 50_000, "social"))]


def decide(house: House, plan: Plan, *years: int, **more: Any) -> Plan:
    said = {"rows": rows_of(house, *(years or (2028, 2029))), "reasons": "Så mycket beräknas sparas.", **more}
    with on(DECIDED):
        perform(plan, "decide", by=house.person(DECIDER), day=DECIDED, **said)
    return plan_of(plan.project)


def a_decided_plan(house: House, *years: int) -> Plan:
    return decide(house, an_awaited_plan(house), *years)


def adjust(house: House, plan: Plan, rows: list[dict[str, Any]], **more: Any) -> Plan:
    version = plan.versions.count()
    said = {"version": version, "reasons": "Besparingen blev mindre.", "day": clock.today(), **more}
    perform(plan, "adjust", by=house.person(DECIDER), rows=rows, **said)
    return plan_of(plan.project)


def savings_of(plan: Plan, part: Decimal = Decimal(1)) -> list[dict[str, Any]]:
    """What the plan says of the year whose turn it is, or a part of it with why."""
    book = book_of(plan)
    bodies = Body.objects.in_bulk([line.committee for line in book.lines])
    note = "" if part >= 1 else "Färre deltog."
    return [
        {"committee": bodies[line.committee], "amount": line.amount * part, "note": note}
        for line in book.of_year(book.next_year)
    ]


def follow_up(house: House, plan: Plan, by: str = REPORTER, part: Decimal = Decimal(1)) -> Plan:
    """In February of the year after."""
    year = book_of(plan).next_year
    assert year is not None
    with on(date(year + 1, 2, 15)):
        perform(plan, "follow_up", by=house.person(by), year=year, savings=savings_of(plan, part))
    return plan_of(plan.project)


def followed_up(house: House, plan: Plan) -> Plan:
    """Every year of the plan."""
    while book_of(plan).next_year is not None:
        plan = follow_up(house, plan)
    return plan


def reconcile(house: House, plan: Plan, day: date) -> Plan:
    with on(day):
        perform(
            plan, "reconcile", by=house.person(REPORTER), text="Allt återfördes.", budget="Ramen sänks med 150 000 kr.",
            day=day,
        )  # fmt: skip
    return plan_of(plan.project)


def typed(rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The rows as a browser sends them, with what else the form says."""
    said: dict[str, Any] = {"rows-count": max(len(rows), 3), "reasons": "Så mycket beräknas sparas.", **more}
    for number, row in enumerate(rows, start=1):
        said |= {
            f"row-{number}-committee": row["committee"].pk, f"row-{number}-year": row["year"],
            f"row-{number}-amount": str(row["amount"]),
        }  # fmt: skip
    return said
