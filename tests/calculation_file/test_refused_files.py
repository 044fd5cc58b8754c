"""Files that cannot be read in: each says why, in which cell, and what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from applications.calculation.workbook import opening
from applications.models import Application
from tests.calculation_file.books import as_bytes, column, send, taken_out, write
from tests.calculation_page.examples import an_example
from tests.factories.house import House


def said(answer: Any) -> str:
    assert answer.status_code == 200
    text: str = answer.content.decode()
    assert "Läs in ändringarna" not in text
    return text


def packed(**members: bytes) -> bytes:
    """A workbook with more in it."""
    file = BytesIO(as_bytes(Workbook()))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"xl/{name}.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "kalkyl.xlsx", "Filen är tom"),
        (b"hej", "kalkyl.xlsx", "Filen är ingen Excelfil"),
        (b"%PDF-1.7", "kalkyl.pdf", "Filen är ingen Excelfil"),
        (b"PK\x03\x04" + b"x" * 300, "kalkyl.xlsx", "Filen är ingen Excelfil"),
        (as_bytes(Workbook()), "kalkyl.xlsx", "Bladet Kostnader saknas"),
        (packed(bomb=b"0" * (opening.LARGEST_OPEN + 1)), "kalkyl.xlsx", "för stor uppackad"),
        (packed(dtd=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "kalkyl.xlsx", "för stor uppackad"),
        (b"x" * (opening.LARGEST + 1), "kalkyl.xlsx", "större än 2 MB"),
    ],
    ids=["empty", "text", "pdf", "broken", "other sheets", "bomb", "doctype", "large"],
)  # fmt: skip
def test_what_is_no_calculation(
    writer: Client, application: Application, content: bytes, name: str, words: str
) -> None:
    assert words in said(send(writer, application, content, name))


def test_no_file_at_all(writer: Client, application: Application) -> None:
    from tests.calculation_file.books import address

    assert "Välj en fil." in said(writer.post(address("calculation-import", application)))


def test_another_cases_workbook(writer: Client, house: House, application: Application) -> None:
    book = taken_out(writer, an_example(house))
    assert "Filen hör till ett annat ärende" in said(send(writer, application, book))


def test_a_workbook_from_elsewhere(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    book["Om kalkylen"]["B2"] = None
    assert "inte uttagen härifrån" in said(send(writer, application, book))
    book = taken_out(writer, application)
    book["Om kalkylen"]["B13"] = 99
    assert "äldre slag" in said(send(writer, application, book))


def test_a_column_that_is_gone(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    book["Vinster"].delete_cols(column(book["Vinster"], "Mått"))
    assert "saknar kolumnen ”Mått”" in said(send(writer, application, book))


def test_every_mistake_by_its_cell(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    write(book, "Kostnader", 2, År="i år", Betalare="Grannen", Kronor="=1+1")
    write(book, "Kostnader", 3, Kronor=True)
    write(book, "Vinster", 2, Första_året="#DIV/0!", Avtar_per_år=1.5)
    write(book, "Vinster", 2, Pris_per_enhet="dyrt", Vinst="x" * 501)
    book["Om kalkylen"]["B8"] = 0.9
    text = said(send(writer, application, book))
    for words in (
        "9 saker att rätta", "B (År)", "Skriv året med fyra siffror", "D (Betalare)", "”Grannen” finns inte att välja",
        "E (Kronor)", "Formeln har inget resultat", "Skriv en siffra", "E (Första året)", "visar felet #DIV/0!",
        "Skriv högst 100", "Skriv beloppet i kronor", "Skriv högst 500 tecken", "Real kalkylränta",
    ):  # fmt: skip
        assert words in text, words


def test_a_moved_column_is_named_by_its_letter(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    book["Kostnader"].insert_cols(2)
    write(book, "Kostnader", 2, Kronor="många")
    assert "F (Kronor)" in said(send(writer, application, book))


def test_too_many_rows(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    for number in range(2, 203):
        write(book, "Kostnader", number, Kostnad="Lön")
    assert "fler än 200 rader" in said(send(writer, application, book))
