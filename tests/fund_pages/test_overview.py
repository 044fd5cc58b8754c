"""The fund on one page: where the money is, on any day, by year and project, and what waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from repayment.fund.reading import balances, booked
from repayment.ledger.accounts import equity
from repayment.ledger.statement import fund_by_year
from socinv.lifecycle import clock
from socinv.presentation.money import kronor, number
from tests.factories.house import House
from tests.factories.projects import a_running_project
from tests.fund_pages.funds import (
    KEEPER,
    OPENED,
    READER,
    a_fund_house,
    a_funded_project,
    book,
    fund_it,
    fund_of,
    pay,
)
from tests.lists.asking import client_of, page, queries

pytestmark = pytest.mark.django_db
URL = "/fonden/"


@pytest.fixture
def house() -> House:
    return a_fund_house()


def test_where_no_fund_is_open_it_says_so_and_what_to_do(house: House) -> None:
    mine, others = (page(house.person(who), URL) for who in (KEEPER, READER))
    for found in (mine, others):
        assert "Ingen fond är öppnad här än." in found
    assert reverse("fund-open") in mine
    assert reverse("fund-open") not in others
    assert "Den som öppnar fonden är" in others
    assert URL in page(house.person(READER), reverse("progress"))
    assert client_of(house.person(READER)).get(reverse("fund-entries")).status_code == 404


@pytest.mark.rule("SUN-49")
def test_the_page_says_what_the_ledger_says(house: House) -> None:
    project = a_funded_project(house)
    pay(house, project, 40_000)
    book(house, project, 15_000)
    fund, year = fund_of(house), clock.today().year
    text = page(house.person(READER), URL)
    assert fund.rule.title in text
    assert "Fonden har 9,99\u00a0mnkr." in text
    assert kronor(equity(balances(fund))) == "9\u00a0985\u00a0000\u00a0kr"
    for words in (kronor(equity(balances(fund))), "0,03\u00a0mnkr utbetalda men inte förbrukade",
                  "4\u00a0960\u00a0000\u00a0kr kvar att använda", str(project), "112233"):  # fmt: skip
        assert words in text, words
    (this,) = fund_by_year(booked(fund), year)
    for amount in (this.closing, this.granted, this.paid, this.appropriated):
        assert number(amount) in text
    withdrawn = text.partition('id="balanskrav"')[2]
    assert number(this.withdrawn) == "15\u00a0000"
    assert "15\u00a0000" in withdrawn


def test_the_balance_on_any_day(house: House) -> None:
    a_funded_project(house)
    reader = house.person(READER)
    before = page(reader, URL, dag=(OPENED - timedelta(days=1)).isoformat())
    then = page(reader, URL, dag=OPENED.isoformat())
    assert "Fonden är tom." in before
    assert "Så stod fonden när" in then
    assert "10\u00a0000\u00a0000\u00a0kr" in then.partition('id="ar"')[0]
    wrong = page(reader, URL, dag="igår")
    assert "Skriv dagen som åååå-mm-dd" in wrong
    assert 'value="igår"' in wrong


def test_what_waits_is_for_those_who_keep_the_fund(house: House) -> None:
    other = a_running_project(house, "social")
    project = a_funded_project(house, number="")
    keeper = house.person(KEEPER)
    assert reverse("fund-number", args=[project.case.ref]) in page(keeper, URL)
    assert "Det som väntar" not in page(house.person(READER), URL)
    fund_it(house, other, "445566")
    found = page(keeper, URL)
    assert reverse("fund-pay", args=[other.case.ref]) in found
    assert "300\u00a0000\u00a0kr är inte utbetalda." in found
    pay(house, other, 300_000)
    assert reverse("fund-pay", args=[other.case.ref]) not in page(keeper, URL).partition('id="projekten"')[0]


def test_one_who_is_outside_sees_nothing(house: House) -> None:
    a_funded_project(house)
    other = a_fund_house()
    for who in ("affiliated", "outsider", "project.leader", "expert"):
        if who in house.people:
            assert client_of(house.people[who]).get(URL).status_code == 404, who
    assert "Ingen fond är öppnad här än." in page(other.person(KEEPER), URL)


def test_the_page_costs_the_same_however_much_there_is(house: House) -> None:
    other = a_running_project(house, "social")
    project = a_funded_project(house)
    pay(house, project, 10_000)
    book(house, project, 1_000)
    addresses = [URL, reverse("fund-entries"), project.get_absolute_url(), reverse("fund-entry", args=[1])]
    who = house.person(KEEPER)
    few = [queries(who, url) for url in addresses]
    for count in range(3):
        book(house, project, 1_000, f"B{count}")
    fund_it(house, other, "445566")
    pay(house, other, 20_000)
    assert [queries(who, url) for url in addresses] == few
