"""In a browser, wide and narrow: which municipality one is in, the way to the other, and what is on paper."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from socinv.organisation.models import Affiliation, Body, User
from tests.accessible import WIDTHS, check
from tests.browsing import log_in
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house, a_person, employ, seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_both(here: House, there: House) -> User:
    person = a_person("Testa Dubbelmark", here.municipality)
    Affiliation.objects.create(person=person, municipality=there.municipality)
    employ(person, here.departments["social"])
    seat(person, there.bodies["network"], "secretary")
    return person


def header(page: Page) -> Any:
    return page.locator(".site-header .brand")


@pytest.mark.parametrize("width", WIDTHS)
def test_one_sees_where_one_is_and_changes(new_page: Any, live_server: Any, width: int) -> None:
    here, there = a_house(), a_house()
    Affiliation.objects.filter(municipality=here.municipality).update(latest_visit=None)
    person = in_both(here, there)
    first, other = sorted((here.municipality.name, there.municipality.name))
    page = new_page(width=width, base_url=live_server.url)
    log_in(page, live_server.url, person)
    page.goto(reverse("your-turn"))
    expect(header(page)).to_contain_text(first)
    strip = page.get_by_role("complementary", name="Kommun du är i")
    expect(strip).to_be_visible()
    check(page, (width,))
    page.emulate_media(media="print")
    expect(header(page)).to_contain_text(first)
    expect(header(page).get_by_text(first)).to_be_visible()
    expect(strip).to_be_hidden()
    page.emulate_media(media="screen")
    strip.get_by_role("button", name=f"Byt till {other}").click()
    expect(page.get_by_text(f"Du är nu i {other}")).to_be_visible()
    expect(header(page)).to_contain_text(other)
    expect(page).to_have_title(f"Din tur – Sociala investeringar – {other}")
    page.goto(reverse("me"))
    expect(header(page)).to_contain_text(other)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_into_the_other_one_is_followed_after_the_change(new_page: Any, live_server: Any, width: int) -> None:
    here, there = a_house(), a_house()
    person = in_both(here, there)
    Affiliation.objects.filter(person=person, municipality=here.municipality).update(latest_visit="2026-01-01T08:00Z")
    case = a_submitted_idea(there).case
    page = new_page(width=width, base_url=live_server.url)
    log_in(page, live_server.url, person)
    page.goto(case.get_absolute_url())
    expect(page.get_by_role("heading", name="Sidan finns inte")).to_be_visible()
    check(page, (width,))
    page.get_by_role("button", name=f"Byt till {there.municipality.name} och öppna sidan").click()
    page.wait_for_url(f"**{case.get_absolute_url()}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(str(case))
    expect(header(page)).to_contain_text(there.municipality.name)


def test_what_was_open_in_another_tab_does_not_land_in_the_wrong_municipality(new_page: Any, live_server: Any) -> None:
    here, there = a_house(), a_house()
    person = in_both(here, there)
    for house in (here, there):
        seat(person, house.bodies["coordination"], "member", competence="method")
    page = new_page(base_url=live_server.url)
    log_in(page, live_server.url, person)
    page.goto(reverse("admin-body-add"))
    page.get_by_label("Namn").fill("Vilsna nämnden")
    tab = page.context.new_page()
    tab.goto(reverse("your-turn"))
    tab.get_by_role("complementary", name="Kommun du är i").get_by_role("button").click()
    expect(tab.get_by_text("Du är nu i")).to_be_visible()
    page.get_by_role("button", name="Lägg till").click()
    expect(page.get_by_role("heading", name="Det du skrev finns kvar")).to_be_visible()
    expect(page.get_by_text("Du är nu i")).to_be_visible()
    assert not Body.objects.filter(name="Vilsna nämnden").exists()
