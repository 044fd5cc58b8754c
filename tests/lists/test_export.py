"""The list taken out: the same as shown, and harmless."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from decimal import Decimal
from html import unescape
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from applications.listing.columns import Column
from applications.listing.export import MOST_ROWS, csv_text, harmless, xlsx_file
from applications.models import Case
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories.cases import a_draft, a_granted_application, a_submitted_application, a_submitted_idea
from tests.factories.house import a_house
from tests.lists.asking import client_of, many_cases, page

pytestmark = pytest.mark.django_db


def taken_out(person: User, url: str, **query: str) -> bytes:
    response: Any = client_of(person).get(url, query)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def csv_rows(person: User, url: str, **query: str) -> list[list[str]]:
    raw = taken_out(person, url, **query)
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(raw.decode("utf-8-sig")), delimiter=";"))


def xlsx_rows(person: User, url: str, **query: str) -> list[tuple[Any, ...]]:
    sheet: Any = load_workbook(BytesIO(taken_out(person, url, **query))).active
    return list(sheet.iter_rows(values_only=True))


def test_both_files_are_what_the_page_shows() -> None:
    house = a_house()
    for title in ("Österut", "Ask", "Ängsul"):
        a_submitted_idea(house, title=title)
    a_granted_application(house)
    chair = house.person("network.chair")
    query = {"sort": "title", "stage": "idea.assessment"}
    text = page(chair, "/arenden/", **query)
    rows = csv_rows(chair, "/arenden/export.csv", **query)
    assert rows[0] == ["Diarienummer", "Ärende", "Söker", "Skede", "Vems tur", "Senast", "Belopp, kr", "Ändrat"]
    assert [row[1] for row in rows[1:]] == ["Ask", "Ängsul", "Österut"]
    places = [text.index(f">{row[1]}</a>") for row in rows[1:]]
    assert places == sorted(places)
    for heading in rows[0]:
        assert heading in text
    book = xlsx_rows(chair, "/arenden/export.xlsx", **query)
    assert [row[1] for row in book] == [row[1] for row in rows]
    assert all(isinstance(row[5], datetime) for row in book[1:])
    assert "/arenden/export.csv?stage=idea.assessment&amp;sort=title" in text


def shown_rows(person: User, url: str, **query: str) -> list[list[str]]:
    """The table on the page, cell by cell, with each day and amount as a file has it."""
    rows = []
    for row in re.findall(r"<tr>(.*?)</tr>", page(person, url, **query).split("<tbody>")[-1], re.DOTALL):
        cells = re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        rows.append([_plain(cell) for cell in cells])
    return rows


def _plain(cell: str) -> str:
    day = re.search(r'datetime="(\d{4}-\d\d-\d\d)', cell)
    text = day.group(1) if day else " ".join(re.sub(r"<[^>]+>", " ", unescape(cell)).split())
    return "" if text == "–" else re.sub(r"(?<=\d) (?=\d{3})", "", text)


def test_every_cell_of_the_files_is_what_the_page_shows() -> None:
    house = a_house()
    a_granted_application(house, title="Beviljad")
    pending = a_submitted_application(house, "culture", title="Prövas", departments=[house.departments["social"].pk])
    a_submitted_idea(house, "social", title="=Idé")
    perform(pending, "withdraw", by=house.person("culture.writer"), reason="Vi ångrar oss.")
    a_draft(house, title="Utkast")
    coordinator = house.person("coordination.method")
    for sort in ("title", "-amount", "due"):
        shown = shown_rows(coordinator, "/arenden/", sort=sort)
        taken = [
            [cell.removeprefix("'") for cell in row] for row in csv_rows(coordinator, "/arenden/export.csv", sort=sort)
        ]
        assert len(shown) == 4
        assert [[*row[:7], row[7][:10]] for row in taken[1:]] == shown
        book = xlsx_rows(coordinator, "/arenden/export.xlsx", sort=sort)
        assert [[_typed(cell)[:10] if place in (5, 7) else _typed(cell) for place, cell in enumerate(row)]
                for row in book[1:]] == shown  # fmt: skip


def _typed(value: object) -> str:
    return "" if value is None else str(value)


def test_all_rows_not_only_the_page_and_only_what_one_sees() -> None:
    house, other = a_house(), a_house()
    many_cases(house, 60)
    many_cases(other, 5)
    assert len(csv_rows(house.person("network.chair"), "/arenden/export.csv")) == 61
    assert len(csv_rows(house.person("affiliated"), "/arenden/export.csv")) == 1


def test_amounts_and_days_are_numbers_and_days() -> None:
    house = a_house()
    case = a_granted_application(house).case
    Case.objects.filter(pk=case.pk).update(granted_amount=Decimal("1234567.50"))
    chair = house.person("network.chair")
    row = xlsx_rows(chair, "/arenden/export.xlsx")[1]
    assert row[6] == 1234567.5
    assert isinstance(row[7], datetime)
    assert csv_rows(chair, "/arenden/export.csv")[1][6] == "1234567,5"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_cell_becomes_a_formula(sign: str) -> None:
    house = a_house()
    case = a_submitted_idea(house).case
    text = f'{sign}HYPERLINK("x";"y")'
    Case.objects.filter(pk=case.pk).update(title=text)
    chair = house.person("network.chair")
    cell = csv_rows(chair, "/arenden/export.csv")[1][1]
    assert cell.startswith("'")
    sheet: Any = load_workbook(BytesIO(taken_out(chair, "/arenden/export.xlsx"))).active
    assert sheet["B2"].data_type == "s"


def test_harmless_leaves_plain_words_alone() -> None:
    assert harmless("Tidigt stöd") == "Tidigt stöd"
    assert harmless("") == ""


def test_signs_that_a_workbook_cannot_hold_are_left_out() -> None:
    column = Column("Ord", lambda row: row)
    with xlsx_file([column], ["a\x0bb"], "Lista: [1]") as file:
        sheet: Any = load_workbook(file).active
        assert sheet["A2"].value == "a b"


def test_never_more_than_the_bound() -> None:
    column = Column("Nummer", lambda row: row, kind="number")
    text = csv_text([column], iter(range(MOST_ROWS + 10)))
    assert text.count("\r\n") == MOST_ROWS + 1


def test_there_is_no_third_kind() -> None:
    house = a_house()
    assert client_of(house.person("network.chair")).get("/arenden/export.pdf").status_code == 404


def test_junk_in_the_address_does_not_break_the_file() -> None:
    house = a_house()
    a_submitted_idea(house)
    query = {"year": "x", "sort": "zzz", "okänt": "1"}
    assert len(csv_rows(house.person("network.chair"), "/arenden/export.csv", **query)) == 2
