"""The page as it is seen and used: axe finds nothing, nothing sticks out, and the form works by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from applications.models import Case
from socinv.lifecycle.process.schema import Pace
from tests.accessible import at_width, check
from tests.browsing import log_in
from tests.comparing.making import PAGE, a_comparing_house, a_period, an_application, rank
from tests.factories.acts import decide, prepare
from tests.factories.house import House
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Förebyggande föräldrastödsprogram för familjer med barn i förskoleåldern"


def a_full_house() -> House:
    """Applications with and without a place, one decided, two periods, long names."""
    house = a_comparing_house(pace=Pace(months=(7, 10), text="Det tar normalt sju till tio månader."))
    a_period(house, "Hösten", -200, -150)
    first = rank(house, an_application(house, LONG), 2, "Den når flest barn för pengarna. " * 5)
    second = an_application(house, "Skolnärvaro", "social")
    Case.objects.filter(pk=second.pk).update(municipal_saving=4_400_000, total_cost=800_000, applied_amount=600_000)
    decided = rank(house, an_application(house, "Familjecentral", "culture"), 1)
    prepare(house, decided)
    decide(house, decided)
    assert first.place
    return house


def opened(new_page: NewPage, server: str, house: House, who: str, width: int = 1280) -> Page:
    page = new_page(width=width)
    log_in(page, server, house.person(who))
    page.goto(server + PAGE)
    return page


def test_the_page_at_every_width(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    for who in ("network.chair", "planning-committee.member"):
        page = opened(new_page, live_server.url, house, who)
        check(page)
    case = Case.objects.get(title=LONG)
    page.goto(live_server.url + case.get_absolute_url())
    page.get_by_text("Hur länge varje steg har tagit").click()
    expect(page.get_by_role("img", name="Dagar i varje steg")).to_be_visible()
    check(page)
    page.goto(live_server.url + "/tidsgranser/")
    check(page)


def test_cards_on_a_phone(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    page = opened(new_page, live_server.url, house, "network.chair", 375)
    card = page.locator(".compare-table tbody tr", has_text="Skolnärvaro")
    expect(card.locator("thead")).to_have_count(0)
    name, cost = card.locator("th").bounding_box(), card.locator("td", has_text="600").first.bounding_box()
    assert name is not None
    assert cost is not None
    assert name["y"] < cost["y"]


def test_by_keyboard_with_a_mistake_on_the_way(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    case = Case.objects.get(title="Skolnärvaro")
    page = opened(new_page, live_server.url, house, "network.chair")
    place = page.get_by_label("Plats för Skolnärvaro")
    place.focus()
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.type("Den lönar sig snabbast.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name=f"Plats 2 har också {LONG}")
    expect(link).to_be_visible()
    check(page)
    at_width(page, 1280)
    link.press("Enter")
    expect(place).to_be_focused()
    expect(page.get_by_label("Därför för Skolnärvaro")).to_have_value("Den lönar sig snabbast.")
    place.fill("3")
    place.press("Enter")
    expect(page.get_by_text("Ordningen är sparad. 1 ansökan ändrades.")).to_be_visible()
    assert Case.objects.get(pk=case.pk).place == 3


def test_sorted_by_a_click_without_scripts(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    page = new_page(javascript=False)
    log_in(page, live_server.url, house.person("planning-committee.member"))
    page.goto(live_server.url + PAGE)
    page.locator(".compare-table").get_by_role("link", name="Kommunens besparing").click()
    page.wait_for_url("**sort=saving*")
    page.locator(".compare-table").get_by_role("link", name="Kommunens besparing").click()
    page.wait_for_url("**sort=-saving*")
    expect(page.locator(".compare-table tbody th").first).to_contain_text("Skolnärvaro")
