"""What is missing is said beside every part, and each line puts the reader in its field, with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from applications.models import Application
from tests.browsing import log_in
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import Writer, url

FOCUSED = "document.activeElement.id"


def gaps(house: House) -> Application:
    """Nothing written but rows with holes, and a department that gains without taking part."""
    application = an_approved_idea(house)
    case, social = application.case, house.departments["social"]
    empty = {field.key: "" for part in case.process.parts("application") for field in part.field}
    tables: dict[str, Any] = {
        "indicators": [row("indicators", case, "r1", target="", shows="process", money="no")],
        "benefits": [row("benefits", case, "r1", actor=f"department:{social.pk}", source="")],
        "costs": [row("costs", case, "r1", amount="", payer="eu")],
    }
    given = {key.replace("-", "_"): value for key, value in {**empty, **tables}.items()}
    complete(case, "application", **given)
    return application


def test_the_box_of_the_department_that_gains_is_the_one_linked(house: House) -> None:
    application = gaps(house)
    writer = Writer(house.person("education.writer"), application, "collaboration")
    social = house.departments["social"]
    (line,) = [one for one in writer.page.context["left"] if social.name in one["text"]]
    box = line["url"].partition("#")[2]
    html = writer.page.content.decode()
    (tag,) = [one for one in html.split("<input") if f'id="{box}"' in one]
    assert f'value="{social.pk}"' in tag


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("javascript", "width"), [(True, 1280), (False, 1280), (True, 375)])
def test_each_line_puts_the_focus_in_its_field(
    new_page: NewPage, live_server: Any, javascript: bool, width: int
) -> None:
    house = a_house()
    application = gaps(house)
    page = new_page(width=width, javascript=javascript)
    log_in(page, live_server.url, house.person("education.writer"))
    page.goto(live_server.url + url("form", application))
    lines = page.locator("main ul.plain").first.get_by_role("link")
    addresses = [lines.nth(number).get_attribute("href") or "" for number in range(lines.count())]
    assert len(addresses) > 15
    for address in addresses:
        page.goto(live_server.url + url("form", application))
        page.locator(f'main ul.plain a[href="{address}"]').first.click()
        check_focus(page, address)


def check_focus(page: Page, address: str) -> None:
    target = page.locator(f"[id='{address.partition('#')[2]}']")
    expect(target).to_be_focused()
    expect(target).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_list_is_in_sight_while_one_writes(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    application = gaps(house)
    page = new_page()
    log_in(page, live_server.url, house.person("education.writer"))
    page.goto(live_server.url + url("form-part", application, "repayment"))
    page.get_by_label("Vilka studier").scroll_into_view_if_needed()
    page.mouse.wheel(0, 4000)
    line = page.locator("#saknas").get_by_role("link").first
    expect(line).to_be_in_viewport()
    line.click()
    expect(page.get_by_label("Ja, enligt planen nedan")).to_be_focused()
    page.get_by_label("Ja, enligt planen nedan").check()
    expect(page.locator("#saknas")).to_contain_text("Skriv vilket år återföringen börjar")
