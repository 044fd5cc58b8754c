"""A fund that pays in arrears, and one that is an earmark and is not filled again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from projects.models import Project
from repayment.fund.rule import rule_of
from repayment.ledger.accounts import AccountKind
from repayment.models import Entry
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.load import all_processes
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from tests.factories.funds import DECISION, book, do, held, open_the_fund, pay
from tests.factories.house import House
from tests.factories.projects import a_project_ready_to_start

pytestmark = pytest.mark.django_db


def guideline(**wanted: Any) -> Process:
    """The one whose fund is so."""
    return next(
        one
        for one in all_processes().values()
        if one.repayment and one.repayment.fund
        and all(getattr(one.repayment.fund, key) == value for key, value in wanted.items())
    )  # fmt: skip


def under(house: House, process: Process) -> House:
    """The municipality goes over to another guideline: its fund is kept by that one's rules."""
    house.municipality.process = process.slug
    house.municipality.save()
    return house


@pytest.fixture
def in_arrears(house: House) -> Project:
    project = a_project_ready_to_start(house)
    under(house, guideline(paid="in-arrears"))
    open_the_fund(house, 2_000_000, rows=[{"project": project, "amount": Decimal(500_000)}])
    return project


@pytest.mark.rule("ORE-18")
def test_money_is_paid_for_costs_that_are_booked(house: House, in_arrears: Project) -> None:
    book(house, in_arrears, 120_000, "A 1")
    assert held(house, AccountKind.CONSUMED, in_arrears) == 0
    with pytest.raises(Invalid) as caught:
        pay(house, in_arrears, 120_001)
    assert "120 000" in str(caught.value.problems["amount"]).replace("\xa0", " ")
    pay(house, in_arrears, 120_000)
    assert held(house, AccountKind.CONSUMED, in_arrears) == 120_000
    assert held(house, AccountKind.RESERVED, in_arrears) == 380_000
    with pytest.raises(Invalid):
        pay(house, in_arrears, 1)


@pytest.mark.rule("ORE-18")
def test_the_total_must_last(house: House, in_arrears: Project) -> None:
    book(house, in_arrears, 600_000, "A 1")
    with pytest.raises(Invalid) as caught:
        pay(house, in_arrears, 500_001)
    assert "500 000" in str(caught.value.problems["amount"]).replace("\xa0", " ")
    pay(house, in_arrears, 500_000, year=clock.today().year - 1)
    assert held(house, AccountKind.RESERVED, in_arrears) == 0


def test_a_guideline_without_them_has_neither_appropriations_nor_freezing(house: House, in_arrears: Project) -> None:
    said = {"amount": Decimal(1), "year": clock.today().year, "decision": DECISION, "day": clock.today()}
    for verb, words in (("appropriate", said), ("freeze_unused", {"year": clock.today().year - 1})):
        with pytest.raises(Refused) as caught:
            do(house, verb, **words)
        assert caught.value.verdict.ground is Ground.CONDITION


@pytest.fixture
def earmarked(house: House) -> House:
    process = next(one for one in all_processes().values() if _has_most(one))
    return under(house, process)


def _has_most(process: Process) -> bool:
    rule = process.repayment.fund if process.repayment else None
    return rule is not None and any(one.most for one in rule.source)


@pytest.mark.rule("NOR-14")
def test_an_earmark_is_not_filled_again(earmarked: House) -> None:
    rule = next(one for one in rule_of(earmarked.municipality).source if one.most)
    said = {"source": rule.key, "decision": DECISION, "day": clock.today()}
    with pytest.raises(Invalid) as caught:
        open_the_fund(earmarked, rule.most, 1)
    assert set(caught.value.problems) == {"allocations"}
    open_the_fund(earmarked, rule.most - 1_000)
    with pytest.raises(Invalid) as caught:
        do(earmarked, "set_aside", amount=Decimal(1_001), **said)
    assert "Kvar att föra in är 1 000 kr" in str(caught.value.problems["amount"]).replace("\xa0", " ")
    do(earmarked, "set_aside", amount=Decimal(1_000), **said)
    assert held(earmarked, AccountKind.FREE) == rule.most


@pytest.mark.rule("NOR-14")
def test_a_new_earmark_is_made_when_the_surplus_allows_it(earmarked: House) -> None:
    rule = next(one for one in rule_of(earmarked.municipality).source if one.surplus)
    open_the_fund(earmarked)
    said = {"amount": Decimal(5_000_000), "source": rule.key, "decision": DECISION, "day": clock.today()}
    with pytest.raises(Invalid) as caught:
        do(earmarked, "set_aside", **said)
    assert set(caught.value.problems) == {"text"}
    do(earmarked, "set_aside", text="Bokslutet 2025, överskott 31 mnkr", **said)
    assert Entry.objects.get().text == "Bokslutet 2025, överskott 31 mnkr"
