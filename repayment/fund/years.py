"""A grant by year, and what of an appropriation others have been granted. Pure; SEK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from repayment.ledger.accounts import NONE
from repayment.shares import KRONA, divide


def by_year(amount: Decimal, costs: Mapping[int, Decimal], first: int) -> dict[int, Decimal]:
    """The grant as the application's costs fall, in whole kronor by largest remainder; what costs nothing has all of it
    in the first year. Costs before ``first`` count as that year's."""
    weights: dict[int, Decimal] = {}
    for year, cost in costs.items():
        weights[max(year, first)] = weights.get(max(year, first), NONE) + cost
    parts = divide(amount, weights, KRONA)
    found = {year: part for year, part in parts.items() if part > 0}
    return found if sum(found.values(), NONE) == amount else {first: amount}


@dataclass(frozen=True)
class Planned:
    """What one project was granted for a year, what of it has been paid and what of the whole grant is unpaid."""

    project: int
    year: int
    granted: Decimal
    paid: Decimal
    unpaid: Decimal

    @property
    def spoken_for(self) -> Decimal:
        """What the project may still ask for that year."""
        return max(min(self.granted - self.paid, self.unpaid), NONE)


def spoken_for(planned: list[Planned], year: int) -> Decimal:
    """What all projects together may still ask for in a year."""
    return sum((one.spoken_for for one in planned if one.year == year), NONE)
