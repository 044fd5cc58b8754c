"""Reading a workbook in: seen first, saved when somebody says yes, all of it or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import signing
from django.test import Client

from applications.calculation.perspectives import MUNICIPALITY
from applications.calculation.reading import Read, read_case
from applications.calculation.result import result_of
from applications.calculation.workbook.applying import SALT
from applications.models import Application, Case, Part
from socinv.lifecycle.perform import perform
from tests.calculation_file.books import TOKEN, address, column, confirm, send, taken_out, write
from tests.calculation_page.examples import an_example, figures, fill, gain
from tests.factories.content import row
from tests.factories.house import House
from tests.writing.pages import signed_in


def now(application: Application) -> Read:
    return read_case(Case.objects.get(pk=application.case.pk))


def kept(application: Application) -> list[object]:
    return list(Part.objects.filter(case=application.case).order_by("pk").values_list("answers", flat=True))


def test_what_was_taken_out_changes_nothing(writer: Client, house: House, application: Application) -> None:
    lines = [
        gain(application, "r1", "region", figures("40", "0.20", "75000.50", effect_low="0.1", effect_high="0.30",
             attribution="0.805", attribution_reason="=så", bias="", price_source="Två\nrader"), source="+46")
        | {"yearly": "483003"},
        row("benefits", application.case, "r2", yearly="", first_year="", last_year="", source=""),
    ]  # fmt: skip
    fill(house, application, lines)
    before = kept(application)
    page = send(writer, application, taken_out(writer, application))
    assert "Filen ändrar inget" in page.content.decode()
    assert not TOKEN.search(page.content.decode())
    assert kept(application) == before


def test_the_worked_example_through_the_workbook(writer: Client, application: Application) -> None:
    """Changed in the file, read in, and the printed figures again when it is changed back."""
    book = taken_out(writer, application)
    write(book, "Vinster", 2, Pris_per_enhet=80_000)
    confirm(writer, application, send(writer, application, book))
    assert round(result_of(now(application).calculation, MUNICIPALITY).net_present_value) == -69_992
    book = taken_out(writer, application)
    write(book, "Vinster", 2, Pris_per_enhet=75_000)
    confirm(writer, application, send(writer, application, book))
    assert round(result_of(now(application).calculation, MUNICIPALITY).net_present_value) == -191_113


def test_nothing_is_saved_before_the_yes(writer: Client, application: Application) -> None:
    book, before = taken_out(writer, application), kept(application)
    write(book, "Kostnader", 2, Kronor=1_250_000, Källa="Offert")
    write(book, "Kostnader", 4, År=2024, Kostnad="Lokal", Betalare="EU-medel", Kronor="1,25 mnkr")
    book["Vinster"].delete_rows(4)
    write(book, "Vinster", 3, **{"Effekt_per_person_och_år": 0.25, "Skulle_ha_skett_ändå": "10 %",
                                 "Skulle_ha_skett_ändå,_skäl": "Trenden"})  # fmt: skip
    book["Om kalkylen"]["B8"] = 0.035
    page = send(writer, application, book)
    shown = page.content.decode()
    for words in (
        "Inget är sparat än",
        "Lokal",
        "1\u00a0250\u00a0000",
        "Tas bort",
        "10\u00a0%",
        "3,5\u00a0%",
        "Offert",
    ):
        assert words in shown, words
    assert kept(application) == before
    answer = confirm(writer, application, page)
    assert answer["Location"] == address("calculation", application)
    read = now(application)
    assert [one.row["amount"] for one in read.costs] == ["1250000", "1300000", "1250000"]
    assert (read.costs[2].row["payer"], read.costs[0].row["source"]) == ("eu", "Offert")
    assert [one.key for one in read.lines] == ["r1", "r2"]
    calc = read.lines[1].row["calc"]
    assert (calc["effect"], calc["deadweight"], calc["deadweight_reason"]) == ("0.25", "0.1", "Trenden")
    assert read.lines[1].row["yearly"] == "225000"
    assert str(read.settings.rate) == "0.035"


def test_twice_is_once(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    write(book, "Vinster", 5, **{"Vem_vinner?": "Staten", "Vinst": "Ny", "Kronor_per_år": 5000, "Första_året": 2024,
                                 "Sista_året": 2025})  # fmt: skip
    page = send(writer, application, book)
    confirm(writer, application, page)
    after = kept(application)
    answer = writer.get(confirm(writer, application, page)["Location"])
    assert "redan inläst" in answer.content.decode()
    assert kept(application) == after
    assert len(now(application).lines) == 4


def test_a_copied_row_is_a_new_one(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    sheet: Any = book["Vinster"]
    for cell in sheet[2]:
        sheet.cell(5, cell.column).value = cell.value
    sheet.cell(5, column(sheet, "Vinst")).value = "Kopian"
    confirm(writer, application, send(writer, application, book))
    keys = [one.key for one in now(application).lines]
    assert keys[:3] == ["r1", "r2", "r3"]
    assert len(set(keys)) == 4


def test_what_changed_between_the_look_and_the_yes_is_said(
    writer: Client, house: House, application: Application
) -> None:
    book = taken_out(writer, application)
    write(book, "Kostnader", 2, Kronor=1_250_000)
    page = send(writer, application, book)
    fill(house, application, [gain(application, "r1", "region", figures("1", "1", "1"))])
    before = kept(application)
    answer = confirm(writer, application, page)
    assert answer.status_code == 409
    assert "Någon har ändrat kalkylen" in answer.content.decode()
    assert kept(application) == before


def test_a_file_older_than_the_calculation_says_so(writer: Client, house: House, application: Application) -> None:
    book = taken_out(writer, application)
    fill(house, application, [gain(application, "r1", "region", figures("1", "1", "1"))])
    assert "Filen är äldre än kalkylen" in send(writer, application, book).content.decode()


def test_the_projects_days_are_not_read_in(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    book["Om kalkylen"]["B6"] = book["Om kalkylen"]["B7"].value
    assert "Projektets dagar läses inte in" in send(writer, application, book).content.decode()


def test_a_price_from_the_list_keeps_its_place_until_it_changes(
    writer: Client, house: House, application: Application
) -> None:
    line = gain(application, "r1", "region", figures("1", "1", "500", price_item="7", price_year="2022"))
    fill(house, application, [line])
    book = taken_out(writer, application)
    write(book, "Vinster", 2, Personer_per_år=2)
    confirm(writer, application, send(writer, application, book))
    assert now(application).lines[0].row["calc"]["price_item"] == "7"
    book = taken_out(writer, application)
    write(book, "Vinster", 2, Pris_per_enhet=600)
    confirm(writer, application, send(writer, application, book))
    assert "price_item" not in now(application).lines[0].row["calc"]


def test_a_yes_made_up_or_meant_for_another_is_none(writer: Client, house: House, application: Application) -> None:
    book, other = taken_out(writer, application), an_example(house)
    write(book, "Kostnader", 2, Kronor=1)
    token = TOKEN.search(send(writer, application, book).content.decode())
    assert token
    head, before = signed_in(house.person("education.head")), kept(application)
    forged = signing.dumps({"case": application.case.pk, "by": 1}, salt=SALT + "x")
    for client, thing, given in (
        (writer, application, "x"), (writer, application, forged), (writer, other, token[1]),
        (head, application, token[1]),
    ):  # fmt: skip
        answer = client.post(address("calculation-import", thing), {"proposal": given})
        assert answer["Location"] == address("calculation-import", thing)
    assert kept(application) == before


@pytest.mark.parametrize("who", ["coordination.method"])
def test_one_who_only_reads_reads_nothing_in(house: House, application: Application, who: str) -> None:
    client, book = signed_in(house.person(who)), taken_out(signed_in(house.person(who)), application)
    assert client.get(address("calculation-import", application)).status_code == 403
    assert send(client, application, book).status_code == 403


def test_nothing_is_read_in_once_it_is_sent_in(writer: Client, house: House, application: Application) -> None:
    book = taken_out(writer, application)
    write(book, "Kostnader", 2, Kronor=1)
    page = send(writer, application, book)
    perform(application, "submit", by=house.person("education.writer"))
    before = kept(application)
    assert confirm(writer, application, page).status_code == 403
    assert send(writer, application, book).status_code == 403
    assert kept(application) == before
