"""The steering group hands a report back to the project group, and says what to change (SUN-12)."""

from __future__ import annotations

from typing import Any

import pytest

from projects.models import Report
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_written_report, report_of, write
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url

pytestmark = pytest.mark.django_db
WHY = "Skriv hur många som har slutat."


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    return a_written_report(house, report_of(a_running_project(house)))


def address(report: Report) -> str:
    return url(report.project, "report-hand-back", report.number)


def hand_back(house: House, report: Report, who: str = "project.owner", reason: str = WHY) -> Any:
    return post(house.person(who), address(report), {"reason": reason})


@pytest.mark.rule("SUN-12")
def test_the_project_group_writes_again(house: House, report: Report) -> None:
    page = words(read(house.person("project.steering"), address(report)))
    assert "Projektgruppen får tillbaka rapporten" in page
    assert hand_back(house, report).url == report.get_absolute_url()
    text = words(read(house.person("project.member"), report.get_absolute_url()))
    assert "Skriv i rapporten" in text
    assert WHY in text, "the history quotes the reason"
    item = WorkItem.objects.open().get(thing="projects.report", thing_id=report.pk)
    assert (item.verb, item.body) == ("submit", report.project.project_group)
    write(report_of(report.project), by=house.person("project.member"), done="Två har slutat.")
    perform(report_of(report.project), "submit", by=house.person("project.member"))
    assert report_of(report.project).status == "proposed"


def test_it_must_be_said_why(house: House, report: Report) -> None:
    assert set(problems(hand_back(house, report, reason="  "))) == {"reason"}
    assert report_of(report.project).status == "proposed"


def test_twice_does_no_harm_and_one_who_comes_too_late_keeps_the_words(house: House, report: Report) -> None:
    hand_back(house, report)
    again = signed_in(house.person("project.owner")).post(address(report), {"reason": WHY}, follow=True)
    assert "Lägesrapport 1 är redan hos projektgruppen." in again.content.decode()
    late = hand_back(house, report, "project.steering", "Jag ville säga mer.")
    assert late.status_code == 409
    assert "Jag ville säga mer." in late.content.decode()
    assert report.case.events.filter(verb="hand_back").count() == 1


@pytest.mark.rule("SUN-12")
def test_others_do_not_hand_back(house: House, report: Report) -> None:
    who = ("project.leader", "project.member", "coordination.method", "management-group.chair")
    turned_away(house, report.project, address(report), *who, said={"reason": WHY})
    shut_out(house, report.project, address(report), {"reason": WHY})
    assert report_of(report.project).status == "proposed"


def test_what_is_sent_is_not_handed_back(house: House, report: Report) -> None:
    perform(report, "send", by=house.person("project.owner"))
    answer = hand_back(house, report)
    assert answer.status_code == 409
    assert WHY in answer.content.decode()
    assert report_of(report.project).status == "sent"
