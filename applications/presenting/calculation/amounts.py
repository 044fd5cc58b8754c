"""Amounts and shares as the calculation's sentences say them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from applications.calculation.inputs import SHARES
from socinv.presentation.money import NBSP, kronor, mnkr, number

MILLION, THOUSAND = Decimal(1_000_000), Decimal(1000)
KRONA = Decimal(1)


def whole(amount: Decimal) -> Decimal:
    """Whole kronor, half up."""
    return amount.quantize(KRONA, rounding=ROUND_HALF_UP)


def about(amount: Decimal) -> str:
    """1,2 mnkr, 450 000 kr or 320 kr: what one says aloud, without its sign."""
    size = abs(amount)
    if size >= MILLION:
        return mnkr(size)
    return kronor(whole(size / THOUSAND) * THOUSAND) if size >= 10 * THOUSAND else kronor(whole(size))


def rate_text(rate: Decimal) -> str:
    """3,5 % of 0.035."""
    return f"{number((rate * 100).normalize())}{NBSP}%"


def figure_text(name: str, value: Decimal) -> str:
    """An input as it is read: shares in per cent, others with three figures that say something."""
    if name in SHARES:
        return f"{number(_short(value * 100))}{NBSP}%"
    return number(_short(value))


def _short(value: Decimal) -> Decimal:
    """Whole from a hundred up, else three significant figures."""
    if not value:
        return Decimal(0)
    places = max(0, 2 - value.adjusted())
    return value.quantize(KRONA.scaleb(-places), rounding=ROUND_HALF_UP).normalize()
