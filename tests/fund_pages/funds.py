"""Funds brought to a certain place through perform, as those who keep them would. Not kept: the database writes the
balances itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from projects.models import Project
from repayment.models import Fund
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.fund_schema import FundRule, FundSource
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.organisation.models import User
from tests.factories.house import House, a_house
from tests.factories.processes import registered, under
from tests.factories.projects import a_running_project, noon

KEEPER, READER = "coordination.method", "planning-committee.member"
OPENED = date(clock.today().year, 1, 1)
BY = "Kommunfullmäktige 2025-12-15 § 210"
RULE: dict[str, Any] = {
    "title": "Sociala investeringsfonden", "text": "Medlen avsätts inom det egna kapitalet.",
    "appropriation": True, "freezes": True, "freezes_text": "Det som inte används fryses.",
    "account": "935900", "project_type": "11", "kept_by": "coordination",
    "source": (
        FundSource(key="returned", title="Återförda medel", repaid=True),
        FundSource(key="result", title="Årets resultat", text="Efter återförda medel.", within_target=True),
        FundSource(key="earlier", title="Förra årets resultat", within_target=True),
    ),
}  # fmt: skip


@cache
def with_rule(**changes: Any) -> Process:
    """A guideline with a fund kept as the changes say."""
    return registered(repayment=RepaymentRule(when="none", title="Återföring", fund=FundRule(**RULE | changes)))


def a_fund_house(**changes: Any) -> House:
    return under(a_house(), with_rule(**changes))


def fund_of(house: House) -> Fund:
    return Fund.objects.select_related("municipality").get(municipality=house.municipality)


def an_open_fund(house: House, amount: int = 10_000_000) -> Fund:
    """With so much set aside from the year's result."""
    row = {"amount": Decimal(amount), "source": "result", "decision": BY, "within_target": True, "text": ""}
    with clock.at(noon(OPENED)):
        perform(
            Fund(municipality=house.municipality), "open_fund", by=house.person(KEEPER), day=OPENED, rows=[],
            allocations=[row] if amount else [],
        )  # fmt: skip
    return fund_of(house)


def act(house: House, verb: str, **said: Any) -> None:
    """By the one who keeps the fund."""
    perform(fund_of(house), verb, by=house.person(KEEPER), **said)


def appropriate(house: House, amount: int = 5_000_000, year: int | None = None) -> None:
    today = clock.today()
    act(house, "appropriate", amount=Decimal(amount), year=year or today.year, decision=BY, day=today)


def pay(house: House, project: Project, amount: int) -> None:
    today = clock.today()
    act(house, "pay_grant", project=project, amount=Decimal(amount), day=today, year=today.year)


def book(house: House, project: Project, amount: int, reference: str = "A1", day: date | None = None) -> None:
    row = {"project": project, "day": day or clock.today(), "amount": Decimal(amount), "reference": reference}
    act(house, "book_costs", rows=[row], file="")


def number_of(house: House, project: Project, number: str = "112233") -> None:
    act(house, "number_project", project=project, number=number)


GRANTED = 500_000


def grant(house: House, project: Project, **years: int) -> None:
    """Reserved for the project: ``y2026=300_000``. As follows from the decision on its case."""
    amounts = {int(year[1:]): Decimal(amount) for year, amount in years.items()}
    perform(
        fund_of(house), "commit_grant", by=User.objects.system(), project=project,
        amount=sum(amounts.values(), Decimal(0)), years=amounts, decision=BY,
    )  # fmt: skip


def a_funded_project(house: House, number: str = "112233") -> Project:
    """In a fund with an appropriation: granted 300 000 for this year and 200 000 for the next, with its number."""
    project = a_running_project(house)
    an_open_fund(house)
    if fund_of(house).rule.appropriation:
        appropriate(house)
    fund_it(house, project, number)
    return Project.objects.select_related("case").get(pk=project.pk)


def fund_it(house: House, project: Project, number: str) -> Project:
    """A project that was running when the fund was opened gets the same."""
    year = clock.today().year
    grant(house, project, **{f"y{year}": 300_000, f"y{year + 1}": 200_000})
    if number:
        number_of(house, project, number)
    return project
