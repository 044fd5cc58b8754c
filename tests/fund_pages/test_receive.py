"""A committee's repayment of a year comes back to the fund: each once, as reported unless something else came in."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from django.urls import reverse

from repayment.fund.awaited import awaited
from repayment.fund.reading import balances, entries_of
from repayment.ledger.accounts import equity
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from tests.factories.house import House, a_house
from tests.factories.processes import registered, under
from tests.fund_pages.funds import KEEPER, READER, an_open_fund, fund_of
from tests.fund_pages.funds import RULE as FUND
from tests.lists.asking import client_of, page
from tests.repayment.plans import RULE, a_decided_plan, follow_up, on

pytestmark = pytest.mark.django_db
AFTER = date(2029, 3, 1)


@cache
def repaying() -> Process:
    return registered(repayment=RepaymentRule(**RULE, fund=FundRule(**FUND | {"appropriation": False})))


@pytest.fixture
def house() -> House:
    """Two committees have reported what they saved in 2028."""
    house = under(a_house(), repaying())
    plan = a_decided_plan(house, 2028, 2029)
    an_open_fund(house)
    follow_up(house, plan)
    return house


def test_what_is_reported_waits_until_it_has_come(house: House) -> None:
    keeper, address = house.person(KEEPER), reverse("fund-receive")
    with on(AFTER):
        first, second = awaited(fund_of(house))
        assert f"{address}?vilken={first.key}" in page(keeper, reverse("fund"))
        shown = page(keeper, f"{address}?vilken={first.key}")
        assert f'value="{first.key}" selected' in shown
        said: dict[str, Any] = {"due": first.key, "amount": "90 000,50", "day": AFTER.isoformat(), "opened-after": "99"}
        client = client_of(keeper)
        assert client.post(address, said).status_code == 302
        assert [one.key for one in awaited(fund_of(house))] == [second.key]
        assert float(equity(balances(fund_of(house)))) == 10_090_000.50
        entry = entries_of(fund_of(house))[0]
        assert (entry.kind, entry.source, entry.year) == ("repayment", "returned", 2028)
        again = client.post(address, said)
        assert again.status_code == 200, "it is no longer among those that wait"
        assert "Återförda medel" in page(house.person(READER), reverse("fund"))
        empty = client.post(address, {"opened-after": "99"}).content.decode()
        assert "Välj vilken återföring" in empty or "Svara på frågan" in empty
