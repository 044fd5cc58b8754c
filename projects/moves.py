"""What moved resources add up to for each committee (SUN-36). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

NONE = Decimal(0)


class Moved(Protocol):
    """Resources moved a year, in SEK. Without ``source`` the money is new."""

    @property
    def source(self) -> str: ...
    @property
    def goal(self) -> str: ...
    @property
    def amount(self) -> Decimal: ...


@dataclass(frozen=True)
class Balance:
    """What one committee gets and gives a year, in SEK."""

    name: str
    gets: Decimal = NONE
    gives: Decimal = NONE

    @property
    def net(self) -> Decimal:
        return self.gets - self.gives


def balances(moves: Iterable[Moved]) -> list[Balance]:
    """One for each committee that gets or gives, by name. Their nets add up to the new money."""
    gets: dict[str, Decimal] = {}
    gives: dict[str, Decimal] = {}
    for move in moves:
        gets[move.goal] = gets.get(move.goal, NONE) + move.amount
        if move.source:
            gives[move.source] = gives.get(move.source, NONE) + move.amount
    return [Balance(name, gets.get(name, NONE), gives.get(name, NONE)) for name in sorted(gets | gives)]
