"""How much each uncertain figure matters, and what it would have to be for the sum to turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from scipy.optimize import brentq

from applications.calculation.discounting import factor
from applications.calculation.inputs import INPUTS, NONE, SHARES, Calculation, Line, Money
from applications.calculation.perspectives import Perspective
from applications.calculation.result import result_of

ONE = Decimal(1)
# The sum is a straight line in all but the drop-off, which is raised to a power.
CURVED = "drop_off"


@dataclass(frozen=True)
class Swing:
    """The net present value with one figure at its low and at its high, all else as expected; SEK."""

    line: str
    input: str
    low: Decimal
    high: Decimal
    at_low: Decimal
    at_high: Decimal

    @property
    def width(self) -> Decimal:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Switch:
    """The value at which the net present value is nought; None where no possible value makes it so."""

    line: str
    input: str
    base: Decimal
    value: Decimal | None


@dataclass(frozen=True)
class _Worth:
    """What a line is worth as one of its figures changes: its first amount times the sum of its years."""

    line: Line
    factors: tuple[Decimal, ...]

    @classmethod
    def of(cls, line: Line, factors: Mapping[int, Decimal]) -> _Worth:
        return cls(line, tuple(factors[year] for year in range(line.first_year, line.last_year + 1)))

    @cached_property
    def total(self) -> Decimal:
        return self.line.first_amount * self.years

    @cached_property
    def years(self) -> Decimal:
        return self.years_at(self.line.drop_off.base)

    def years_at(self, drop_off: Decimal) -> Decimal:
        """Σ DF·(1−o)^k."""
        kept, left, found = ONE - drop_off, ONE, NONE
        for discount in self.factors:
            found += discount * left
            left *= kept
        return found

    def at(self, name: str, value: Decimal) -> Decimal:
        """SEK with another value of one figure."""
        if name == CURVED:
            return self.line.first_amount * self.years_at(value)
        return self.line.at(name, value).first_amount * self.years


def _worths(calculation: Calculation, perspective: Perspective) -> Iterator[_Worth]:
    lines = list(_counted(calculation, perspective))
    years = {year for line in lines for year in range(line.first_year, line.last_year + 1)}
    factors = {year: factor(calculation.rate, year - calculation.base_year) for year in years}
    return (_Worth.of(line, factors) for line in lines)


def tornado(calculation: Calculation, perspective: Perspective) -> list[Swing]:
    """One figure at a time, the one that matters most first."""
    total = result_of(calculation, perspective).net_present_value
    swings = []
    for worth in _worths(calculation, perspective):
        for name in worth.line.uncertain:
            figure = worth.line.figure(name)
            low, high = figure.low or NONE, figure.high or NONE
            at_low, at_high = (total - worth.total + worth.at(name, value) for value in (low, high))
            swings.append(Swing(worth.line.key, name, low, high, at_low, at_high))
    return sorted(swings, key=lambda one: (-one.width, one.line, INPUTS.index(one.input)))


def switching_values(calculation: Calculation, perspective: Perspective) -> list[Switch]:
    """For each figure of each line the value that makes the net present value nought, all else as expected."""
    total = result_of(calculation, perspective).net_present_value
    return [
        Switch(worth.line.key, name, worth.line.figure(name).base, _switch(worth, name, total))
        for worth in _worths(calculation, perspective)
        for name in INPUTS
    ]


def _counted(calculation: Calculation, perspective: Perspective) -> Iterable[Line]:
    return (one for one in calculation.lines if perspective.gains(one.actor) and one.money is not Money.UNPRICED)


def _switch(worth: _Worth, name: str, total: Decimal) -> Decimal | None:
    rest = total - worth.total
    ends = rest + worth.at(name, NONE), rest + worth.at(name, ONE)
    found = _curved(worth, rest, *ends) if name == CURVED else _straight(*ends)
    if found is None or found < 0 or (name in SHARES and found > ONE):
        return None
    return found


def _straight(at_none: Decimal, at_one: Decimal) -> Decimal | None:
    return None if at_one == at_none else -at_none / (at_one - at_none)


def _curved(worth: _Worth, rest: Decimal, at_none: Decimal, at_all: Decimal) -> Decimal | None:
    if at_none == 0:
        return NONE
    if (at_none > 0) == (at_all > 0):
        return None
    first, others = float(worth.line.first_amount), float(rest)
    factors = [float(one) for one in reversed(worth.factors)]

    def net(value: float) -> float:
        kept, found = 1.0 - value, 0.0
        for discount in factors:
            found = found * kept + discount
        return others + first * found

    if (net(0.0) > 0) == (net(1.0) > 0):  # a hair from an end, where floats no longer tell on which side
        return NONE if abs(at_none) < abs(at_all) else ONE
    return Decimal(str(brentq(net, 0.0, 1.0, xtol=1e-12)))
