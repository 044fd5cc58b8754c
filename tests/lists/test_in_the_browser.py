"""The lists as they are seen: axe finds nothing, nothing sticks out or overlaps, and no script is needed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from applications.models import Case, SavedView
from socinv.lifecycle.models import Following
from socinv.lifecycle.perform import perform
from tests.accessible import at_width, check, sticks_out
from tests.browsing import log_in
from tests.factories.cases import (
    a_draft,
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    assessment,
    open_step,
)
from tests.factories.house import House, a_house, delegate
from tests.lists.asking import many_cases
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Förebyggande föräldrastödsprogram för familjer med barn i förskoleåldern"
WHO_GOES_WHERE = [
    ("coordination.method", "/"),
    ("coordination.method", "/?show=coordination"),
    ("social-committee.chair", "/"),
    ("planning-committee.chair", "/"),
    ("expert", "/"),
    ("coordination.method", "/tidsgranser/"),
    ("coordination.method", "/tidsgranser/?body=network&overdue=on&hittepå=1"),
    ("coordination.method", "/nytt/"),
    ("social.writer", "/nytt/"),
    ("management-group.chair", "/arenden/"),
    ("coordination.method", "/arenden/?size=small&year=tjugo&okänt=1&sort=title"),
    ("coordination.method", "/arenden/?q=finns-inte"),
    ("expert", "/arenden/"),
    ("coordination.method", "/arenden/listor/"),
    ("network.chair", "/infor-beslut/"),
    ("network.chair", "/infor-beslut/network/"),
    ("network.chair", "/infor-beslut/network/?show=answered"),
    ("network.chair", "/infor-beslut/network/?show=coming"),
    ("management-group.member", "/infor-beslut/management-group/"),
    ("social-committee.chair", "/infor-beslut/social-committee/"),
    ("management-group.chair", "/infor-beslut/ideprovningar/"),
    ("management-group.chair", "/infor-beslut/ideprovningar/?year=x&outcome=approved"),
]


def a_full_house() -> House:
    """Something in every list: late and not, long names, figures, news, lists kept under a name."""
    house = a_house()
    an_application_for_decision(house, title=LONG)
    a_granted_application(house, "social", title="Kort")
    pending = a_submitted_application(house, "culture", departments=[house.departments["social"].pk]).case
    returned = a_submitted_idea(house, "social", title=LONG)
    step = open_step(returned.case, "assessment")
    said = {"reasons": "Bra. " * 60, "financiers": ["eu"], "financiers_note": "Socialfonden plus"}
    perform(step, "assess", by=house.person("network.chair"), **assessment(step, "declined", **said))
    a_draft(house)
    many_cases(house, 30, start=100)
    delegate(house.bodies["social-committee"], house.person("social.head"))
    for key in ("planning-committee.chair", "social.writer"):
        Following.objects.create(municipality=house.municipality, person=house.person(key), case=pending)
    method = house.person("coordination.method")
    SavedView.objects.create(municipality=house.municipality, person=method, name="Våra öppna", query="status=open")
    return house


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(folded => folded.open = true)")


def test_every_page(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    page = new_page()
    for who, address in WHO_GOES_WHERE:
        log_in(page, live_server.url, house.person(who))
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        unfold(page)
        check(page)
        for width in (768, 820, 1024, 1152, 1600):
            at_width(page, width)
            assert sticks_out(page) == 0, (who, address, width)


OVERLAPS = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2)
    .map(([other]) => [one, other]));
})"""


def test_the_names_in_a_chart_never_overlap(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    for years in (1, 5, 5, 5, 5, 5, 5, 20, 20, 20):
        case = a_granted_application(house).case
        ends = {"ends": "2028-12-31", "last_gain_year": 2028 + years, "granted_amount": 400_000 * years}
        Case.objects.filter(pk=case.pk).update(**ends)
    page = new_page()
    log_in(page, live_server.url, house.person("management-group.chair"))
    page.goto(f"{live_server.url}/arenden/")
    for width in (1280, 1000, 768, 375, 320):
        at_width(page, width)
        assert page.evaluate(OVERLAPS) == [], width
    at_width(page, 1280)
    assert page.locator("svg text:visible").filter(has_text="4–10 år").count() == 1


def test_no_script_is_needed(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    for title in ("Öppna förskolan", "Ask", "Ängsul"):
        a_submitted_idea(house, title=title)
    many_cases(house, 30, start=100)
    page = new_page(javascript=False)
    log_in(page, live_server.url, house.person("network.chair"))
    page.goto(f"{live_server.url}/arenden/")
    page.get_by_role("link", name="Nästa").click()
    page.get_by_role("link", name="Föregående").wait_for()
    page.get_by_label("Sök", exact=True).fill("förskolor")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.locator("tbody th")).to_have_text(["Öppna förskolan"])
    page.get_by_role("link", name="Rensa").click()
    page.get_by_text("Fler filter").click()
    page.get_by_label("Inlämnat år").fill("2001")
    page.get_by_role("button", name="Visa med alla filter").click()
    page.get_by_text("Inga ärenden passar").wait_for()
    page.get_by_label("Inlämnat år").fill("")
    page.get_by_label("Sök", exact=True).fill("s")
    page.get_by_label("Sök", exact=True).press("Enter")
    page.get_by_role("link", name="Ärende", exact=True).click()
    expect(page.locator("[aria-sort=ascending]")).to_have_text(re.compile("^\\s*Ärende"))
    page.get_by_text("Spara listan under ett namn").click()
    page.get_by_label("Listans namn").fill("På s")
    page.get_by_role("button", name="Spara listan").click()
    page.get_by_text("Listan På s är sparad.").wait_for()
    page.get_by_role("link", name="Ändra sparade listor").click()
    page.get_by_role("button", name="Ta bort På s").click()
    page.get_by_text("Listan På s är borttagen.").wait_for()


def test_a_list_is_printed_as_a_table_on_its_side(new_page: NewPage, live_server: Any) -> None:
    house = a_full_house()
    page = new_page(width=1009)  # A4 on its side, within its margins
    log_in(page, live_server.url, house.person("management-group.chair"))
    for address in ("/arenden/", "/infor-beslut/network/", "/infor-beslut/ideprovningar/"):
        page.goto(live_server.url + address)
        assert b"/MediaBox [0 0 841" in page.pdf(prefer_css_page_size=True), address
        page.emulate_media(media="print")
        assert page.locator(".list-table thead").is_visible(), address
        assert not page.locator(".filter-bar").is_visible(), address
        assert sticks_out(page) == 0, address
        page.emulate_media(media="null")


def test_by_keyboard_from_the_header_to_the_case(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    a_submitted_idea(house, title="Öppna förskolan")
    a_submitted_idea(house, title="Ask")
    page = new_page()
    log_in(page, live_server.url, house.person("network.chair"))
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="Sök", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/arenden/#id_q")
    assert page.evaluate("document.activeElement.id") == "id_q"
    page.keyboard.type("förskola")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=f%C3%B6rskola**")
    page.get_by_role("link", name="Öppna förskolan").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Öppna förskolan").wait_for()
