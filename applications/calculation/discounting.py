"""Money of different years made comparable (HM Treasury, Green Book, annex A6)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

ONE = Decimal(1)


def factor(rate: Decimal, years: int) -> Decimal:
    """What a krona so many years after the base year is worth in it: (1+r)^−years. Before it: more than one."""
    return (ONE + rate) ** -years


def present_value(amounts: Mapping[int, Decimal], base_year: int, rate: Decimal) -> Decimal:
    """The sum of the years' amounts in the base year's value, SEK."""
    return sum((amount * factor(rate, year - base_year) for year, amount in amounts.items()), Decimal(0))
