"""What else must hold before money is granted: an app above says so, as the fund does of its money."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from applications.models import Case

Condition = Callable[["Case", Decimal, bool], str]
_conditions: list[Condition] = []


def grant_condition(condition: Condition) -> Condition:
    """Register a function of the case, the amount in SEK and whether it is more money to a running project, which gives
    why it cannot be granted; "" where it can."""
    if condition not in _conditions:
        _conditions.append(condition)
    return condition


def why_not(case: Case, amount: Decimal, *, more: bool = False) -> str:
    """Why the amount cannot be granted; empty where it can. Asked inside the deciding transaction, it holds there."""
    return next((text for one in _conditions if (text := one(case, amount, more))), "")
