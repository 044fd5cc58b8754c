"""Money in: the opening, allocations, repayments and appropriations, and what is refused with the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from projects.models import Project
from repayment.ledger.accounts import AccountKind
from repayment.models import Entry, Fund, Plan, ProjectNumber
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from tests.factories.funds import (
    DECISION,
    do,
    held,
    keeper,
    open_the_fund,
    the_fund,
)
from tests.factories.house import House, a_house
from tests.factories.projects import a_project_ready_to_start
from tests.fund.refusing import problems

pytestmark = pytest.mark.django_db


def allocation(**changes: Any) -> dict[str, Any]:
    return {
        "amount": Decimal(500_000), "source": "repayment", "decision": DECISION, "day": clock.today(),
    } | changes  # fmt: skip


# -- the opening


def test_the_opening_takes_in_what_is_allocated_and_granted(house: House, project: Project) -> None:
    assert held(house, AccountKind.FREE) == 2_000_000
    assert held(house, AccountKind.RESERVED, project) == 1_000_000
    assert ProjectNumber.objects.get(project=project).project_type == "11"
    assert [one.number for one in the_fund(house).entries.all()] == [1, 2, 3]


def test_there_is_one_fund(house: House) -> None:
    open_the_fund(house, 1_000_000)
    with pytest.raises(Refused):
        open_the_fund(house, 1_000_000)
    assert Fund.objects.count() == 1


def test_what_is_allocated_covers_what_is_taken_in(house: House) -> None:
    project = a_project_ready_to_start(house)
    with pytest.raises(Invalid) as caught:
        open_the_fund(house, 999_999, rows=[{"project": project, "amount": Decimal(1_000_000)}])
    assert "rows" in caught.value.problems
    assert not Fund.objects.exists()


@pytest.mark.parametrize("who", ["council.chair", "management-group.chair", "education.writer", "affiliated"])
def test_only_those_who_keep_it_move_money(house: House, who: str) -> None:
    open_the_fund(house, 1_000_000)
    with pytest.raises(Refused) as caught:
        do(house, "set_aside", by=house.person(who), **allocation())
    assert caught.value.verdict.ground is Ground.PERSON


def test_another_municipality_is_outside(house: House) -> None:
    fund = open_the_fund(house, 1_000_000)
    with pytest.raises(Refused) as caught:
        perform(fund, "set_aside", by=keeper(a_house()), **allocation())
    assert caught.value.verdict.ground is Ground.OUTSIDE


# -- allocations


@pytest.mark.rule("SUN-46")
def test_allocations_come_from_the_sources_on_their_conditions(house: House) -> None:
    open_the_fund(house)
    do(house, "set_aside", **allocation())
    assert "within_target" in problems(house, "set_aside", **allocation(source="this-year"))
    do(house, "set_aside", **allocation(source="this-year", within_target=True))
    entry = Entry.objects.get(number=2)
    assert (entry.within_target, entry.decision) == (True, DECISION)
    assert "decision" in problems(house, "set_aside", **allocation(decision=" "))
    assert "source" in problems(house, "set_aside", **allocation(source="somewhere"))


@pytest.mark.rule("SUN-46")
def test_the_sources_are_used_in_their_order_within_a_year(house: House) -> None:
    open_the_fund(house)
    do(house, "set_aside", **allocation(source="last-year", within_target=True))
    said = problems(house, "set_aside", **allocation(source="this-year", within_target=True))
    assert "del av föregående års resultat" in said["source"]
    do(house, "reverse_entry", entry=Entry.objects.get(number=1), reason="Fel ordning")
    do(house, "set_aside", **allocation(source="this-year", within_target=True))
    assert held(house, AccountKind.FREE) == 500_000


@pytest.mark.parametrize(("field", "value"), [
    ("amount", Decimal(0)), ("amount", Decimal("1.001")), ("amount", None), ("amount", Decimal(-5)),
    ("day", date(2199, 1, 1)), ("day", None), ("day", date(2000, 1, 1)), ("text", "x" * 251),
])  # fmt: skip
def test_what_cannot_be_booked_is_said_at_the_field(house: House, field: str, value: Any) -> None:
    open_the_fund(house)
    assert field in problems(house, "set_aside", **allocation(**{field: value}))
    assert not Entry.objects.exists()


def test_a_repayment_is_received_once(house: House, project: Project) -> None:
    plan, _made = Plan.objects.get_or_create(municipality=house.municipality, case=project.case, project=project)
    committee = house.bodies["education-committee"]
    said = {"plan": plan, "committee": committee, "year": clock.today().year, "day": clock.today()}
    do(house, "receive_repayment", amount=Decimal(70_000), **said)
    assert held(house, AccountKind.FREE) == 2_070_000
    assert Entry.objects.get(kind="repayment").source == "repayment"
    assert "70 000 kr" in problems(house, "receive_repayment", amount=Decimal(1), **said)["amount"]
    do(house, "receive_repayment", amount=Decimal(1), **(said | {"year": clock.today().year - 1}))
    do(house, "reverse_entry", entry=Entry.objects.get(kind="repayment", amount=70_000), reason="Fel belopp")
    do(house, "receive_repayment", amount=Decimal(60_000), **said)
    elsewhere = a_house().bodies["education-committee"]
    assert "committee" in problems(house, "receive_repayment", amount=Decimal(1), **(said | {"committee": elsewhere}))


# -- appropriations


@pytest.mark.rule("SUN-47")
def test_an_appropriation_is_at_most_what_is_allocated(house: House) -> None:
    open_the_fund(house, 1_000_000)
    said = {"year": clock.today().year, "decision": DECISION, "day": clock.today()}
    text = problems(house, "appropriate", amount=Decimal(1_000_001), **said)["amount"]
    assert "Det avsatta är 1 000 000 kr" in text
    do(house, "appropriate", amount=Decimal(600_000), **said)
    assert "Högst 400 000 kr" in problems(house, "appropriate", amount=Decimal(400_001), **said)["amount"]
    do(house, "appropriate", amount=Decimal(400_000), **said)
    assert held(house, AccountKind.BUDGET, year=clock.today().year) == 1_000_000
