"""Random histories through perform: the balances that the database keeps are those of the pure ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from projects.models import Project
from repayment.fund.reading import balances, booked
from repayment.ledger.accounts import equity, posted
from repayment.ledger.statement import balances_at, fund_by_year, project_by_year
from repayment.models import Entry
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Invalid, Refused
from tests.factories.funds import DECISION, do, open_the_fund, the_fund
from tests.factories.house import House, a_house
from tests.factories.projects import a_project_ready_to_start

pytestmark = pytest.mark.django_db
Words = dict[str, Any]
FIRST = datetime(2027, 1, 10, 12, tzinfo=UTC)


class Played:
    """Whatever is tried by those who keep the fund, a few days apart; what does not hold is refused."""

    def __init__(self, house: House, project: Project, seed: int) -> None:
        self.house, self.project, self.random = house, project, Random(seed)
        self.refused = self.done = 0

    def go_on(self, acts: int) -> None:
        moment = FIRST
        for number in range(acts):
            moment += timedelta(days=self.random.randint(0, 45))
            with clock.at(moment):
                verb, words = self.random.choice(ACTS)(self, number)
                try:
                    do(self.house, verb, **words)
                    self.done += 1
                except (Invalid, Refused):
                    self.refused += 1

    def some(self, most: int = 900_000) -> Words:
        return {"amount": Decimal(self.random.randint(1, most * 100)) / 100, "day": self.day()}

    def day(self) -> date:
        return clock.today() - timedelta(days=self.random.choice((0, 0, 0, 20, 100)))

    def cost(self, number: int) -> Words:
        amount = self.some(400_000)["amount"] * self.random.choice((1, 1, 1, -1))
        row = {"project": self.project, "amount": amount, "day": self.day(), "reference": f"A {number}"}
        return {"rows": [row]}

    def entry(self) -> Words:
        return {"entry": self.random.choice(list(Entry.objects.all())), "reason": "Fel"}


ACTS: tuple[Callable[[Played, int], tuple[str, Words]], ...] = (
    lambda one, _n: ("set_aside", one.some() | {"source": "repayment", "decision": DECISION}),
    lambda one, _n: ("appropriate", one.some() | {"year": clock.today().year, "decision": DECISION}),
    lambda one, _n: ("pay_grant", one.some(600_000) | {"project": one.project, "year": clock.today().year}),
    lambda one, _n: ("pay_grant", one.some(600_000) | {"project": one.project, "year": clock.today().year}),
    lambda one, n: ("book_costs", one.cost(n)),
    lambda one, n: ("book_costs", one.cost(n)),
    lambda one, _n: ("freeze_unused", {"year": clock.today().year - 1}),
    lambda one, _n: ("carry_over", one.some(200_000) | {"project": one.project, "decision": DECISION}),
    lambda one, _n: ("hand_back", one.some(200_000) | {"project": one.project, "decision": DECISION}),
    lambda one, _n: ("reverse_entry", one.entry()),
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_history_balances(seed: int) -> None:
    house = a_house()
    project = a_project_ready_to_start(house)
    with clock.at(FIRST):
        open_the_fund(house, 5_000_000, rows=[{"project": project, "amount": Decimal(3_000_000)}])
    played = Played(house, project, seed)
    played.go_on(40)
    assert played.done > 8, "something happened"
    assert played.refused, "and something was refused"
    fund, entries = the_fund(house), booked(the_fund(house))
    kept = {account: amount for account, amount in balances(fund).items() if amount}
    pure: dict[Any, Decimal] = {}
    for entry in entries:
        pure = posted(pure, entry.postings)  # raises what is overdrawn or does not add up
    assert kept == {account: amount for account, amount in pure.items() if amount}
    for day in {entry.day for entry in entries}:
        held = balances_at(entries, day)
        assert all(amount >= 0 for account, amount in held.items() if not account.may_be_negative), day
    last = max(entry.day.year for entry in entries)
    assert fund_by_year(entries, last)[-1].closing == equity(kept)
    assert project_by_year(entries, project.pk)[-1].left >= 0
