"""Raising a need, and anchoring an application, in a browser: by keyboard, and without a flaw at every width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.models import Application, Case
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.guidelines import an_actor, with_a_weighing, with_anchoring
from tests.factories.house import House, a_house, seat
from tests.factories.long_way import a_period, a_written_application, approve, inform
from tests.factories.processes import under
from tests.plugins.browser import NewPage
from tests.writing.pages import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
START = reverse("idea-start")


@pytest.fixture
def needs() -> Iterator[House]:
    with with_a_weighing() as process:
        yield under(a_house(), process)


@pytest.fixture
def anchored() -> Iterator[House]:
    with with_anchoring() as process:
        house = under(a_house(), process)
        a_period(house)
        yield house


@pytest.mark.rule("ORE-03")
def test_a_need_is_raised_by_keyboard(new_page: NewPage, live_server: Any, needs: House) -> None:
    body, page = an_actor(needs), new_page()
    person = needs.person(f"{body.key}.chair")
    seat(person, needs.bodies["council"], "member")
    log_in(page, live_server.url, person)
    page.goto(live_server.url + reverse("your-turn"))
    check(page)
    page.get_by_role("link", name="Lyft ett behov").press("Enter")
    page.wait_for_url(live_server.url + START)
    check(page)
    page.get_by_role("button", name="Lyft behovet").press("Enter")
    page.locator(".ds-error-summary").wait_for()
    check(page)
    page.get_by_label("En civil aktör").press("Space")
    page.get_by_label("Förvaltningen social").press("Space")
    page.get_by_label("Beskriv behovet").press_sequentially("Många unga saknar sommarjobb.")
    page.get_by_role("button", name="Lyft behovet").press("Enter")
    expect(page.get_by_role("heading", name="Behovet är lämnat")).to_be_visible()
    check(page)
    assert Case.objects.get().raised_by_body == body
    page.get_by_role("link", name="Läs det du lämnade").press("Enter")
    expect(page.get_by_text("Många unga saknar sommarjobb.")).to_be_visible()
    check(page)


@pytest.mark.rule("NOR-02")
def test_an_application_is_anchored_by_keyboard(new_page: NewPage, live_server: Any, anchored: House) -> None:
    application, page = a_written_application(anchored), new_page()
    overview = live_server.url + url("form", application)
    approve(anchored, application, "education")
    inform(anchored, application, "education")
    log_in(page, live_server.url, anchored.person("education.writer"))
    page.goto(live_server.url + START)
    check(page)
    page.goto(overview)
    page.get_by_role("button", name="Be cheferna godkänna").press("Enter")
    expect(page.get_by_text("Cheferna är tillfrågade.")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Anteckna informationen").press("Enter")
    page.get_by_label("Sammanträde och paragraf").wait_for()
    check(page)
    page.get_by_role("button", name="Anteckna").press("Enter")
    page.locator(".ds-error-summary").wait_for()
    check(page)
    page.get_by_label("Dag").fill("2020-01-01")
    page.get_by_label("Sammanträde och paragraf").press_sequentially("§ 34")
    page.get_by_role("button", name="Anteckna").press("Enter")
    expect(page.get_by_text("Dagen är för länge sedan.").first).to_be_visible()
    log_in(page, live_server.url, anchored.person("social.head"))
    page.goto(live_server.url + reverse("your-turn"))
    page.get_by_role("link", name="Godkänn ansökan").press("Enter")
    page.get_by_role("link", name="Gå till godkännandet").wait_for()
    check(page)
    page.get_by_role("button", name="Godkänn ansökan").press("Enter")
    expect(page.get_by_text("Ansökan är godkänd för Förvaltningen social.")).to_be_visible()
    check(page)
    inform(anchored, application, "social")
    log_in(page, live_server.url, anchored.person("education.writer"))
    page.goto(overview)
    page.get_by_role("button", name="Lämna in ansökan").press("Enter")
    expect(page.get_by_role("heading", name="Ansökan är inlämnad")).to_be_visible()
    assert Application.objects.get().status == "submitted"
