"""Every page of the price list, with a price and a year of the municipality."""

from __future__ import annotations

from django.urls import reverse

from applications.models import PriceIndex, PriceItem
from tests.factories.house import House
from tests.factories.prices import a_price, an_index

PLAIN = ("prices", "price-add", "price-index-add")


def price_keys(house: House) -> dict[str, int]:
    """A price and a year, made where there is none."""
    here = house.municipality
    price = PriceItem.objects.filter(municipality=here).first() or a_price(here, house.person("coordination.method"))
    year = PriceIndex.objects.filter(municipality=here).first() or an_index(here)
    return {"price": price.pk, "price-index": year.pk}


def price_pages(house: House) -> dict[str, str]:
    """Name of the route and an address of it."""
    keys = {name: reverse(name, args=[pk]) for name, pk in price_keys(house).items()}
    return {name: reverse(name) for name in PLAIN} | keys
