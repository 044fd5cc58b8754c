"""A server that fails, never answers or has forgotten the person: the page says so, keeps the text, sends it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import Page, Route, expect

from applications.models import Application
from socinv.lifecycle.perform import perform
from tests.accessible import sticks_out
from tests.browsing import log_in
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import Writer, saved, url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROBLEM = "Problem och nuläge"
OpenPart = Callable[..., Page]


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


@pytest.fixture
def open_part(new_page: NewPage, live_server: Any, house: House, application: Application) -> OpenPart:
    def open_it(who: str = "education.writer", **options: Any) -> Page:
        page = new_page(**options)
        log_in(page, live_server.url, house.person(who))
        page.goto(live_server.url + url("form-part", application, "problem"))
        return page

    return open_it


def state(page: Page) -> Any:
    return expect(page.locator("#sparat"))


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_that_fails(open_part: OpenPart, application: Application, status: int) -> None:
    page = open_part()
    page.route("**/spara/", lambda route: route.fulfill(status=status, body="<h1>Fel</h1>"))
    page.get_by_label(PROBLEM).fill("Skrivet under felet")
    state(page).to_contain_text("Ingen kontakt. Det du skrev ligger kvar i webbläsaren")
    page.get_by_role("button", name="Fortsätt till").click()
    expect(page.get_by_label(PROBLEM)).to_have_value("Skrivet under felet")
    page.unroute("**/spara/")
    state(page).to_contain_text("Sparat", timeout=12_000)
    assert saved(application, "problem")["problem"] == "Skrivet under felet"


def test_a_server_that_never_answers(open_part: OpenPart, application: Application) -> None:
    page = open_part()
    waiting: list[Route] = []
    page.route("**/spara/", lambda route: waiting.append(route))
    page.get_by_label(PROBLEM).fill("Skrivet i väntan")
    state(page).to_contain_text("Ingen kontakt", timeout=15_000)
    assert waiting
    page.unroute("**/spara/")
    state(page).to_contain_text("Sparat", timeout=12_000)
    assert saved(application, "problem")["problem"] == "Skrivet i väntan"


def test_logging_in_again_in_another_tab(
    open_part: OpenPart, application: Application, house: House, live_server: Any
) -> None:
    """The page's key is from the old session; it takes over the new one by itself."""
    page = open_part()
    Session.objects.all().delete()
    cache.clear()
    page.get_by_label(PROBLEM).fill("Skrivet efter utloggningen")
    state(page).to_contain_text("Du har loggats ut")
    person = house.person("education.writer")
    person.set_password("en-riktigt-lang-losenmening")
    person.save()
    tab = page.context.new_page()
    tab.goto(live_server.url + "/logga-in/")
    tab.get_by_label("E-postadress").fill(person.email)
    tab.get_by_label("Lösenord").fill("en-riktigt-lang-losenmening")
    tab.get_by_role("button", name="Logga in").click()
    expect(tab).not_to_have_url(live_server.url + "/logga-in/")
    page.bring_to_front()
    page.get_by_label(PROBLEM).press("End")
    page.get_by_label(PROBLEM).press_sequentially(".")
    state(page).to_contain_text("Sparat")
    assert saved(application, "problem")["problem"] == "Skrivet efter utloggningen."


def test_somebody_else_logs_in_in_another_tab(
    open_part: OpenPart, application: Application, house: House, live_server: Any
) -> None:
    """The text is not saved by itself in the other person's name."""
    page = open_part()
    page.context.clear_cookies()
    log_in(page, live_server.url, house.person("education.head"))
    page.get_by_label(PROBLEM).fill("Den förstas text")
    state(page).to_contain_text("Sidan är för gammal för att spara")
    assert saved(application, "problem")["problem"] != "Den förstas text"


def test_one_who_may_no_longer_write_is_told(open_part: OpenPart, application: Application, house: House) -> None:
    guest, owner = house.person("affiliated"), house.person("education.writer")
    perform(application, "invite_cowriter", by=owner, person=guest)
    page = open_part("affiliated")
    perform(application, "remove_cowriter", by=owner, person=guest)
    page.get_by_label(PROBLEM).fill("Min sista mening")
    state(page).to_contain_text("Du kan inte längre skriva här")
    page.get_by_role("button", name="Fortsätt till").click()
    expect(page.get_by_label(PROBLEM)).to_have_value("Min sista mening")


@pytest.mark.parametrize("javascript", [True, False])
def test_going_back_never_overwrites_unseen(
    open_part: OpenPart, application: Application, house: House, javascript: bool
) -> None:
    """The browser must not put old words into a page that has been fetched anew."""
    page = open_part(javascript=javascript)
    page.get_by_label(PROBLEM).fill("Den förstas text")
    page.get_by_role("button", name="Fortsätt till").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Metod")
    Writer(house.person("education.head"), application, "problem").type(problem="Den andras text").press()
    page.go_back()
    page.get_by_label("Målgrupp och avgränsning").fill("Barn som inte läser")
    page.get_by_role("button", name="Fortsätt till").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Metod")
    assert saved(application, "problem")["problem"] == "Den andras text"


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_it_is_said_where_the_writer_is_looking(open_part: OpenPart, width: int) -> None:
    page = open_part(width=width)
    page.route("**/spara/", lambda route: route.abort())
    page.get_by_label("Pojkar eller unga män").fill("12")
    state(page).to_contain_text("Ingen kontakt")
    state(page).to_be_in_viewport(ratio=1)
    at, bar = (page.locator(one).bounding_box() for one in (":focus", "#sparat"))
    assert at
    assert bar
    assert at["y"] + at["height"] <= bar["y"]
    assert sticks_out(page) == 0
    page.mouse.wheel(0, 9000)
    expect(page.get_by_role("link", name="Personuppgifter")).to_be_in_viewport()
