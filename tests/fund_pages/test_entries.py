"""What has been booked, as a list that is filtered and taken out, and one entry with what it moved and who said it."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from repayment.fund.reading import booked, entries_of
from repayment.ledger.statement import fund_by_year, project_by_year
from socinv.lifecycle import clock
from tests.factories.house import House
from tests.fund_pages.funds import KEEPER, READER, a_fund_house, a_funded_project, act, book, fund_of, pay
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_fund_house()


@pytest.fixture
def project(house: House) -> Any:
    found = a_funded_project(house)
    pay(house, found, 40_000)
    book(house, found, 15_000)
    return found


def listed(text: str) -> str:
    return text.partition('id="lista"')[2]


def test_the_list_and_its_filters(house: House, project: Any) -> None:
    url, reader = reverse("fund-entries"), house.person(READER)
    whole = listed(page(reader, url))
    for word in ("Avsättning", "Resultatanslag", "Beviljat", "Utbetalning", "Kostnad", "40\u00a0000"):
        assert word in whole, word
    paid = listed(page(reader, url, kind="payment"))
    assert "40\u00a0000" in paid
    assert "15\u00a0000" not in paid
    assert "Avsättning" not in listed(page(reader, url, project=project.case.ref))
    assert "Inget är bokfört" in page(reader, url, year="2001")
    assert "Listan går inte att filtrera så." in page(reader, url, kind="x")


def test_one_entry_says_what_it_moved_and_by_whom(house: House, project: Any) -> None:
    one = entries_of(fund_of(house)).get(kind="payment")
    address = reverse("fund-entry", args=[one.number])
    text = page(house.person(READER), address)
    for words in (f"Beviljat, inte utbetalt: {project}", f"Utbetalt, inte förbrukat: {project}",
                  house.person(KEEPER).name, f"Resultatanslag {clock.today().year}, använt"):  # fmt: skip
        assert words in text, words
    assert "/ratta/" not in text
    assert reverse("fund-reverse", args=[one.number]) in page(house.person(KEEPER), address)
    granted = entries_of(fund_of(house)).filter(kind="reservation").first()
    assert granted is not None
    follows = page(house.person(KEEPER), reverse("fund-entry", args=[granted.number]))
    assert "/ratta/" not in follows, "what follows from a decision in a case is not put right here"


def test_a_corrected_entry_and_its_correction_lead_to_each_other(house: House, project: Any) -> None:
    cost = entries_of(fund_of(house)).get(kind="cost")
    act(house, "reverse_entry", entry=cost, reason="Fel projekt.")
    back = entries_of(fund_of(house)).get(kind="reversal")
    wrong, right = (page(house.person(READER), reverse("fund-entry", args=[one.number])) for one in (cost, back))
    assert f"Rättad genom verifikation {back.number}" in wrong
    assert f"Rättar verifikation {cost.number}" in right
    assert "Fel projekt." in right
    assert "Rättad" in listed(page(house.person(READER), reverse("fund-entries")))
    assert "/ratta/" not in page(house.person(KEEPER), reverse("fund-entry", args=[cost.number]))


def test_entries_and_statements_of_others_are_not_found(house: House, project: Any) -> None:
    other = a_fund_house()
    for name, args in (("fund-entries", []), ("fund-entry", [1]), ("fund-statement", ["ar", "xlsx"])):
        address = reverse(name, args=args)
        assert client_of(other.person(KEEPER)).get(address).status_code == 404
        assert client_of(house.person("affiliated")).get(address).status_code == 404
    for address in (reverse("fund-entry", args=[999]), reverse("fund-statement", args=["x", "xlsx"]),
                    reverse("fund-statement", args=["ar", "pdf"])):  # fmt: skip
        assert client_of(house.person(READER)).get(address).status_code == 404


def rows_in(house: House, what: str) -> list[dict[str, Any]]:
    """The file, a dict a row."""
    response: Any = client_of(house.person(READER)).get(reverse("fund-statement", args=[what, "xlsx"]))
    assert response.status_code == 200
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    head, *rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.rule("SUN-49")
def test_the_statements_have_the_figures_of_the_ledger(house: House, project: Any) -> None:
    entries, year = booked(fund_of(house)), clock.today().year
    (wanted,) = fund_by_year(entries, year)
    (row,) = rows_in(house, "ar")
    for name, amount in (
        ("Vid årets början", wanted.opening), ("Avsatt: Årets resultat", wanted.allocated["result"]),
        ("Anslag", wanted.appropriated), ("Beviljat", wanted.granted), ("Utbetalt", wanted.paid),
        ("Förbrukat", wanted.consumed), ("Vid årets slut", wanted.closing), ("Fritt vid årets slut", wanted.free),
    ):  # fmt: skip
        assert Decimal(row[name]) == amount, name
    (withdrawn,) = rows_in(house, "balanskrav")
    assert withdrawn["År"] == year
    assert Decimal(withdrawn["Taget ur fonden, kan räknas som synnerliga skäl"]) == wanted.withdrawn == 15_000
    (own,) = project_by_year(entries, project.pk)
    this, following = rows_in(house, "projekt")
    assert (this["Projekt"], this["Projektnummer"], this["År"]) == (str(project), "112233", year)
    for name, amount in (("Beviljat", own.granted), ("Utbetalt", own.paid), ("Förbrukat", own.consumed),
                         ("Kvar vid årets slut", own.left)):  # fmt: skip
        assert Decimal(this[name]) == amount, name
    assert [Decimal(one["Prognos"]) for one in (this, following)] == [Decimal(300_000), Decimal(200_000)]
    found = rows_in(house, "verifikationer")
    assert [one["Nummer"] for one in found] == sorted((one["Nummer"] for one in found), reverse=True)
    assert len(found) == len(entries)
