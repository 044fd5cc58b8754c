"""Plans that were decided with the application, brought to a certain place through perform."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from projects.models import Project
from repayment import money
from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories.cases import a_draft
from tests.factories.content import row
from tests.factories.house import House
from tests.factories.projects import (
    a_running_project,
    a_submitted_evaluation,
    an_accepted_report,
    at_the_end,
    judge,
)
from tests.projects.reading import SHORT
from tests.repayment.plans import on, plan_of

DECIDER, COORDINATOR, LEADER = "management-group.chair", "coordination.method", "project.leader"
SAVED = {"education": 150_000, "social": 50_000}  # SEK a year, 2028 to 2032; the grant is 500,000
FIRST = 2028


def a_granted_plan(house: House, saved: dict[str, int] | None = None, *, spent: str = "480000") -> Plan:
    """The project is over and judged: the savings of the first year are to be reported."""
    case = a_draft(house).case
    benefits = [
        row("benefits", case, f"r{number}", actor=f"department:{house.departments[name].pk}", yearly=str(yearly),
            first_year=str(FIRST), last_year="2032")
        for number, (name, yearly) in enumerate((saved or SAVED).items(), start=1)
    ]  # fmt: skip
    others = [house.departments[name].pk for name in saved or SAVED if name != "education"]
    project = a_running_project(
        house, benefits=benefits, departments=others, **SHORT,
        **{"repayment-from": str(FIRST), "repayment-years": "5"},
    )  # fmt: skip
    for sent in project.reports.all():
        with on(max(sent.period_to, clock.today())):
            an_accepted_report(house, sent, spent=spent)
    with clock.at(at_the_end(project)):
        perform(project, "begin_closing", by=house.person("project.owner"))
        judge(house, a_submitted_evaluation(house, project, spent=spent))
    return plan_of(Project.objects.get(pk=project.pk))


def rows_of(house: House, **amounts: int) -> list[dict[str, Any]]:
    """What each committee saved, by one measure."""
    return [
        {"committee": house.bodies[f"{name}-committee"], "measure": "Skolbyten", "amount": Decimal(amount),
         "evidence": "Skolornas register visar det."}
        for name, amount in amounts.items()
    ]  # fmt: skip


def report(house: House, plan: Plan, year: int, **amounts: int) -> Plan:
    """In February of the year after."""
    with on(date(year + 1, 2, 1)):
        perform(plan, "report_saving", by=house.person(LEADER), year=year, rows=rows_of(house, **(amounts or SAVED)))
    return plan_of(plan.project)


def propose(house: House, plan: Plan, year: int) -> Plan:
    with on(date(year + 1, 2, 10)):
        perform(plan, "propose_year", by=house.person(COORDINATOR), year=year, text="Registret är avstämt.")
    return plan_of(plan.project)


def settle(house: House, plan: Plan, year: int) -> Plan:
    """As it is reckoned."""
    day = date(year + 1, 2, 20)
    with on(day):
        bodies = {body.pk: body for body in house.bodies.values()}
        reckoned = money.proposal(book_of(plan), year)
        rows = [{"committee": bodies[one.committee], "amount": one.amount} for one in reckoned.rows]
        perform(
            plan, "settle_year", by=house.person(DECIDER), year=year, rows=rows, reasons="Enligt beräkningen.", day=day,
            item="7",
        )  # fmt: skip
    return plan_of(plan.project)


def settled(house: House, plan: Plan, year: int, **amounts: int) -> Plan:
    """Reported, reckoned and settled."""
    return settle(house, propose(house, report(house, plan, year, **amounts), year), year)
