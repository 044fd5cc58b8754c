"""The pages of repayment: axe finds nothing, nothing sticks out, also on a phone and with mistakes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from projects.models import ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.factories.projects import noon
from tests.plugins.browser import NewPage
from tests.projects.reading import url
from tests.projects.test_ending_in_the_browser import Visit
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    REPORTER,
    a_repaying_house,
    a_row,
    adjust,
    an_awaited_plan,
    decide,
    follow_up,
    followed_up,
    on,
    reconcile,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READER = "planning-committee.member"


@pytest.fixture
def at_the_time(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server's clock, which runs in threads of its own."""

    def set_to(day: date) -> None:
        monkeypatch.setattr(clock, "now", lambda: clock._told.get() or noon(day))

    return set_to


def test_deciding_and_adjusting(new_page: NewPage, live_server: Any, at_the_time: Any) -> None:
    house = a_repaying_house()
    plan = an_awaited_plan(house)
    visit = Visit(new_page(), live_server, house)
    at_the_time(DECIDED)
    visit.check(DECIDER, plan.project.get_absolute_url())
    visit.check(DECIDER, url(plan.project, "repayment-exempt"))
    visit.mistake(DECIDER, url(plan.project, "repayment-exempt"))
    address = url(plan.project, "repayment-decide")
    visit.check(DECIDER, address)
    page = visit.open(DECIDER, address)
    page.locator("#id_row-1-amount").fill("x")
    page.get_by_role("button", name="Lägg till en rad").click()
    expect(page.locator("#id_row-4-amount")).to_be_visible()
    expect(page.locator("#id_row-1-amount")).to_have_value("x")
    page.locator("form.decide button.ds-button:not([name])").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
    page.locator("#id_row-1-committee").select_option(label="Nämnden education")
    page.locator("#id_row-1-year").fill("2028")
    page.locator("#id_row-1-amount").fill("1,25 mnkr")
    page.get_by_label("Skäl").fill("Så mycket beräknas sparas.")
    page.locator("form.decide button.ds-button:not([name])").click()
    page.wait_for_url("**/aterforing/")
    expect(page.get_by_text("Planen är registrerad.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("1\u00a0250\u00a0000")
    check(page)
    visit.check(READER, plan.project.get_absolute_url())
    visit.check(DECIDER, url(plan.project, "repayment-adjust"))
    visit.mistake(DECIDER, url(plan.project, "repayment-adjust"))


def test_following_it_to_the_end(new_page: NewPage, live_server: Any, at_the_time: Any) -> None:
    house = a_repaying_house()
    plan = decide(house, an_awaited_plan(house), 2028, 2029)
    with on(DECIDED):  # the work is not to go on: nothing but repayment waits
        perform(
            ScaleUp.objects.get(project=plan.project), "drop", by=house.person(DECIDER), proposal="Arbetet är klart.",
            day=DECIDED, item="9",
        )  # fmt: skip
    visit = Visit(new_page(), live_server, house)
    at_the_time(date(2029, 2, 15))
    visit.check(REPORTER, url(plan.project, "repayment-follow-up"))
    visit.mistake(REPORTER, url(plan.project, "repayment-follow-up"))
    plan = follow_up(house, plan)
    with on(date(2029, 5, 1)):
        plan = adjust(house, plan, [a_row(house, 2029, 60_000), a_row(house, 2030, 90_000, "culture")])
    visit.check(DECIDER, url(plan.project, "repayment-adjust"))
    for number in (1, 2):
        visit.check(READER, reverse("repayment-version", args=[plan.case.ref, number]))
    visit.check(REPORTER, reverse("frame-list"))
    plan = followed_up(house, plan)
    at_the_time(date(2031, 5, 1))
    visit.check(REPORTER, url(plan.project, "repayment-reconcile"))
    visit.mistake(REPORTER, url(plan.project, "repayment-reconcile"))
    reconcile(house, plan, date(2031, 5, 1))
    visit.check(READER, plan.project.get_absolute_url())
