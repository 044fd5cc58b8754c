"""From a workbook on the writer's own machine to a saved calculation; every page on the way can be used by all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from applications.calculation.reading import read_case
from applications.models import Application, Case
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.calculation_file.books import address, as_bytes, taken_out, write
from tests.calculation_page.examples import an_example
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def returned(house: House) -> Application:
    """Sent in once, and written again."""
    application = an_example(house)
    perform(application, "submit", by=house.person("education.writer"))
    Application.objects.filter(pk=application.pk).update(status="returned")
    return Application.objects.get(pk=application.pk)


def choose(page: Page, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    page.get_by_label("Välj Excelfilen").set_input_files(file)
    page.get_by_role("button", name="Visa vad som ändras").click()


def test_a_file_is_read_in(new_page: NewPage, live_server: Any, tmp_path: Path) -> None:
    house = a_house()
    application, person = returned(house), house.person("education.writer")
    book = taken_out(signed_in(person), application)
    page = new_page()
    log_in(page, live_server.url, person)
    page.goto(live_server.url + address("calculation-import", application))
    check(page)
    write(book, "Kostnader", 2, Kronor="många", År="nyss")
    choose(page, tmp_path / "fel.xlsx", as_bytes(book))
    page.get_by_role("heading", name="2 saker att rätta i filen").wait_for()
    check(page)
    write(book, "Kostnader", 2, Kronor=1_250_000, År=2022)
    book["Vinster"].delete_rows(4)
    write(book, "Vinster", 2, Personer_per_år=50)
    book["Om kalkylen"]["B8"] = 0.035
    choose(page, tmp_path / "ny.xlsx", as_bytes(book))
    page.get_by_role("button", name="Läs in ändringarna").wait_for()
    check(page)
    page.get_by_role("button", name="Läs in ändringarna").click()
    page.get_by_text("Kalkylen är inläst.").wait_for()
    found = read_case(Case.objects.get(pk=application.case.pk))
    assert found.costs[0].row["amount"] == "1250000"
    for name in ("calculation-versions", "calculation-compared"):
        page.goto(live_server.url + address(name, application))
        check(page)
