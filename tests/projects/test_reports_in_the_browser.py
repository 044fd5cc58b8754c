"""The pages about reports: axe finds nothing, nothing sticks out, and a report is carried on without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from projects.given import row_of
from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_sent_report, a_written_report, noon, report_of
from tests.plugins.browser import NewPage
from tests.projects.reading import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Elever med mer än femton procents ogiltig frånvaro i årskurserna fyra till sex"


def a_project_with_reports(house: House) -> Project:
    """One report sent back, one sent with a value missing, and the third handed to the steering group."""
    project = a_running_project(house)
    project.indicators.update(name=LONG, unit="procent", baseline=20, target=10)
    missing = [{"id": row_of(project.indicators.get()), "value": "", "missing": "Registret är inte klart än"}]
    for number, more in ((1, {"asks": "Vi behöver lokaler."}), (2, {"values": missing})):
        with clock.at(noon(report_of(project, number).period_to)):
            a_sent_report(house, report_of(project, number), **more)
    with clock.at(noon(report_of(project, 3).period_to)):
        coordinator = house.person("coordination.method")
        perform(report_of(project), "send_back", by=coordinator, day=clock.today(), reasons="Skriv mer om måtten.")
        a_written_report(house, report_of(project, 3))
    return project


def test_every_page(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    project = a_project_with_reports(house)
    page = new_page()
    for who, name, *rest in (
        ("project.leader", "project-report", 1),
        ("planning-committee.member", "project-report", 2),
        ("network.chair", "project-report", 3),
        ("management-group.chair", "report-send-back", 2),
        ("planning-committee.member", "project-indicators"),
    ):
        log_in(page, live_server.url, house.person(who))
        answer = page.goto(live_server.url + url(project, name, *rest))
        assert answer is not None
        assert answer.status == 200, (who, name)
        check(page)


def test_sent_and_accepted_without_scripts(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    report = a_written_report(house, report_of(a_running_project(house)))
    page = new_page(width=375, javascript=False)
    log_in(page, live_server.url, house.person("project.owner"))
    page.goto(live_server.url + report.get_absolute_url())
    page.get_by_role("link", name="Skicka rapporten").click()
    page.get_by_role("button", name="Skicka rapporten").click()
    page.get_by_text("Lägesrapport 1 är skickad.").wait_for()
    log_in(page, live_server.url, house.person("coordination.evaluation"))
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Ta emot lägesrapporten").click()
    page.get_by_role("link", name="Godkänn rapporten").click()
    page.get_by_label("Svar till projektet").fill("Bra skrivet.")
    page.get_by_role("button", name="Godkänn rapporten").click()
    page.get_by_text("Lägesrapport 1 är godkänd.").wait_for()
    page.get_by_role("heading", name="Svar").wait_for()
    assert report_of(report.project).status == "accepted"
