"""Whether the municipality's own savings cover the whole cost within some years of the project's end (ORE-22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from applications.calculation.discounting import factor
from applications.calculation.inputs import NONE, Calculation, Money
from applications.calculation.perspectives import is_municipal

MONTHS = 12


@dataclass(frozen=True)
class Coverage:
    """SEK, undiscounted, and both in the base year's value."""

    saving: Decimal
    cost: Decimal
    present_saving: Decimal
    present_cost: Decimal

    @property
    def passes(self) -> bool:
        """Equality is enough."""
        return self.saving >= self.cost

    @property
    def passes_discounted(self) -> bool:
        return self.present_saving >= self.present_cost

    @property
    def readings_disagree(self) -> bool:
        return self.passes != self.passes_discounted


def share_of_year(year: int, ends: date, years: int) -> Decimal:
    """How much of a calendar year lies within so many years from the end, by whole months: 0 to 1."""
    first, last = ends.year, ends.year + years
    if first < year < last:
        return Decimal(1)
    if year == first == last:
        return NONE
    if year == first:
        return Decimal(MONTHS - ends.month) / MONTHS
    return Decimal(ends.month) / MONTHS if year == last else NONE


def coverage(calculation: Calculation, years: int, rate: Decimal | None = None) -> Coverage:
    """The municipality's savings in money within the years, against all that the project costs."""
    rate, base = calculation.rate if rate is None else rate, calculation.base_year
    saving = present = NONE
    for line in calculation.lines:
        if line.money is not Money.SAVING or not is_municipal(line.actor):
            continue
        for year, amount in line.amounts():
            counted = amount * share_of_year(year, calculation.ends, years)
            saving += counted
            present += counted * factor(rate, year - base)
    present_cost = sum((cost.amount * factor(rate, cost.year - base) for cost in calculation.costs), NONE)
    return Coverage(saving, calculation.total_cost, present, present_cost)
