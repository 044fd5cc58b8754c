"""A meeting from planning to adjusted minutes, by several people in browsers of their own; axe on every page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from socinv.lifecycle import clock
from socinv.meetings.models import Meeting
from tests import accessible
from tests.browsing import log_in
from tests.factories.cases import an_application_for_decision
from tests.factories.house import House, a_house
from tests.factories.meetings import BODY
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REASON = "Insatsen når de barn som behöver den."
OWN = "Läget i fonden efter det första halvåret"


class Desk:
    """One person's browser."""

    def __init__(self, new_page: NewPage, server: str, house: House, role: str) -> None:
        self.page: Page = new_page()
        self.server, self.name = server, house.person(f"{BODY}.{role}").name
        log_in(self.page, server, house.person(f"{BODY}.{role}"))

    def open(self, address: str) -> Page:
        self.page.goto(self.server + address)
        return self.page

    def check(self) -> None:
        """At a desk, on a phone, and at the narrowest."""
        accessible.check(self.page)
        accessible.at_width(self.page, 1280)


def plan(desk: Desk) -> str:
    """From the menu to an agenda with two items; the address of the meeting."""
    page = desk.open("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Sammanträden").click()
    desk.check()
    page.get_by_role("link", name="Planera ett sammanträde").click()
    page.get_by_role("button", name="Planera sammanträdet").click()
    expect(page.get_by_role("link", name="Skriv vilken dag sammanträdet hålls.")).to_be_visible()
    desk.check()
    page.get_by_label("Dag, åååå-mm-dd").fill(clock.today().isoformat())
    page.get_by_label("Klockslag").fill("9.30")
    page.get_by_label("Plats").fill("Sal A")
    page.get_by_role("button", name="Planera sammanträdet").click()
    expect(page.get_by_text("Sammanträdet är planerat.")).to_be_visible()
    page.get_by_role("link", name="Lägg till en egen punkt").click()
    page.get_by_label("Rubrik").fill(OWN)
    page.get_by_role("button", name="Lägg till punkten").click()
    page.get_by_role("region", name="Redo för sammanträdet").get_by_role("button", name="Lägg till").click()
    agenda = page.get_by_role("region", name="Dagordning")
    expect(agenda.get_by_role("listitem")).to_have_count(2)
    agenda.get_by_role("button", name="Upp").click()
    expect(agenda.get_by_role("listitem").nth(1)).to_contain_text(OWN)
    desk.check()
    return Meeting.objects.get().get_absolute_url()


def call(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("link", name="Skicka kallelsen").click()
    page.get_by_role("button", name="Skicka kallelsen").click()
    expect(page.get_by_text("Kallelsen är skickad.")).to_be_visible()


def reply(desk: Desk, button: str, said: str) -> None:
    page = desk.open("/")
    page.get_by_role("link", name="Svara om du kommer till sammanträdet").click()
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("region", name="Kommer du?").get_by_role("status")).to_have_text(said)


def begin(desk: Desk, away: str, deputy: str, chair: str) -> None:
    """The deputy serves for the member who has not come."""
    page = desk.page
    page.get_by_role("link", name="Närvaro och öppnande").click()
    present = page.get_by_role("group", name="Närvarande")
    expect(page.get_by_text("Organet är inte beslutfört.")).to_be_visible()
    for name in (chair, deputy, desk.name):
        with page.expect_response("**/narvaro/"):
            present.get_by_label(name).check()
    expect(page.get_by_text(f"tjänstgör för {away}")).to_be_visible()
    desk.check()
    page.get_by_label("Justerare").select_option(label=deputy)
    page.get_by_role("button", name="Öppna sammanträdet").click()
    expect(page.get_by_text("Sammanträdet är öppnat.")).to_be_visible()
    desk.check()


def decide(desk: Desk) -> None:
    """On the case's own page, where the day and the § stand already; and back."""
    page = desk.page
    page.get_by_role("link", name="Gå till § 1").click()
    desk.check()
    page.get_by_role("link", name="Besluta", exact=True).click()
    expect(page.get_by_label("Paragraf")).to_have_value("1")
    page.get_by_role("radio", name="Nej, jag är inte jävig").check()
    page.get_by_role("radio", name="Bifall").check()
    page.get_by_label("Skäl", exact=True).fill(REASON)
    page.get_by_role("button", name="Registrera bifall").click()
    page.wait_for_url("**/punkt/*/")
    expect(page.get_by_text(REASON)).to_be_visible()


def deal(desk: Desk, chair: str) -> None:
    """Claims, votes and a reservation; then the item of the body's own."""
    page = desk.page
    page.get_by_role("link", name="Anteckna yrkanden").click()
    page.get_by_role("group", name="Yrkande 1").get_by_label("Yrkande").fill("Bifall till ansökan.")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("link", name="Välj vem som yrkar.")).to_be_visible()
    page.get_by_role("group", name="Yrkande 1").get_by_label("Vem yrkar").select_option(label=chair)
    page.get_by_role("group", name="Hur var och en röstade").get_by_label(chair).select_option(label="Nej")
    reservation = page.get_by_role("group", name="Reservation 1")
    reservation.get_by_label("Vem reserverar sig").select_option(label=chair)
    desk.check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Bifall till ansökan.")).to_be_visible()
    desk.check()
    page.get_by_role("link", name="Nästa: § 2").click()
    page.get_by_role("link", name="Skriv beslutet").click()
    page.get_by_label("Beslut", exact=True).fill("Informationen läggs till handlingarna.")
    page.get_by_role("button", name="Spara beslutet").click()
    page.get_by_role("link", name="Hela dagordningen").click()
    page.get_by_role("button", name="Avsluta sammanträdet").click()
    expect(page.get_by_text("Protokollet väntar på justering.")).to_be_visible()
    desk.check()


def adjust(desk: Desk) -> None:
    page = desk.open("/")
    page.get_by_role("link", name="Justera protokollet").click()
    page.get_by_role("button", name="Justera protokollet").click()
    expect(page.get_by_text("Du har justerat protokollet.")).to_be_visible()


def test_a_whole_meeting(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    an_application_for_decision(house)
    desks = {role: Desk(new_page, live_server.url, house, role) for role in ("secretary", "chair", "deputy", "member")}
    secretary, chair, deputy = desks["secretary"], desks["chair"], desks["deputy"]
    address = plan(secretary)
    call(secretary)
    reply(desks["member"], "Jag kommer inte", "Du har svarat att du inte kommer.")
    reply(deputy, "Jag kommer", "Du har svarat att du kommer.")
    secretary.open(address)
    secretary.check()
    begin(secretary, desks["member"].name, deputy.name, chair.name)
    decide(secretary)
    deal(secretary, chair.name)
    adjust(chair)
    adjust(deputy)
    page = desks["member"].open(address)
    expect(page.get_by_role("heading", name="Protokoll", exact=True)).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    desks["member"].check()
    assert Meeting.objects.get().status == "adjusted"
