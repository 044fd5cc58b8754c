"""The ledger balances whatever happens, and no öre is lost or created."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from repayment.ledger import entries
from repayment.ledger.accounts import Account, AccountKind, Overdrawn, Posting, equity, posted
from repayment.ledger.statement import balances_at, fund_by_year, of_kind, project_by_year
from tests.fund.histories import FIRST, PROJECTS, YEARS, History

HISTORIES = 10_000


def balances(history: History) -> bool:
    """Whether everything adds up: all accounts to nought, the fund to what came in less what was used."""
    whole = sum(history.balances.values(), Decimal(0)) == 0
    allocated = -of_kind(history.balances, AccountKind.ORIGIN)
    used = of_kind(history.balances, AccountKind.CONSUMED)
    never_below = all(amount >= 0 or account.may_be_negative for account, amount in history.balances.items())
    return whole and equity(history.balances) == allocated - used and never_below


def test_it_balances_after_ten_thousand_random_histories() -> None:
    refused = booked = 0
    for seed in range(HISTORIES):
        history = History(Random(seed))
        history.go_on(8)
        assert balances(history), seed
        refused, booked = refused + history.refused, booked + len(history.booked)
    assert booked > HISTORIES  # the histories do happen
    assert refused > HISTORIES  # and what does not fit is tried


@given(some.integers(0, 2**32), some.integers(0, 60))
@settings(max_examples=60)
def test_the_statements_say_what_the_balances_say(seed: int, events: int) -> None:
    history = History(Random(seed))
    history.go_on(events)
    assert balances(history)
    at_the_end = {account: amount for account, amount in history.balances.items() if amount}
    told = {
        account: amount for account, amount in balances_at(history.booked, FIRST.replace(year=2023)).items() if amount
    }
    assert told == at_the_end
    years = fund_by_year(history.booked, YEARS[-1])
    for before, after in pairwise(years):
        assert before.closing == after.opening
    for year in years:
        assert year.closing == year.opening + sum(year.allocated.values(), Decimal(0)) - year.consumed
    if years:
        assert years[-1].closing == equity(history.balances)
    for project in PROJECTS:
        for last in project_by_year(history.booked, project)[-1:]:
            left = [one for one in history.balances if one.project == project and one.kind != AccountKind.CONSUMED]
            assert last.left == sum((history.balances[one] for one in left), Decimal(0))


def test_what_does_not_fit_is_refused_with_its_figures() -> None:
    fund = posted({}, entries.allocation(Decimal(100), "result"))
    with pytest.raises(Overdrawn) as refused:
        posted(fund, entries.reservation(Decimal(150), 1))
    assert refused.value.has == 100
    assert refused.value.lacks == 50


def test_a_payment_must_fit_within_the_years_appropriation() -> None:
    fund = posted(posted({}, entries.allocation(Decimal(100), "result")), entries.reservation(Decimal(100), 1))
    fund = posted(fund, entries.appropriation(Decimal(60), 2024))
    with pytest.raises(Overdrawn) as refused:
        posted(fund, entries.payment(Decimal(80), 1, 2024))
    assert refused.value.account == Account(AccountKind.BUDGET, year=2024)
    assert posted(fund, entries.payment(Decimal(60), 1, 2024))[Account(AccountKind.RESERVED, 1)] == 40


def test_an_entry_that_does_not_add_up_is_no_entry() -> None:
    with pytest.raises(ValueError, match="jämnt ut"):
        posted({}, [Posting(entries.FREE, Decimal(1))])


def test_the_fund_bears_no_more_than_it_paid() -> None:
    fund = {Account(AccountKind.PAID, 1): Decimal(80), Account(AccountKind.CONSUMED, 1): Decimal(30)}
    assert entries.charged(Decimal(100), fund, 1) == 80
    assert entries.charged(Decimal(-100), fund, 1) == -30
    assert entries.charged(Decimal(10), fund, 1) == 10
