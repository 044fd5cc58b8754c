"""Staffing a project, starting it and writing its forms in a browser; axe finds nothing at any width."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.case.pages import url as of_case
from tests.factories.house import House, a_house
from tests.factories.projects import a_closing_project, a_project_ready_to_start, a_running_project, report_of, write
from tests.plugins.browser import NewPage
from tests.writing.pages import saved, url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def house() -> House:
    return a_house()


def visit(page: Page, server: Any, house: House, who: str, *addresses: str) -> None:
    log_in(page, server.url, house.person(who))
    for address in addresses:
        answer = page.goto(server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        check(page)


def test_the_pages_of_people_number_eu_and_start(new_page: NewPage, live_server: Any, house: House) -> None:
    project = a_project_ready_to_start(house)
    case, page = project.case, new_page()
    names = ("project-people", "project-number", "project-eu")
    visit(page, live_server, house, "coordination.method", *(of_case(case, name) for name in names))
    page.goto(live_server.url + of_case(case, "project-people"))
    page.get_by_role("button", name="Utse").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
    seat = project.project_group.memberships.get(role="member")
    visit(page, live_server, house, "coordination.method", of_case(case, "project-release", seat.pk))
    visit(page, live_server, house, "project.owner", of_case(case, "project-start"))
    page.get_by_role("button", name="Starta projektet").click()
    expect(page.get_by_text("Projektet har börjat.")).to_be_visible()
    visit(page, live_server, house, "project.owner", of_case(case, "project-closing"))


def test_every_page_of_a_report_and_a_description(new_page: NewPage, live_server: Any, house: House) -> None:
    project: Project = a_running_project(house)
    report, page = report_of(project), new_page()
    write(report, by=house.person("project.member"))
    perform(report, "submit", by=house.person("project.member"))
    perform(report, "send", by=house.person("project.steering"))
    perform(report, "send_back", by=house.person("coordination.method"), day=clock.today(), reasons="Mer.", item="3")
    perform(report, "comment", by=house.person("coordination.method"), part="values", text="Stämmer det?")
    parts = [url("form-part", report, part) for part in ("work", "values", "participants")]
    others = [url(name, report) for name in ("form", "version-difference")]
    visit(page, live_server, house, "project.member", *parts, *others, url("version", report, 1), url("form", project))
    visit(page, live_server, house, "project.member", url("form-part", project, "plan"))
    visit(page, live_server, house, "coordination.method", url("form-part", report, "values"))


def test_a_given_table_saves_while_typing_with_its_labels_in_sight(
    new_page: NewPage, live_server: Any, house: House
) -> None:
    project = a_running_project(house)
    report, name = report_of(project), project.indicators.get().name
    page = new_page(width=375)
    log_in(page, live_server.url, house.person("project.member"))
    page.goto(live_server.url + url("form-part", report, "values"))
    expect(page.get_by_role("rowheader")).to_contain_text(name)
    box = page.get_by_label("Värde för")
    labels = page.locator("form#del label:visible").all()
    assert len(labels) == page.locator("form#del :is(input, select, textarea):visible").count()
    box.fill("12,5")
    expect(page.locator("#sparat")).to_contain_text("Sparat")
    expect(page.locator("#saknas")).not_to_contain_text("skriv värdet")
    assert saved(report, "values")["values"][0]["value"] == "12.5"
    box.fill("tolv")
    page.get_by_role("button", name="Fortsätt till").click()
    summary = page.locator(".ds-error-summary")
    summary.get_by_role("link").click()
    expect(box).to_be_focused()
    expect(box).to_have_value("tolv")
    check(page)


def test_the_evaluation(new_page: NewPage, live_server: Any, house: House) -> None:
    project, page = a_closing_project(house), new_page()
    evaluation = project.evaluation
    visit(page, live_server, house, "project.leader", url("form", evaluation), url("form-part", evaluation, "lessons"))
