"""What a change does to the last day and to the budget (SUN-07). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Effect:
    """Before and after: last day, and budget in SEK. None where nothing was decided."""

    ends_before: date | None
    ends_after: date | None
    budget_before: Decimal | None
    budget_after: Decimal | None

    @property
    def days(self) -> int | None:
        """How many days later it ends; below nought earlier; None where it ends as before."""
        if self.ends_before is None or self.ends_after is None or self.ends_before == self.ends_after:
            return None
        return (self.ends_after - self.ends_before).days

    @property
    def amount(self) -> Decimal | None:
        """What the budget grows by in SEK; None where it is as before."""
        if self.budget_after is None or self.budget_after == self.budget_before:
            return None
        return self.budget_after - (self.budget_before or Decimal(0))


def effect(
    ends: date | None, budget: Decimal | None, *, new_ends: date | None = None, amount: Decimal | None = None
) -> Effect:
    """What held, and what holds with the change: a day that replaces, an amount that is added."""
    after = budget if amount is None else (budget or Decimal(0)) + amount
    return Effect(ends, new_ends or ends, budget, after)
