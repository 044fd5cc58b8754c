"""What the whole calculation goes by: the discount rate, the year of its prices, and the simulation's seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from applications.calculation.inputs import DEFAULT_RATE
from applications.content.answers import decimal, whole

KIND = "calculation"
DEFAULT_SEED = 1
LARGEST_SEED = 2**32 - 1
HIGHEST_RATE = Decimal("0.2")


@dataclass(frozen=True)
class Settings:
    """``rate``: the real discount rate a year, between 0 and 0.2; ``price_year``: the calendar year whose prices
    everything is in; ``seed``: the same one gives the same simulation."""

    rate: Decimal
    price_year: int
    seed: int

    @property
    def kept(self) -> dict[str, str]:
        """As the answer of the form keeps it."""
        return {
            "rate": format(self.rate.normalize(), "f"), "price_year": str(self.price_year), "seed": str(self.seed),
        }  # fmt: skip


def settings_of(kept: Any, start_year: int) -> Settings:
    """The settings as they are kept. What is missing, or cannot be counted with, is as it goes without saying."""
    given: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
    rate, year, seed = decimal(given.get("rate")), whole(given.get("price_year")), whole(given.get("seed"))
    return Settings(
        rate=rate if rate is not None and 0 <= rate <= HIGHEST_RATE else DEFAULT_RATE,
        price_year=start_year if year is None else year,
        seed=seed if seed is not None and 0 <= seed <= LARGEST_SEED else DEFAULT_SEED,
    )
