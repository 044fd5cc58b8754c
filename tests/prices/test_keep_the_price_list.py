"""The price list, kept by the coordinators: what an item says never changes, for somebody may rest on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import PriceIndex, PriceItem
from tests.factories.house import House, a_house
from tests.factories.prices import a_price, an_index
from tests.writing.pages import signed_in

SAID = {
    "name": "Vårddygn, slutenvård", "contents": "Vård och mat.", "unit": "dygn", "amount": "4 250,50",
    "price_year": "2026", "source": "Exempel: påhittat",
}  # fmt: skip
YEAR = {"year": "2026", "value": "104,25", "source": "Exempel: påhittad serie"}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def client_(house: House) -> Client:
    return signed_in(house.person("coordination.method"))


@pytest.fixture
def price(house: House) -> PriceItem:
    return a_price(house.municipality, house.person("coordination.method"))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def changed(price: PriceItem, **changes: str) -> dict[str, str]:
    """The page's fields as they were, with ``changes``."""
    kept = {name: str(getattr(price, name)) for name in SAID}
    return kept | {"amount": f"{price.amount:f}".replace(".", ",")} | changes


def test_added_listed_and_noted(house: House, client_: Client) -> None:
    assert "Inga priser än" in text(client_.get(reverse("prices")))
    assert client_.post(reverse("price-add"), SAID)["Location"] == reverse("prices")
    page = text(client_.get(reverse("prices")))
    for said in ("Vårddygn, slutenvård", "4\u00a0250,50\u00a0kr", "2026", "Exempel: påhittat"):
        assert said in page
    assert "lade till Vårddygn, slutenvård i prislistan." in text(client_.get(reverse("organisation-changes")))
    assert "Prislista" in text(client_.get(reverse("administration")))
    item = PriceItem.objects.get()
    assert (item.municipality, item.number, item.is_current) == (house.municipality, 1, True)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": ""}, "name"), ({"contents": ""}, "contents"), ({"unit": ""}, "unit"), ({"amount": "mycket"}, "amount"),
     ({"amount": "-1"}, "amount"), ({"amount": ""}, "amount"), ({"price_year": "26"}, "price_year"),
     ({"source": ""}, "source")],
)  # fmt: skip
def test_refused_at_the_field_with_what_was_typed(client_: Client, change: dict[str, str], field: str) -> None:
    answer = client_.post(reverse("price-add"), SAID | change)
    assert field in answer.context["form"].errors
    assert (SAID | change)["contents"] in text(answer)
    assert not PriceItem.objects.exists()


def test_the_same_name_and_unit_once(house: House, client_: Client, price: PriceItem) -> None:
    same = SAID | {"name": price.name.upper(), "unit": price.unit}
    assert "har redan det namnet" in client_.post(reverse("price-add"), same).context["form"].errors["name"][0]
    assert client_.post(reverse("price-add"), same | {"unit": "månad"}).status_code == 302


def test_a_change_is_a_new_version_and_the_old_one_stays(client_: Client, price: PriceItem) -> None:
    client_.post(reverse("price", args=[price.pk]), changed(price, amount="1 900"))
    old, new = PriceItem.objects.order_by("number")
    assert (old.pk, old.amount, old.is_current) == (price.pk, Decimal(1850), False)
    assert (new.number, new.amount, new.is_current, new.series) == (2, Decimal(1900), True, price.series)
    assert client_.get(reverse("price", args=[old.pk]))["Location"] == reverse("price", args=[new.pk])
    page = text(client_.get(reverse("price", args=[new.pk])))
    assert "1\u00a0850\u00a0kr" in page
    assert "pris i kronor: 1850 → 1900" in text(client_.get(reverse("organisation-changes")))


def test_saved_as_it_was_is_no_new_version(client_: Client, price: PriceItem) -> None:
    assert client_.post(reverse("price", args=[price.pk]), changed(price)).status_code == 302
    assert PriceItem.objects.get().is_current


def test_the_second_of_two_is_told(client_: Client, price: PriceItem) -> None:
    url = reverse("price", args=[price.pk])
    seen = client_.get(url).context["form"]["seen"].value()
    client_.post(url, changed(price, amount="1 900", seen=seen))
    answer = client_.post(url, changed(price, amount="2 000", seen=seen))
    assert "Någon annan har ändrat" in text(answer)
    assert "2 000" in text(answer)
    assert PriceItem.objects.count() == 2


def test_out_of_use_and_in_use_again(house: House, client_: Client, price: PriceItem) -> None:
    url, here = reverse("price", args=[price.pk]), house.municipality.pk
    client_.post(url, {"do": "retire"})
    assert not PriceItem.objects.choosable(here).exists()
    assert "Priser som inte längre används" in text(client_.get(reverse("prices")))
    client_.post(url, {"do": "retire"})
    assert "Använd igen" in text(client_.get(url))
    client_.post(url, {"do": "use"})
    assert PriceItem.objects.choosable(here).get() == price


@pytest.mark.parametrize("change", [{"amount": 1}, {"source": "Annan"}, {"price_year": 2020}])
def test_the_database_keeps_what_was_said(price: PriceItem, change: dict[str, Any]) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        PriceItem.objects.filter(pk=price.pk).update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        price.delete()


def test_the_index_has_a_value_a_year(client_: Client) -> None:
    assert client_.post(reverse("price-index-add"), YEAR).status_code == 302
    assert "har redan ett indextal" in client_.post(reverse("price-index-add"), YEAR).context["form"].errors["year"][0]
    one = PriceIndex.objects.get()
    assert client_.post(reverse("price-index", args=[one.pk]), YEAR | {"value": "105"}).status_code == 302
    page = text(client_.get(reverse("prices")))
    assert "Det finns för 2026." in page
    assert "indextal: 104.25 → 105" in text(client_.get(reverse("organisation-changes")))


@pytest.mark.parametrize("change", [{"value": "0"}, {"value": "-4"}, {"value": "högt"}, {"year": ""}, {"source": ""}])
def test_an_index_that_cannot_be_is_refused(client_: Client, change: dict[str, str]) -> None:
    assert client_.post(reverse("price-index-add"), YEAR | change).context["form"].errors.keys() == change.keys()
    assert not PriceIndex.objects.exists()


@pytest.mark.parametrize("who", ["education.writer", "network.chair", "affiliated", "outsider"])
def test_nobody_else_opens_it(house: House, price: PriceItem, who: str) -> None:
    year = an_index(house.municipality)
    client = signed_in(house.person(who))
    for url in (reverse("prices"), reverse("price-add"), reverse("price", args=[price.pk]),
                reverse("price-index-add"), reverse("price-index", args=[year.pk])):  # fmt: skip
        assert client.get(url).status_code == client.post(url).status_code == 404


def test_anothers_list_is_not_there(price: PriceItem) -> None:
    other = a_house("den-andra")
    client = signed_in(other.person("coordination.method"))
    assert client.get(reverse("price", args=[price.pk])).status_code == 404
    assert price.name not in text(client.get(reverse("prices")))


def test_queries_do_not_grow(house: House, client_: Client, price: PriceItem) -> None:
    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client_.get(url).status_code == 200
        return len(queries)

    an_index(house.municipality)
    urls = [reverse("prices"), reverse("price", args=[price.pk])]
    client_.get(urls[0])
    few = [cost(url) for url in urls]
    for number in range(20):
        a_price(house.municipality, house.person("coordination.method"), name=f"Pris {number}")
        an_index(house.municipality, 2000 + number)
    assert [cost(url) for url in urls] == few
