"""The worked example that several tests take: two years of cost, five of savings that drop off by a fifth a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from applications.calculation.inputs import Calculation, Cost, Figure, Line

SOCIAL, EDUCATION, REGION = "department:1", "department:2", "region"


def figure(base: str | int, low: str | int | None = None, high: str | int | None = None) -> Figure:
    """A figure out of plain numbers."""
    return Figure(Decimal(base), None if low is None else Decimal(low), None if high is None else Decimal(high))


def saving(actor: str, effect: str, price: int) -> Line:
    return Line(
        key=actor, actor=actor, participants=figure(40), effect=figure(effect), price=figure(price),
        first_year=2024, years=5, drop_off=figure("0.20"),
    )  # fmt: skip


def example() -> Calculation:
    """Start 2022, 1.2 and 1.3 million out of the fund."""
    return Calculation(
        starts=date(2022, 1, 1),
        ends=date(2023, 12, 31),
        costs=(Cost(2022, "fund", Decimal(1_200_000)), Cost(2023, "fund", Decimal(1_300_000))),
        lines=(saving(SOCIAL, "0.20", 75_000), saving(EDUCATION, "0.15", 25_000), saving(REGION, "0.10", 30_000)),
    )
