"""The reporting schedule of the process file, carried out: made, moved, cancelled, and in order (SUN-33)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from projects.models import Project, Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_running_project,
    a_sent_report,
    a_written_report,
    ask_change,
    decide_change,
    noon,
    report_of,
)
from tests.lists.asking import page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-33")]
START = date(2027, 1, 1)
SUMMER, WINTER, LAST = date(2027, 6, 30), date(2027, 12, 31), date(2028, 12, 31)


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    """From the first of January for two years, as the application says."""
    with clock.at(noon(START)):
        return a_running_project(house)


def turns(project: Project) -> list[tuple[int, str, str]]:
    """Which report waits for what, and what the lists call it."""
    items = WorkItem.objects.open().filter(case=project.case, thing="projects.report").order_by("thing_id", "pk")
    numbers = dict(project.reports.values_list("pk", "number"))
    return [(numbers[item.thing_id], item.verb, item.label) for item in items]


def test_each_period_of_the_file_has_its_report_and_the_first_waits(house: House, project: Project) -> None:
    rule, reports = project.case.process.reporting, list(project.reports.all())
    assert [one.number for one in reports] == [1, 2, 3, 4]
    assert (reports[0].period_from, reports[-1].period_to) == (START, LAST)
    assert all(later.period_from == sooner.period_to + timedelta(1) for sooner, later in pairwise(reports))
    assert {one.due - one.period_to for one in reports} == {timedelta(rule.days)}
    assert [f"{one.period_to:%m-%d}" for one in reports[:2]] == list(rule.period_ends)
    assert turns(project) == [(1, "submit", "Lägesrapport 1")]


def test_the_next_waits_when_one_is_handed_on(house: House, project: Project) -> None:
    with clock.at(noon(WINTER)):
        a_written_report(house, report_of(project, 1))
        assert turns(project) == [(1, "send", "Lägesrapport 1"), (2, "submit", "Lägesrapport 2")]
        perform(report_of(project, 1), "hand_back", by=house.person("project.owner"), reason="Skriv mer.")
        assert turns(project)[0] == (1, "submit", "Lägesrapport 1")
        a_written_report(house, report_of(project, 2))
        perform(report_of(project, 2), "hand_back", by=house.person("project.owner"), reason="Den första först.")
    assert turns(project) == [(1, "submit", "Lägesrapport 1")]


@pytest.mark.rule("SUN-07")
def test_an_extension_adds_reports_and_leaves_those_that_were_sent(house: House, project: Project) -> None:
    with clock.at(noon(WINTER)):
        returned, sent = a_sent_report(house, report_of(project, 1)), a_sent_report(house, report_of(project, 2))
        perform(
            returned, "send_back", by=house.person("coordination.method"), day=clock.today(), reasons="Mer om måtten."
        )
        decide_change(house, ask_change(house, project, "extension", ends=date(2029, 9, 30)))
    reports = list(project.reports.all())
    assert [one.period_to for one in reports] == [
        SUMMER, WINTER, date(2028, 6, 30), LAST, date(2029, 6, 30), date(2029, 9, 30)
    ]  # fmt: skip
    assert {one.status for one in reports[2:]} == {"draft"}
    assert [one.status for one in reports[:2]] == ["returned", "sent"]
    assert reports[1].due == sent.due


@pytest.mark.rule("SUN-07")
def test_a_last_period_too_short_to_report_is_joined_to_the_one_before(house: House, project: Project) -> None:
    with clock.at(noon(START + timedelta(30))):
        decide_change(house, ask_change(house, project, "extension", ends=date(2029, 1, 20)))
    last = Report.objects.filter(project=project).order_by("number").last()
    assert last is not None
    assert (last.number, last.period_to) == (4, date(2029, 1, 20))
    assert last.due == last.period_to + timedelta(project.case.process.reporting.days)


@pytest.mark.rule("SUN-07")
def test_an_early_end_cancels_what_was_to_come(house: House, project: Project) -> None:
    with clock.at(noon(WINTER)):
        a_sent_report(house, report_of(project, 1))
        a_written_report(house, report_of(project, 2))
        decide_change(house, ask_change(house, project, "early-end", ends=date(2028, 1, 31)))
        text = words(page(house.person("network.chair"), report_of(project, 3).get_absolute_url()))
    assert [one.status for one in project.reports.all()] == ["sent", "cancelled", "cancelled", "cancelled"]
    assert turns(project) == [(1, "accept", "Lägesrapport 1")]
    assert "Projektet slutade före perioden. Rapporten behövs inte." in text


def test_a_late_report_is_seen_by_those_who_should_know(house: House, project: Project) -> None:
    with clock.at(noon(report_of(project).due + timedelta(12))):
        for who in ("coordination.method", "management-group.chair", "planning-committee.member", "project.owner"):
            listed = words(page(house.person(who), "/tidsgranser/?overdue=on"))
            assert "12 dagar för sent" in listed
            assert "Lägesrapport 1" in listed
            shown = words(page(house.person(who), report_of(project).get_absolute_url()))
            assert "12 dagar för sent" in shown
            assert "Rapporten är försenad: den skulle ha skickats fredag 30 juli." in shown


def test_the_project_group_has_a_late_and_a_returned_report_first_on_its_page(house: House, project: Project) -> None:
    with clock.at(noon(SUMMER)):
        report = a_sent_report(house, report_of(project, 1))
        perform(report, "send_back", by=house.person("coordination.method"), day=clock.today(), reasons="Mer.")
        assert report_of(project, 1).due == report.due, "sent back long before it was due"
    with clock.at(noon(report_of(project, 2).due + timedelta(1))):
        mine = words(page(house.person("project.leader"), "/"))
        assert mine.index("Lägesrapport 1, komplettering") < mine.index("Lägesrapport 2")
        assert "Två saker väntar på dig. Alla är försenade." in mine
