"""A price list: items and an index, with sources that plainly are none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from applications.models import PriceIndex, PriceItem
from socinv.lifecycle import clock
from socinv.organisation.models import Municipality, User


def a_price(municipality: Municipality, by: User, **changes: Any) -> PriceItem:
    """A new item of the list."""
    said: dict[str, Any] = {
        "name": "Placering i familjehem", "contents": "Arvode, omkostnader och handläggning.", "unit": "vårddygn",
        "amount": Decimal(1850), "price_year": 2026, "source": "Exempel: påhittat pris",
    }  # fmt: skip
    return PriceItem.objects.create(municipality=municipality, made_by=by, made_at=clock.now(), **said | changes)


def an_index(municipality: Municipality, year: int = 2026, value: str = "100") -> PriceIndex:
    """The value of a year."""
    return PriceIndex.objects.create(
        municipality=municipality, year=year, value=Decimal(value), source="Exempel: påhittad serie"
    )
