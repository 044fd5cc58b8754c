"""Taking the calculation out as a workbook."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.models import Application
from socinv.lifecycle.perform import perform
from tests.calculation_file.books import address, column, taken_out
from tests.calculation_page.examples import figures, fill, gain
from tests.factories.content import row
from tests.factories.house import House
from tests.writing.pages import signed_in


def test_every_row_with_all_that_is_known_of_it(writer: Client, application: Application) -> None:
    book = taken_out(writer, application)
    assert book.sheetnames == ["Kostnader", "Vinster", "Beräkning", "Om kalkylen"]
    costs: Any = book["Kostnader"]
    benefits: Any = book["Vinster"]
    assert [costs.cell(2, n).value for n in range(1, 7)] == [
        "c1", 2022, "Två socialpedagoger", "Sociala investeringsfonden", 1_200_000, "Lönestatistik",
    ]  # fmt: skip
    shown = {cell.value: benefits.cell(2, cell.column).value for cell in benefits[1]}
    assert shown["Vem vinner?"] == "Förvaltningen social"
    assert (shown["Personer per år"], shown["Effekt per person och år"], shown["Pris per enhet"]) == (40, 0.2, 75_000)
    assert (shown["Avtar per år"], shown["Avtar per år, skäl"]) == (0.2, "Effekten klingar av.")
    assert (shown["I pengar"], shown["Grund"]) == ("Minskad kostnad", "Bedömning")
    assert str(shown["Kronor per år"]).startswith("=ROUND(")
    about = {book["Om kalkylen"].cell(n, 1).value: book["Om kalkylen"].cell(n, 2).value for n in range(1, 60)}
    assert (about["Real kalkylränta"], about["Prisnivå, år"], about["Version"]) == (0.03, 2022, "Som den är nu")
    assert about["Kostnader 1: Två socialpedagoger"] == "Lönestatistik"
    assert about["Vinster 1: Vinst r1, pris per enhet"] == "Källa saknas"


@pytest.mark.parametrize("words", ["=1+1", "+46", "-5", "@SUM(A1)", " =cmd()"])
def test_text_is_never_a_formula(writer: Client, house: House, application: Application, words: str) -> None:
    line = gain(application, "r1", "region", figures("1", "1", "1", indicator=words), source=words) | {"what": words}
    fill(house, application, [line], [row("costs", application.case, "c1", what=words, year="2022", source=words)])
    book = taken_out(writer, application)
    for sheet, heading in (("Kostnader", "Kostnad"), ("Kostnader", "Källa"), ("Vinster", "Vinst"), ("Vinster", "Mått")):
        cell = book[sheet].cell(2, column(book[sheet], heading))
        assert (cell.value, cell.data_type) == (words, "s")
        assert cell.quotePrefix
    typed = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert all(cell.parent.title in ("Beräkning", "Vinster") for cell in typed)


def test_a_version_as_it_was_sent_in(writer: Client, house: House, application: Application) -> None:
    perform(application, "submit", by=house.person("education.writer"))
    fill(house, application, [gain(application, "r9", "region", figures("1", "1", "1"))])
    then = taken_out(signed_in(house.person("network.member")), application, "?version=1")
    assert then["Vinster"].max_row == 4
    assert then["Om kalkylen"]["B4"].value == "Version 1"
    assert taken_out(writer, application)["Vinster"].max_row == 2
    assert writer.get(address("calculation-xlsx", application) + "?version=7").status_code == 404


def test_it_is_swedish_whatever_the_reader_reads(writer: Client, application: Application) -> None:
    answer = writer.get(address("calculation-xlsx", application), headers={"accept-language": "en"})
    assert answer["Content-Disposition"].endswith('.xlsx"')
    writer.cookies["django_language"] = "en"
    assert taken_out(writer, application).sheetnames[0] == "Kostnader"


def test_it_is_read_and_not_sent_to(writer: Client, application: Application) -> None:
    assert writer.post(address("calculation-xlsx", application)).status_code == 405


@pytest.mark.parametrize("who", ["outsider", "affiliated", "network.member"])
def test_a_draft_is_for_those_who_write_it(house: House, application: Application, who: str) -> None:
    client = signed_in(house.person(who))
    for name in ("calculation-xlsx", "calculation-import", "calculation-versions", "calculation-compared"):
        assert client.get(address(name, application)).status_code == 404


def test_queries_do_not_grow_with_rows(writer: Client, house: House, application: Application) -> None:
    taken_out(writer, application)
    counts = []
    for many in (1, 40):
        lines = [gain(application, f"r{n}", "region", figures("1", "1", "1")) for n in range(many)]
        fill(house, application, lines)
        with CaptureQueriesContext(connection) as asked:
            taken_out(writer, application)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
