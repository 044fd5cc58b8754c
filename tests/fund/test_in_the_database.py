"""The database itself keeps the ledger whole, whoever writes and however."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.utils import Error

from repayment.fund.reading import balances, booked
from repayment.ledger.accounts import Account, AccountKind
from repayment.models import AccountBalance, Entry, Fund, Posting
from socinv.lifecycle import clock
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def fund(house: House) -> Fund:
    return Fund.objects.create(municipality=house.municipality)


def entry(fund: Fund, house: House, number: int, **values: Any) -> Entry:
    given: dict[str, Any] = {"kind": "allocation", "amount": Decimal(100)} | values
    return Entry.objects.create(
        municipality=house.municipality, fund=fund, number=number, day=DAY, by=house.person("coordination.method"),
        at=clock.now(), **given,
    )  # fmt: skip


def posting(one: Entry, kind: str, amount: int, **values: Any) -> Posting:
    return Posting.objects.create(
        municipality_id=one.municipality_id, entry=one, account_kind=kind, amount=Decimal(amount), **values
    )


def at_once(act: Callable[[], Any]) -> None:
    """The act, with what the database otherwise asks when the transaction ends."""
    with transaction.atomic():
        act()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(act: Callable[[], Any]) -> None:
    with pytest.raises((IntegrityError, InternalError, Error)):
        at_once(act)


def allocated(fund: Fund, house: House, number: int = 1, amount: int = 100) -> Entry:
    one = entry(fund, house, number, amount=Decimal(amount))
    posting(one, "origin", -amount, source="result")
    posting(one, "free", amount)
    return one


def test_an_entry_keeps_the_balances(fund: Fund, house: House) -> None:
    at_once(lambda: allocated(fund, house))
    at_once(lambda: allocated(fund, house, 2, 50))
    assert balances(fund) == {
        Account(AccountKind.ORIGIN, source="result"): Decimal(-150), Account(AccountKind.FREE): Decimal(150),
    }  # fmt: skip
    assert len(booked(fund)) == 2


def test_an_entry_that_does_not_add_up_is_refused(fund: Fund, house: House) -> None:
    refused(lambda: posting(entry(fund, house, 1), "free", 100))


def test_numbers_have_no_gaps(fund: Fund, house: House) -> None:
    refused(lambda: allocated(fund, house, 2))
    at_once(lambda: allocated(fund, house, 1))
    refused(lambda: allocated(fund, house, 1))
    refused(lambda: allocated(fund, house, 3))


def test_an_account_is_never_overdrawn(fund: Fund, house: House) -> None:
    at_once(lambda: allocated(fund, house))

    def take() -> None:
        one = entry(fund, house, 2)
        posting(one, "free", -101)
        posting(one, "reserved", 101)

    refused(take)


def test_nothing_is_changed_or_deleted(fund: Fund, house: House) -> None:
    at_once(lambda: allocated(fund, house))
    refused(lambda: Entry.objects.update(text="annat"))
    refused(lambda: Posting.objects.update(amount=1))
    refused(lambda: Posting.objects.all().delete())
    refused(lambda: Entry.objects.all().delete())
    refused(lambda: Fund.objects.all().delete())


def test_balances_follow_the_postings_alone(fund: Fund, house: House) -> None:
    at_once(lambda: allocated(fund, house))
    refused(lambda: AccountBalance.objects.update(amount=1_000_000))
    refused(lambda: AccountBalance.objects.all().delete())
    refused(
        lambda: AccountBalance.objects.create(
            municipality=house.municipality, fund=fund, account_kind="paid", amount=Decimal(5)
        )
    )


def test_another_municipality_is_kept_out(fund: Fund, house: House) -> None:
    other = a_house()
    refused(lambda: entry(fund, other, 1))
    one = entry(fund, house, 1)
    refused(
        lambda: Posting.objects.create(
            municipality=other.municipality, entry=one, account_kind="free", amount=Decimal(1)
        )
    )
    refused(lambda: entry(fund, house, 2, project_id=4711))


def test_a_reversal_is_the_mirror_of_what_it_reverses(fund: Fund, house: House) -> None:
    at_once(lambda: allocated(fund, house))
    first = Entry.objects.get(number=1)

    def reverse(number: int, of: Entry, amount: int) -> Entry:
        one = entry(fund, house, number, kind="reversal", reverses=of)
        posting(one, "origin", amount, source="result")
        posting(one, "free", -amount)
        return one

    refused(lambda: reverse(2, first, 40))
    at_once(lambda: reverse(2, first, 100))
    refused(lambda: reverse(3, first, 100))
    refused(lambda: reverse(3, Entry.objects.get(number=2), 100))
    assert balances(fund)[Account(AccountKind.FREE)] == 0


def test_a_cost_is_booked_once(fund: Fund, house: House) -> None:
    at_once(lambda: entry(fund, house, 1, kind="cost", reference="A 17"))
    refused(lambda: entry(fund, house, 2, kind="cost", reference="A 17"))
    at_once(lambda: entry(fund, house, 2, kind="reversal", reverses=Entry.objects.get(number=1)))
    at_once(lambda: entry(fund, house, 3, kind="cost", reference="A 17"))
