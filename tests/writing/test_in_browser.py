"""Writing in a browser: saved while typing, kept when the connection or the session is lost, two at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from applications.models import Application
from tests.browsing import log_in
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import saved, url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROBLEM = "Problem och nuläge"


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


class Desk:
    """One person's browser with a part open."""

    def __init__(self, page: Page, server: Any, application: Application, house: House, who: str, part: str) -> None:
        self.page, self.address = page, server.url + url("form-part", application, part)
        log_in(page, server.url, house.person(who))
        page.goto(self.address)

    @property
    def state(self) -> Any:
        return self.page.locator("#sparat")

    def type(self, text: str, label: str = PROBLEM) -> None:
        self.page.get_by_label(label).fill(text)


@pytest.fixture
def desk(new_page: NewPage, live_server: Any, application: Application, house: House) -> Any:
    def make(who: str = "education.writer", part: str = "problem", **options: Any) -> Desk:
        return Desk(new_page(**options), live_server, application, house, who, part)

    return make


def test_it_saves_while_typing_and_updates_what_is_missing(desk: Any, application: Application) -> None:
    one = desk()
    one.type("", "Målgrupp och avgränsning")
    expect(one.page.locator("#saknas")).to_contain_text("Beskriv målgruppen")
    expect(one.page.locator("[aria-current=page]").last).to_contain_text("1 uppgift saknas")
    one.type("Barn som inte läser", "Målgrupp och avgränsning")
    expect(one.page.locator("#saknas")).not_to_contain_text("Beskriv målgruppen")
    expect(one.page.locator("[aria-current=page]").last).to_contain_text("Klar")
    expect(one.state).to_contain_text("Sparat")
    assert saved(application, "problem")["group"] == "Barn som inte läser"


def test_a_dropped_connection_is_said_and_made_good(desk: Any, application: Application) -> None:
    one = desk()
    one.page.context.set_offline(True)
    one.type("Skrivet utan kontakt")
    expect(one.state).to_contain_text("Ingen kontakt. Det du skrev ligger kvar i webbläsaren")
    one.page.get_by_role("button", name="Fortsätt till").click()
    assert one.page.url == one.address
    one.page.context.set_offline(False)
    expect(one.state).to_contain_text("Sparat", timeout=12_000)
    assert saved(application, "problem")["problem"] == "Skrivet utan kontakt"


def test_a_text_that_never_left_the_browser_is_offered_again(
    desk: Any, application: Application, house: House, live_server: Any
) -> None:
    one = desk()
    one.page.context.clear_cookies(name="sessionid")
    one.type("Skrivet i tunneln")
    expect(one.state).to_contain_text("ligger kvar i webbläsaren")
    one.page.goto("about:blank")
    one.page.wait_for_timeout(1000)  # the page that was left has had its last word, and nobody took it
    log_in(one.page, live_server.url, house.person("education.writer"))
    one.page.goto(one.address)
    expect(one.page.get_by_label(PROBLEM)).to_have_value("Några ord om saken.")
    one.page.get_by_role("button", name="Ta tillbaka texten").click()
    expect(one.page.get_by_label(PROBLEM)).to_have_value("Skrivet i tunneln")
    expect(one.page.get_by_role("button", name="Ta tillbaka texten")).to_have_count(0)
    assert saved(application, "problem")["problem"] == "Skrivet i tunneln"


def test_an_expired_session_keeps_the_text(desk: Any, application: Application, house: House, live_server: Any) -> None:
    one = desk()
    one.page.context.clear_cookies(name="sessionid")
    one.type("Skrivet efter utloggningen")
    expect(one.state).to_contain_text("Du har loggats ut. Det du skrev ligger kvar i webbläsaren.")
    one.page.get_by_role("link", name="Logga in och fortsätt").click()
    expect(one.page).to_have_url(live_server.url + "/logga-in/?next=" + url("form-part", application, "problem"))
    person = house.person("education.writer")
    person.set_password("en-riktigt-lang-losenmening")
    person.save()
    one.page.get_by_label("E-postadress").fill(person.email)
    one.page.get_by_label("Lösenord").fill("en-riktigt-lang-losenmening")
    one.page.get_by_role("button", name="Logga in").click()
    expect(one.page).to_have_url(one.address)
    one.page.get_by_role("button", name="Ta tillbaka texten").click()
    expect(one.page.get_by_label(PROBLEM)).to_have_value("Skrivet efter utloggningen")


def test_another_person_is_not_offered_the_text(desk: Any, house: House, live_server: Any) -> None:
    one = desk()
    one.page.context.clear_cookies(name="sessionid")
    one.type("Bara mitt")
    expect(one.state).to_contain_text("ligger kvar i webbläsaren")
    one.page.goto("about:blank")
    one.page.wait_for_timeout(1000)
    log_in(one.page, live_server.url, house.person("education.head"))
    one.page.goto(one.address)
    expect(one.page.get_by_label(PROBLEM)).to_have_value("Några ord om saken.")
    expect(one.page.get_by_role("button", name="Ta tillbaka texten")).to_have_count(0)


def test_two_writers_see_both_texts_and_choose(desk: Any, application: Application) -> None:
    first, second = desk(), desk("education.head")
    with first.page.expect_response("**/spara/"):  # the page said that it was saved before this, too
        first.type("Den första texten")
    second.type("Den andra texten")
    expect(second.state).to_contain_text("Någon annan ändrade samtidigt: Problem och nuläge")
    assert saved(application, "problem")["problem"] == "Den första texten"
    second.page.get_by_role("button", name="Visa båda texterna").click()
    conflict = second.page.locator(".conflict")
    expect(conflict).to_contain_text("Den första texten")
    expect(conflict).to_contain_text("Den andra texten")
    second.page.get_by_role("button", name="Spara min text").click()
    expect(conflict).to_have_count(0)
    assert saved(application, "problem")["problem"] == "Den andra texten"


def test_a_link_saves_before_it_leads_away(desk: Any, application: Application) -> None:
    one = desk()
    one.type("Strax innan")
    one.page.get_by_role("link", name="Kostnader").click()
    expect(one.page.get_by_role("heading", level=1)).to_contain_text("Kostnader")
    assert saved(application, "problem")["problem"] == "Strax innan"


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("javascript", [True, False])
def test_rows_are_added_and_taken_away(desk: Any, application: Application, width: int, javascript: bool) -> None:
    one = desk(part="costs", width=width, javascript=javascript)
    one.page.get_by_role("button", name="Lägg till en kostnad").click()
    one.page.get_by_label("Kostnad för kostnad 2").fill("Lokal")
    one.page.get_by_label("Kronor för kostnad 2").fill("450 tkr")
    one.page.get_by_role("button", name="Ta bort kostnad 1").click()
    expect(one.page.get_by_label("Kostnad för kostnad 1")).to_have_value("Lokal")
    (line,) = saved(application, "costs")["costs"]
    assert (line["what"], line["amount"]) == ("Lokal", "450000")
    one.page.get_by_role("button", name="Lägg tillbaka kostnad 1").click()
    expect(one.page.get_by_label("Kostnad för kostnad 1")).to_have_value("Några ord.")
    assert len(saved(application, "costs")["costs"]) == 2


def test_without_scripts_everything_is_saved_by_the_buttons(desk: Any, application: Application) -> None:
    one = desk(javascript=False)
    one.type("Utan skript")
    one.page.get_by_label("Flickor eller unga kvinnor").fill("många")
    one.page.get_by_role("button", name="Fortsätt till").click()
    expect(one.page).to_have_title(re.compile("^Fel: Problem och målgrupp"))
    expect(one.page.get_by_label("Flickor eller unga kvinnor")).to_have_value("många")
    assert saved(application, "problem")["problem"] == "Utan skript"


def test_the_error_summary_leads_to_the_field(desk: Any) -> None:
    one = desk()
    one.page.get_by_label("Flickor eller unga kvinnor").fill("många")
    one.page.get_by_role("button", name="Fortsätt till").click()
    summary = one.page.locator(".ds-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(one.page.get_by_label("Flickor eller unga kvinnor")).to_be_focused()


def test_what_is_missing_lands_on_the_field(desk: Any, application: Application) -> None:
    complete(application.case, "application", group="")
    one = desk()
    one.page.get_by_role("link", name="Beskriv målgruppen").click()
    expect(one.page.get_by_label("Målgrupp och avgränsning")).to_be_in_viewport()


def test_the_sums_follow_what_is_typed(desk: Any, application: Application) -> None:
    one = desk(part="costs")
    one.page.get_by_label("Kronor för kostnad 1").fill("1,5 mnkr")
    expect(one.page.locator("#summor-costs tfoot")).to_contain_text("1\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}000")


@pytest.mark.parametrize("part", ["problem", "method", "collaboration", "gains", "indicators", "comparison", "costs"])
def test_every_cell_and_question_has_its_words_in_sight_on_a_phone(desk: Any, part: str) -> None:
    one = desk(part=part, width=375)
    labels = one.page.locator("form#del label:visible, form#del legend:visible").all()
    fields = one.page.locator("form#del :is(input, select, textarea):visible").count()
    assert len(labels) >= fields > 0
    assert all((label.bounding_box() or {"width": 0})["width"] > 20 for label in labels)
