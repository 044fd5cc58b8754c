"""How much each uncertain figure matters, and what it would have to be for the sum to turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

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


def present_value_of(line: Line, base_year: int, rate: Decimal) -> Decimal:
    """What one line is worth in the base year, SEK."""
    return sum((amount * factor(rate, year - base_year) for year, amount in line.amounts()), NONE)


def tornado(calculation: Calculation, perspective: Perspective) -> list[Swing]:
    """One figure at a time, the one that matters most first."""
    total = result_of(calculation, perspective).net_present_value
    swings = []
    for line in _counted(calculation, perspective):
        own = present_value_of(line, calculation.base_year, calculation.rate)
        for name in line.uncertain:
            figure = line.figure(name)
            low, high = figure.low or NONE, figure.high or NONE
            at_low, at_high = (
                total - own + present_value_of(line.at(name, value), calculation.base_year, calculation.rate)
                for value in (low, high)
            )
            swings.append(Swing(line.key, name, low, high, at_low, at_high))
    return sorted(swings, key=lambda one: (-one.width, one.line, INPUTS.index(one.input)))


def switching_values(calculation: Calculation, perspective: Perspective) -> list[Switch]:
    """For each figure of each line the value that makes the net present value nought, all else as expected."""
    total = result_of(calculation, perspective).net_present_value
    return [
        Switch(line.key, name, line.figure(name).base, _switch(calculation, line, name, total))
        for line in _counted(calculation, perspective)
        for name in INPUTS
    ]


def _counted(calculation: Calculation, perspective: Perspective) -> Iterable[Line]:
    return (one for one in calculation.lines if perspective.gains(one.actor) and one.money is not Money.UNPRICED)


def _switch(calculation: Calculation, line: Line, name: str, total: Decimal) -> Decimal | None:
    own = present_value_of(line, calculation.base_year, calculation.rate)

    def net(value: Decimal) -> Decimal:
        return total - own + present_value_of(line.at(name, value), calculation.base_year, calculation.rate)

    found = _curved(net) if name == CURVED else _straight(net)
    if found is None or found < 0 or (name in SHARES and found > ONE):
        return None
    return found


def _straight(net: Callable[[Decimal], Decimal]) -> Decimal | None:
    at_none, at_one = net(NONE), net(ONE)
    return None if at_one == at_none else -at_none / (at_one - at_none)


def _curved(net: Callable[[Decimal], Decimal]) -> Decimal | None:
    at_none, at_all = net(NONE), net(ONE)
    if at_none == 0:
        return NONE
    if (at_none > 0) == (at_all > 0):
        return None
    return Decimal(str(brentq(lambda value: float(net(Decimal(str(value)))), 0.0, 1.0, xtol=1e-12)))
