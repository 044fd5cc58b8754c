"""Those who receive a report note that they have read it (SUN-33)."""

from __future__ import annotations

import pytest

from projects.models import Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house, employ
from tests.factories.projects import a_running_project, a_sent_report, a_written_report, report_of
from tests.projects.reading import post, read, shut_out, signed_in, turned_away, url

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-33")]


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    return a_sent_report(house, report_of(a_running_project(house)))


def address(report: Report) -> str:
    return url(report.project, "report-read", report.number)


@pytest.mark.parametrize("who", ["management-group.chair", "coordination.evaluation"])
def test_it_is_noted_once_and_still_waits_for_an_answer(house: House, report: Report, who: str) -> None:
    assert "Styrgruppen får veta att rapporten är behandlad" in words(read(house.person(who), address(report)))
    client = signed_in(house.person(who))
    assert client.post(address(report))["Location"] == report.get_absolute_url()
    assert "Lägesrapport 1 är redan läst." in client.post(address(report), follow=True).content.decode()
    assert report_of(report.project).status == "read"
    assert report.case.events.filter(verb="read").count() == 1
    assert WorkItem.objects.open().get(thing="projects.report", thing_id=report.pk).verb == "accept"
    text = words(read(house.person("project.leader"), report.get_absolute_url()))
    assert "Läge Läst" in text
    assert f"{house.person(who).name} noterade att lägesrapport 1 är läst." in text


def test_others_do_not(house: House, report: Report) -> None:
    who = ("management-group.member", "management-group.co-opted", "project.owner", "network.chair", "education.head")
    turned_away(house, report.project, address(report), *who, said={})
    shut_out(house, report.project, address(report))
    employ(house.person("management-group.chair"), report.case.department)
    turned_away(house, report.project, address(report), "management-group.chair", said={})
    assert report_of(report.project).status == "sent"


def test_not_before_it_is_sent_nor_after_it_is_answered(house: House, report: Report) -> None:
    perform(report, "accept", by=house.person("coordination.method"), day=clock.today())
    assert post(house.person("coordination.method"), address(report), {}).status_code == 302
    assert report_of(report.project).status == "accepted"
    with_steering = a_written_report_of_another(house)
    assert post(house.person("coordination.method"), address(with_steering), {}).status_code == 302
    assert Report.objects.get(pk=with_steering.pk).status == "proposed"


def a_written_report_of_another(house: House) -> Report:
    return a_written_report(house, report_of(a_running_project(house, "social")))
