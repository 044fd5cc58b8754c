"""Views, signatures, the weighing and the goals in a browser: by keyboard, without a flaw at every width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from applications.models import Step
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import open_step
from tests.factories.guidelines import an_actor, with_a_weighing, with_anchoring
from tests.factories.house import House, a_house
from tests.factories.long_way import (
    FIRST,
    SECOND,
    a_period,
    an_anchored_application,
    give_views,
    in_views,
    sign,
    signature_of,
)
from tests.factories.processes import under
from tests.plugins.browser import NewPage
from tests.steps.pages import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        house = under(a_house(), process)
        an_actor(house)
        yield house


def visit(page: Page, live_server: Any, house: House, who: str, step: Step) -> None:
    log_in(page, live_server.url, house.person(who))
    page.goto(live_server.url + url(step))


@pytest.mark.rule("ORE-12", "ORE-13")
def test_from_views_to_the_decision_by_keyboard(new_page: NewPage, live_server: Any, house: House) -> None:
    page, case = new_page(), in_views(house, house.bodies["actor-0"])
    visit(page, live_server, house, f"{FIRST}.chair", open_step(case, "views", FIRST))
    check(page)
    page.locator("#id_conflict_0").press("Space")
    page.get_by_label("Ja, vi har synpunkter").press("Space")
    page.get_by_label("Synpunkter", exact=True).press_sequentially("Ta med fritidsgårdarna.")
    page.locator("#id_item").press_sequentially("12")
    page.get_by_role("button", name="Registrera synpunkterna").press("Enter")
    page.locator(".confirmation").wait_for()
    check(page)
    give_views(house, case, SECOND, "no-views")
    visit(page, live_server, house, "actor-0.chair", signature_of(case, house, "actor-0"))
    check(page)
    page.get_by_label("Nej, jag undertecknar inte").press("Space")
    expect(page.locator("#id_reasons")).to_be_visible()
    page.get_by_label("Ja, jag undertecknar").press("Space")
    expect(page.locator("#id_reasons")).to_be_hidden()
    page.get_by_role("button", name="Underteckna ansökan").press("Enter")
    page.locator(".confirmation").wait_for()
    check(page)
    page.get_by_role("link", name="Till ärendet").press("Enter")
    expect(page.get_by_text("Undertecknad").first).to_be_visible()
    check(page)
    for who in ("education", "social"):
        sign(house, case, who)
    step = open_step(case, "weighing")
    visit(page, live_server, house, "planning-committee.chair", step)
    page.locator("#id_conflict_0").press("Space")
    page.locator("#id_outcome_0").press("Space")
    page.get_by_label("Skäl", exact=True).press_sequentially("Går först.")
    page.get_by_role("button", name="Skicka vidare till beslut").press("Enter")
    page.locator(".ds-error-summary").wait_for()
    check(page)
    page.get_by_label("Synpunkten beaktas", exact=True).press("Space")
    page.get_by_label("Svar till Nämnden education").press_sequentially("Fritidsgårdarna deltar.")
    page.get_by_role("button", name="Skicka vidare till beslut").press("Enter")
    page.locator(".confirmation").wait_for()
    page.get_by_role("link", name="Läs det du registrerade").press("Enter")
    expect(page.get_by_text("Ställning till synpunkterna")).to_be_visible()
    check(page)


@pytest.mark.rule("NOR-07")
def test_the_goals_are_chosen_in_a_narrow_window_too(new_page: NewPage, live_server: Any) -> None:
    with with_anchoring() as process:
        house = under(a_house(), process)
        a_period(house)
        application, page = an_anchored_application(house), new_page()
        perform(application, "submit", by=house.person("education.writer"))
        step = open_step(application.case, "preparation")
        visit(page, live_server, house, "network.chair", step)
        check(page)
        page.get_by_label("Fler klarar skolan").press("Space")
        page.get_by_label("17. Genomförande och globalt partnerskap").press("Space")
        expect(page.get_by_label("17. Genomförande och globalt partnerskap")).to_be_checked()
