"""Dividing an amount so that the parts add up to it exactly. Pure; SEK."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, Decimal
from typing import TypeVar

Key = TypeVar("Key", int, str)
ORE, KRONA, NONE = Decimal("0.01"), Decimal(1), Decimal(0)


def divide(amount: Decimal, weights: Mapping[Key, Decimal], unit: Decimal = ORE) -> dict[Key, Decimal]:
    """The amount by weight in whole units (öre or kronor), by largest remainder; ties go to the lowest key.

    Weights of nought or less get nothing. What is smaller than a unit goes to the last key that gets something.
    Without any weight above nought nobody gets anything. Raises ValueError for an amount below nought.
    """
    if amount < 0:
        raise ValueError("Ett belopp under noll kan inte fördelas.")
    counted = {key: weight for key, weight in sorted(weights.items()) if weight > 0}
    parts: dict[Key, Decimal] = dict.fromkeys(sorted(weights), NONE)
    if not counted:
        return parts
    whole, total = amount.quantize(unit, rounding=ROUND_DOWN), sum(counted.values(), NONE)
    exact = {key: whole * weight / total for key, weight in counted.items()}
    for key, part in exact.items():
        parts[key] = part.quantize(unit, rounding=ROUND_DOWN)
    left = int((whole - sum(parts.values(), NONE)) / unit)
    for key in sorted(counted, key=lambda one: parts[one] - exact[one])[:left]:
        parts[key] += unit
    parts[max(counted)] += amount - whole
    return parts
