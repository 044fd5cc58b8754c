"""What a calculation is made of: costs, and a line for each expected consequence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

NONE, ALL = Decimal(0), Decimal(1)
DEFAULT_RATE = Decimal("0.03")


@dataclass(frozen=True)
class Figure:
    """A figure with the range it may lie in, where it is uncertain; ``low`` and ``high`` go together."""

    base: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_uncertain(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high


class Money(Enum):
    """What a consequence is in money."""

    SAVING = "saving"  # a cost that does not arise
    REDISTRIBUTION = "redistribution"  # money that one has instead of another
    UNPRICED = "unpriced"  # worth something, but not counted in money


class Ground(Enum):
    """What the effect is taken from."""

    COMPARISON = "comparison"  # against a group without the effort: deadweight is already out
    BEFORE_AFTER = "before-after"
    JUDGEMENT = "judgement"


INPUTS = ("participants", "effect", "price", "deadweight", "attribution", "drop_off", "bias")
SHARES = ("deadweight", "attribution", "drop_off", "bias")
DEFAULTS = {"deadweight": NONE, "attribution": ALL, "drop_off": NONE, "bias": NONE}


@dataclass(frozen=True)
class Line:
    """One expected consequence for one actor.

    ``participants``: persons a year; ``effect``: units a person and year; ``price``: SEK a unit; ``years``: how many
    from ``first_year``. ``deadweight``: the share that would have come anyway; ``attribution``: the share that is due
    to the effort; ``drop_off``: the share of the effect lost each year; ``bias``: optimism taken off.
    ``reasons`` and ``sources`` by the input's name.
    """

    key: str
    actor: str
    participants: Figure
    effect: Figure
    price: Figure
    first_year: int
    years: int
    money: Money = Money.SAVING
    ground: Ground = Ground.JUDGEMENT
    deadweight: Figure = Figure(NONE)
    attribution: Figure = Figure(ALL)
    drop_off: Figure = Figure(NONE)
    bias: Figure = Figure(NONE)
    reasons: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def figure(self, name: str) -> Figure:
        found: Figure = getattr(self, name)
        return found

    def at(self, name: str, value: Decimal) -> Line:
        """The same line with another value of one input."""
        changed: dict[str, Any] = {name: Figure(value)}
        return replace(self, **changed)

    @property
    def last_year(self) -> int:
        return self.first_year + self.years - 1

    @property
    def uncertain(self) -> tuple[str, ...]:
        return tuple(name for name in INPUTS if self.figure(name).is_uncertain)

    @property
    def first_amount(self) -> Decimal:
        """Of the first effect year, SEK: N · Δ · u · (1−d) · a · (1−b)."""
        if self.money is Money.UNPRICED:
            return NONE
        people = self.participants.base * self.effect.base * self.price.base
        return people * (ALL - self.deadweight.base) * self.attribution.base * (ALL - self.bias.base)

    def amounts(self) -> Iterator[tuple[int, Decimal]]:
        """Year and SEK: the first amount, less the drop-off of each year that has gone."""
        amount, kept = self.first_amount, ALL - self.drop_off.base
        for year in range(self.first_year, self.first_year + self.years):
            yield year, amount
            amount *= kept


@dataclass(frozen=True)
class Cost:
    """SEK of one year and payer: a committee's department, the fund, the EU or another."""

    year: int
    payer: str
    amount: Decimal


@dataclass(frozen=True)
class Calculation:
    """All of it. ``rate``: the real discount rate a year; the year the project starts is not discounted."""

    starts: date
    ends: date
    costs: tuple[Cost, ...]
    lines: tuple[Line, ...]
    rate: Decimal = DEFAULT_RATE

    @property
    def base_year(self) -> int:
        return self.starts.year

    @property
    def total_cost(self) -> Decimal:
        return sum((cost.amount for cost in self.costs), NONE)
