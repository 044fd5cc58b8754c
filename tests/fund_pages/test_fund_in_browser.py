"""The pages of the fund: axe finds nothing, nothing sticks out, also on a phone and with mistakes."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import House
from tests.factories.projects import a_running_project
from tests.fund_pages.funds import (
    KEEPER,
    READER,
    a_fund_house,
    a_funded_project,
    act,
    book,
    fund_it,
    fund_of,
    pay,
)
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def visit(page: Page, server: Any, house: House, who: str, address: str) -> Page:
    log_in(page, server.url, house.person(who))
    page.goto(server.url + address)
    check(page)
    return page


def test_the_fund_on_screen(new_page: NewPage, live_server: Any) -> None:
    house = a_fund_house()
    other = a_running_project(house, "social")
    page = new_page()
    visit(page, live_server, house, KEEPER, reverse("fund"))
    visit(page, live_server, house, KEEPER, reverse("fund-open"))
    project = a_funded_project(house)
    fund_it(house, other, "")
    pay(house, project, 120_000)
    book(house, project, 45_000)
    wrong = fund_of(house).entries.order_by("-number")[0]
    act(house, "reverse_entry", entry=wrong, reason="Kostnaden hör till ett annat projekt.")
    book(house, project, 30_000, "A2")
    ref = project.case.ref
    for address in (
        reverse("fund"), reverse("fund-entries"), reverse("fund-entry", args=[wrong.number]),
        project.get_absolute_url(), reverse("fund-set-aside"), reverse("fund-appropriate"), reverse("fund-freeze"),
        reverse("fund-receive"), reverse("fund-number", args=[other.case.ref]),
        reverse("fund-carry-over", args=[ref]), reverse("fund-reverse", args=[1]),
    ):  # fmt: skip
        visit(page, live_server, house, KEEPER, address)
    visit(page, live_server, house, READER, reverse("fund"))
    visit(page, live_server, house, KEEPER, reverse("fund-pay", args=[ref]))
    page.get_by_label("Belopp, kronor").fill("mycket")
    page.get_by_role("button", name="Bokför utbetalningen").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
    expect(page.get_by_label("Belopp, kronor")).to_have_value("mycket")
    page.get_by_label("Belopp, kronor").fill("80 000")
    page.get_by_role("button", name="Bokför utbetalningen").click()
    page.wait_for_url("**#pengarna")
    expect(page.locator("section[aria-labelledby=pengarna]")).to_contain_text("200\u00a0000\u00a0kr")
