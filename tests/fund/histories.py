"""Random histories of a fund: whatever is tried, in any order, by the functions that the lifecycle uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from repayment.ledger import entries
from repayment.ledger.accounts import Account, Overdrawn, Postings, mirrored, posted
from repayment.ledger.statement import Booked

PROJECTS = (1, 2, 3)
YEARS = (2020, 2021, 2022)
FIRST = date(2020, 1, 1)


@dataclass
class History:
    """A fund as it goes: its balances, what was booked, and what was refused."""

    random: Random
    balances: dict[Account, Decimal] = field(default_factory=dict)
    booked: list[Booked] = field(default_factory=list)
    refused: int = 0

    def go_on(self, events: int) -> None:
        for _n in range(events):
            self._try(self.random.choice(ACTS)(self))

    def amount(self) -> Decimal:
        return Decimal(self.random.randint(1, 90_000_000)) / 100

    def project(self) -> int:
        return self.random.choice(PROJECTS)

    def year(self) -> int:
        return self.random.choice(YEARS)

    def _try(self, postings: Postings) -> None:
        try:
            self.balances = posted(self.balances, postings)
        except Overdrawn:
            self.refused += 1
            return
        day = FIRST + timedelta(days=self.random.randrange(3 * 365))
        self.booked.append(Booked(day, postings))


def _reversal(history: History) -> Postings:
    return mirrored(history.random.choice(history.booked).postings) if history.booked else ()


def _cost(history: History) -> Postings:
    project = history.project()
    amount = history.amount() * history.random.choice((1, 1, 1, -1))
    return entries.cost(entries.charged(amount, history.balances, project), project)


ACTS: tuple[Callable[[History], Postings], ...] = (
    lambda one: entries.allocation(one.amount() * 4, one.random.choice(("result", "earlier-result"))),
    lambda one: entries.repaid(one.amount()),
    lambda one: entries.appropriation(one.amount() * 2, one.year()),
    lambda one: entries.reservation(one.amount(), one.project()),
    lambda one: entries.released(one.amount(), one.project()),
    lambda one: entries.payment(one.amount(), one.project(), one.year()),
    lambda one: entries.arrears(one.amount(), one.project(), one.year()),
    _cost,
    lambda one: entries.freezing(one.amount(), one.project()),
    lambda one: entries.transferred(one.amount(), one.project()),
    lambda one: entries.returned(one.amount(), one.project()),
    _reversal,
)
