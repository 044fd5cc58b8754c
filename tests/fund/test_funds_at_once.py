"""Two people at the same moment: the same money is not granted twice, and the numbers have no gaps."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from projects.models import Project
from repayment.ledger.accounts import AccountKind
from repayment.models import Entry, Fund
from socinv.lifecycle.verdict import Invalid, Refused
from tests.factories.funds import appropriate, book, do, held, open_the_fund, pay
from tests.factories.house import House
from tests.factories.projects import a_project_ready_to_start
from tests.fund.test_grants import first_year, grant, waiting
from tests.races.race import at_once, raised

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.rule("SUN-45")
def test_two_grants_do_not_both_take_the_same_money(house: House) -> None:
    steps = [waiting(house), waiting(house, "social")]
    open_the_fund(house, 900_000)
    appropriate(house, 900_000, first_year(steps[0]))
    results = at_once(*(partial(grant, house, step) for step in steps))
    assert raised(results, Invalid) == 1, results
    assert held(house, AccountKind.FREE) == 400_000


def test_two_open_the_fund(house: House) -> None:
    results = at_once(*[partial(open_the_fund, house, 1_000_000)] * 2)
    assert raised(results, Invalid) + raised(results, Refused) == 1, results
    assert Fund.objects.count() == 1
    assert held(house, AccountKind.FREE) == 1_000_000


def test_payments_costs_and_corrections_of_one_project(house: House) -> None:
    project: Project = a_project_ready_to_start(house)
    open_the_fund(house, 1_000_000, rows=[{"project": project, "amount": Decimal(500_000)}])
    appropriate(house, 1_000_000)
    results = at_once(*[partial(pay, house, project, 300_000)] * 2)
    assert raised(results, Invalid) == 1, results
    results = at_once(*[partial(book, house, project, 1_000, "A 1")] * 2)
    assert raised(results, Invalid) == 1, results
    payment = Entry.objects.get(kind="payment")
    cost = Entry.objects.get(kind="cost")
    do(house, "reverse_entry", entry=cost, reason="Fel projekt")
    results = at_once(*[partial(do, house, "reverse_entry", entry=payment, reason="Fel belopp")] * 2)
    assert raised(results, Invalid) == 1, results
    numbers = Entry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert held(house, AccountKind.RESERVED, project) == 500_000
