"""The municipality's price list as a line of the calculation chooses from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.calculation.price_level import convert
from applications.models import PriceIndex, PriceItem
from socinv.presentation.money import kronor

ORE = Decimal("0.01")


@dataclass(frozen=True)
class Prices:
    """``items`` by id as text; ``year``: the year in whose prices the calculation is; ``index``: by year."""

    items: Mapping[str, PriceItem]
    year: int
    index: Mapping[int, Decimal] = field(default_factory=dict)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Name, amount, unit and the year of its price."""
        return [(pk, _choice(item)) for pk, item in self.items.items()]

    def converted(self, item: PriceItem) -> Decimal:
        """The price in the calculation's year, to the öre. Raises NoIndexError."""
        amount = convert(item.amount, item.price_year, self.year, self.index)
        return amount.quantize(ORE, rounding=ROUND_HALF_UP)

    def source(self, item: PriceItem) -> str:
        """Where the price comes from, and what it was before it was converted."""
        words = {"source": item.source, "item": _choice(item)}
        return _("%(source)s. Kommunens prislista: %(item)s.") % words


def _choice(item: PriceItem) -> str:
    words = {"name": item.name, "amount": kronor(item.amount), "unit": item.unit, "year": item.price_year}
    return _("%(name)s, %(amount)s per %(unit)s, %(year)d års priser") % words


def prices_for(municipality: int, year: int, chosen: str) -> Prices:
    """What can be chosen, and the one that was, even if it is no longer in the list: two queries."""
    listed = Q(is_current=True, retired_on=None)
    if chosen.isdecimal():
        listed |= Q(pk=int(chosen))
    found = PriceItem.objects.filter(listed, municipality=municipality).order_by("name", "unit")
    index = dict(PriceIndex.objects.filter(municipality=municipality).values_list("year", "value"))
    return Prices({str(item.pk): item for item in found}, year, index)
