"""A project's money: paid, used, frozen, decided about and corrected, and what is refused with the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from projects.models import Project
from repayment.fund.reading import balances, booked, consumed_of
from repayment.ledger.accounts import Account, AccountKind
from repayment.ledger.statement import balances_at
from repayment.models import Entry, ProjectNumber
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories.funds import (
    DECISION,
    appropriate,
    book,
    do,
    held,
    keeper,
    open_the_fund,
    pay,
    the_fund,
)
from tests.factories.house import House
from tests.factories.projects import a_planned_project
from tests.fund.refusing import in_february, problems

pytestmark = pytest.mark.django_db


# -- payments


@pytest.mark.rule("SUN-48")
def test_a_payment_is_an_internal_grant_to_the_receiver(house: House, project: Project) -> None:
    pay(house, project, 400_000)
    assert held(house, AccountKind.PAID, project) == 400_000
    assert held(house, AccountKind.BUDGET, year=clock.today().year) == 1_600_000
    assert ProjectNumber.objects.get(project=project).account == "935900"


@pytest.mark.rule("SUN-50")
def test_nothing_is_paid_without_a_project_number(house: House) -> None:
    project = a_planned_project(house)
    open_the_fund(house, 3_000_000, rows=[{"project": project, "amount": Decimal(1_000_000)}])
    appropriate(house, 1_000_000)
    said = {"project": project, "amount": Decimal(1), "day": clock.today(), "year": clock.today().year}
    assert "projektnummer" in problems(house, "pay_grant", **said)["project"]
    do(house, "number_project", project=project, number="110001")
    pay(house, project, 1)
    assert Project.objects.get(pk=project.pk).number == "110001"


@pytest.mark.rule("SUN-50")
def test_a_number_is_one_projects_own(house: House, other: Project, project: Project) -> None:
    assert "number" in problems(house, "number_project", project=other, number=project.number)
    assert "number" in problems(house, "number_project", project=other, number="elva elva")
    do(house, "number_project", project=other, number="110099")
    assert "number" in problems(house, "number_project", project=other, number="110099")
    perform(Project.objects.get(pk=other.pk), "set_number", by=keeper(house), number="110098")
    assert ProjectNumber.objects.get(project=other).number == "110098"


@pytest.mark.rule("SUN-47")
def test_a_payment_fits_in_the_grant_and_in_the_appropriation(house: House, project: Project) -> None:
    said = {"project": project, "day": clock.today(), "year": clock.today().year}
    assert "1 000 000 kr" in problems(house, "pay_grant", amount=Decimal(1_000_001), **said)["amount"]
    do(house, "reverse_entry", entry=Entry.objects.get(kind="appropriation"), reason="Fel belopp")
    appropriate(house, 250_000)
    text = problems(house, "pay_grant", amount=Decimal(250_001), **said)["amount"]
    assert "återstår 250 000 kr" in text
    pay(house, project, 250_000)
    assert "year" in problems(house, "pay_grant", amount=Decimal(1), **(said | {"year": clock.today().year + 1}))


# -- costs


def test_costs_beyond_what_is_paid_are_the_receivers_own(house: House, project: Project) -> None:
    pay(house, project, 100_000)
    book(house, project, 60_000, "A 1")
    book(house, project, 60_000, "A 2")
    assert held(house, AccountKind.CONSUMED, project) == 100_000
    assert consumed_of(project).amount == 100_000
    assert consumed_of(project).from_ledger
    assert sum(Entry.objects.filter(kind="cost").values_list("amount", flat=True)) == 120_000
    book(house, project, -30_000, "A 3")
    assert held(house, AccountKind.PAID, project) == 30_000


def test_a_cost_is_booked_once(house: House, project: Project) -> None:
    book(house, project, 10, "A 1")
    row = {"project": project, "amount": Decimal(10), "day": clock.today(), "reference": "A 1"}
    assert "redan bokförd" in problems(house, "book_costs", rows=[row])["rows"]
    twice = [row | {"reference": "A 2"}] * 2
    assert "två gånger" in problems(house, "book_costs", rows=twice)["rows"]
    do(house, "reverse_entry", entry=Entry.objects.get(kind="cost"), reason="Fel projekt")
    book(house, project, 10, "A 1")


def test_a_cost_belongs_to_a_numbered_project(house: House, other: Project, project: Project) -> None:
    row = {"project": other, "amount": Decimal(10), "day": clock.today(), "reference": "A 1"}
    assert "Rad 1" in problems(house, "book_costs", rows=[row])["rows"]
    assert "rows" in problems(house, "book_costs", rows=[])


def test_money_is_released_at_most_as_far_as_it_is_unpaid(house: House, project: Project) -> None:
    pay(house, project, 400_000)
    text = problems(house, "release_grant", project=project, amount=Decimal(600_001))["amount"]
    assert "600 000 kr" in text
    do(house, "release_grant", project=project, amount=Decimal(600_000), decision=DECISION)
    assert held(house, AccountKind.FREE) == 2_600_000


# -- the year's end


@pytest.mark.rule("SUN-48")
def test_what_is_not_used_in_the_year_is_frozen_and_decided_about(house: House, project: Project) -> None:
    day = clock.today()
    pay(house, project, 300_000)
    book(house, project, 100_000, "A 1")
    assert "year" in problems(house, "freeze_unused", year=day.year)
    with clock.at(in_february(day.year + 1)):
        do(house, "freeze_unused", year=day.year)
        assert held(house, AccountKind.FROZEN, project) == 200_000
        assert "year" in problems(house, "freeze_unused", year=day.year), "once"
        said = {"project": project, "decision": DECISION, "day": clock.today()}
        assert "200 000 kr" in problems(house, "carry_over", amount=Decimal(200_001), **said)["amount"]
        do(house, "carry_over", amount=Decimal(150_000), **said)
        do(house, "hand_back", amount=Decimal(50_000), **said)
        assert held(house, AccountKind.PAID, project) == 150_000
        assert held(house, AccountKind.FREE) == 2_050_000
        assert balances(the_fund(house), day)[Account(AccountKind.PAID, project.pk)] == 200_000


def test_a_payment_of_the_new_year_is_not_frozen_with_the_old(house: House, project: Project) -> None:
    day = clock.today()
    pay(house, project, 300_000)
    with clock.at(in_february(day.year + 1)):
        appropriate(house, 500_000)
        pay(house, project, 500_000)
        do(house, "freeze_unused", year=day.year)
        assert held(house, AccountKind.FROZEN, project) == 300_000
        assert held(house, AccountKind.PAID, project) == 500_000


# -- corrections


def test_an_entry_is_reversed_once_and_stays(house: House, project: Project) -> None:
    fund = pay(house, project, 400_000)
    entry = Entry.objects.get(kind="payment")
    do(house, "reverse_entry", entry=entry, reason="Fel belopp")
    assert held(house, AccountKind.RESERVED, project) == 1_000_000
    assert "entry" in problems(house, "reverse_entry", entry=entry, reason="igen")
    mirror = Entry.objects.get(kind="reversal")
    assert "entry" in problems(house, "reverse_entry", entry=mirror, reason="tillbaka")
    assert "reason" in problems(house, "reverse_entry", entry=mirror, reason=" ")
    assert fund.entries.filter(kind="payment").exists()


def test_what_has_gone_on_is_not_reversed(house: House, project: Project) -> None:
    pay(house, project, 400_000)
    book(house, project, 300_000, "A 1")
    payment = Entry.objects.get(kind="payment")
    assert "100 000 kr är kvar" in problems(house, "reverse_entry", entry=payment, reason="Fel")["entry"]
    reservation = Entry.objects.filter(kind="reservation").first()
    assert "entry" in problems(house, "reverse_entry", entry=reservation, reason="Fel")


def test_the_balances_of_the_database_are_the_ledgers(house: House, project: Project) -> None:
    pay(house, project, 400_000)
    book(house, project, 300_000, "A 1")
    fund = the_fund(house)
    now = {account: amount for account, amount in balances(fund).items() if amount}
    pure = balances_at(booked(fund), date.max)
    assert {account: amount for account, amount in pure.items() if amount} == now
