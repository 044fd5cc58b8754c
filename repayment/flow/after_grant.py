"""A grant is refused that the fund does not hold, and what is granted is reserved there (SUN-45)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import connection

from applications.granting import grant_condition
from applications.models import Case
from projects.models import Change, Project
from repayment.fund.cases import added_years, decision_of, decision_of_change, granted_years
from repayment.fund.grant_checks import too_much
from repayment.fund.reading import balance, fund_of
from repayment.ledger.accounts import Account, AccountKind
from repayment.models import Fund, FundStatus
from socinv.lifecycle import locking
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


def _open_fund(municipality: int) -> Fund | None:
    """Nothing is refused or reserved before the fund is open."""
    fund = fund_of(municipality)
    return fund if fund is not None and fund.status == FundStatus.OPEN else None


@grant_condition
def fits_in_the_fund(case: Case, amount: Decimal, more: bool) -> str:
    """Behind the fund's lock, so that two who grant at once come one after the other."""
    fund = _open_fund(case.municipality_id)
    if fund is None:
        return ""
    if connection.in_atomic_block:
        fund = locking.lock(fund)
    return too_much(fund, added_years(case, amount) if more else granted_years(case, amount))


@on("projects.project", "open")
def reserve_grant(project: Project, event: Event) -> None:
    fund, amount = _open_fund(project.municipality_id), project.budget
    if fund is not None and amount:
        _reserve(fund, project, granted_years(project.case, amount), event, decision_of(project.case))


@on("projects.change", "decide")
def change_grant(change: Change, event: Event) -> None:
    """More money is reserved, less is released: at most what has not been paid."""
    fund, amount = _open_fund(change.municipality_id), change.amount
    if fund is None or change.outcome != "granted" or not amount:
        return
    if amount > 0:
        _reserve(fund, change.project, added_years(change.case, amount), event, decision_of_change(change))
    else:
        _release(fund, change.project, -amount, event, decision_of_change(change))


@on("projects.project", "shelve")
def release_all(project: Project, event: Event) -> None:
    """The grant has been taken back."""
    fund = _open_fund(project.municipality_id)
    if fund is not None:
        _release(fund, project, None, event)


@on("projects.project", "end_early", "close")
def release_unpaid(project: Project, event: Event) -> None:
    """What a project that is over has not been paid, where money is paid in advance; in arrears its last costs are
    still to be paid for."""
    fund = _open_fund(project.municipality_id)
    if fund is not None and fund.rule.paid == "in-advance":
        _release(fund, project, None, event)


def _reserve(fund: Fund, project: Project, years: Mapping[int, Decimal], cause: Event, decision: str) -> None:
    amount = sum(years.values(), Decimal(0))
    _by_system(fund, "commit_grant", cause, project=project, amount=amount, years=years, decision=decision)


def _release(fund: Fund, project: Project, amount: Decimal | None, cause: Event, decision: str = "") -> None:
    unpaid = balance(locking.lock(fund), Account(AccountKind.RESERVED, project.pk))
    released = unpaid if amount is None else min(amount, unpaid)
    if released > 0:
        _by_system(fund, "release_grant", cause, project=project, amount=released, decision=decision)


def _by_system(fund: Fund, verb: str, cause: Event, **said: Any) -> None:
    perform(fund, verb, by=User.objects.system(), cause=cause, **said)


@on("projects.project", "set_number")
def keep_number(project: Project, event: Event) -> None:
    """The number that the project has is the one its money is booked on (SUN-50)."""
    from repayment.flow.after_fund import remember_number

    fund = _open_fund(project.municipality_id)
    if fund is not None:
        remember_number(fund, project.pk, project.number)
