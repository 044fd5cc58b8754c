"""How accounts stand day by day, so that nothing is booked on a day when the money was not there. Pure; SEK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from repayment.ledger.accounts import EQUITY, NONE, Account, AccountKind, Postings

Moves = Iterable[tuple[date, Account, Decimal]]


class Course:
    """What has moved in some accounts, by day."""

    def __init__(self, moves: Moves = ()) -> None:
        self._by_day: dict[Account, dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for day, account, amount in moves:
            self._by_day[account][day] += amount

    def book(self, day: date, postings: Postings) -> None:
        """Count an entry in."""
        for one in postings:
            self._by_day[one.account][day] += one.amount

    def holds(self, account: Account, day: date) -> Decimal:
        """When the day ends."""
        return sum((amount for when, amount in self._by_day[account].items() if when <= day), NONE)

    def lowest(self, account: Account, since: date) -> Decimal:
        """The least it holds when any day ends, from that one on: what an entry of that day may take from it."""
        least = held = self.holds(account, since)
        moves = self._by_day[account]
        for day in sorted(when for when in moves if when > since):
            held += moves[day]
            least = min(least, held)
        return least

    def sum(self, account: Account, year: int) -> Decimal:
        """What moved in a year."""
        return sum((amount for day, amount in self._by_day[account].items() if day.year == year), NONE)

    @property
    def projects(self) -> list[int]:
        """Those of the accounts, by id."""
        return sorted({account.project for account in self._by_day if account.project})

    def equity(self, since: date) -> Decimal:
        """What the fund consists of within the municipality's equity when the day ends."""
        return sum((self.holds(account, since) for account in list(self._by_day) if account.kind in EQUITY), NONE)

    def consumed(self, year: int) -> Decimal:
        """What all projects used in a year."""
        used = [account for account in self._by_day if account.kind is AccountKind.CONSUMED]
        return sum((self.sum(account, year) for account in used), NONE)

    def total(self, account: Account) -> Decimal:
        """What it holds when everything is counted."""
        return sum(self._by_day[account].values(), NONE)
