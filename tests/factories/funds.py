"""Funds brought to a certain place through perform, as those who keep them would. Not kept: the database writes the
balances itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from projects.models import Project
from repayment.fund.reading import balance, fund_of
from repayment.fund.rule import rule_of
from repayment.ledger.accounts import Account, AccountKind
from repayment.models import Fund
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories.house import House

DECISION = "KF 2026-02-23 § 41"
MNKR = Decimal(1_000_000)


def keeper(house: House) -> User:
    """One of the coordinators, in the guideline that the tests run on."""
    return house.person("coordination.method")


def open_the_fund(house: House, *allocated: int, rows: list[dict[str, Any]] | None = None, **said: Any) -> Fund:
    """Opened today, with an allocation of each amount from the guideline's first source."""
    source = rule_of(house.municipality).source[0].key
    allocations = [{"amount": Decimal(one), "source": source, "decision": DECISION} for one in allocated]
    given: dict[str, Any] = {"day": clock.today(), "allocations": allocations, "rows": rows or []} | said
    perform(Fund(municipality=house.municipality), "open_fund", by=keeper(house), **given)
    return the_fund(house)


def the_fund(house: House) -> Fund:
    fund = fund_of(house.municipality.pk)
    assert fund is not None
    return fund


def do(house: House, verb: str, **said: Any) -> Fund:
    """One who keeps the fund does it today."""
    fund = the_fund(house)
    perform(fund, verb, by=said.pop("by", keeper(house)), **said)
    return the_fund(house)


def appropriate(house: House, amount: int, year: int | None = None) -> Fund:
    year = year or clock.today().year
    return do(house, "appropriate", amount=Decimal(amount), year=year, decision=DECISION, day=clock.today())


def pay(house: House, project: Project, amount: int, **said: Any) -> Fund:
    given = {"project": project, "amount": Decimal(amount), "day": clock.today(), "year": clock.today().year} | said
    return do(house, "pay_grant", **given)


def book(house: House, project: Project, amount: int, reference: str, day: date | None = None) -> Fund:
    row = {"project": project, "amount": Decimal(amount), "day": day or clock.today(), "reference": reference}
    return do(house, "book_costs", rows=[row], file="kostnader.csv")


def held(house: House, kind: AccountKind, project: Project | None = None, year: int = 0) -> Decimal:
    """What an account of the fund holds now."""
    return balance(the_fund(house), Account(kind, project.pk if project else 0, year))
