"""One report, at half-time, sent by the project leader and received by those who coordinate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project, Report
from projects.schedule import middle_of
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.notices.audience import told_of
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, ask_change, decide_change, report_of, write
from tests.projects.variants import half_time

pytestmark = [pytest.mark.django_db, pytest.mark.rule("NOR-10", "ORE-17")]


@pytest.fixture
def house() -> Iterator[House]:
    with a_variant(**half_time()) as process:
        yield under(a_house(), process)


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def _page(house: House, who: str, url: str) -> str:
    client = Client()
    client.force_login(house.person(who))
    return client.get(url, follow=True).content.decode()


def _of_person(house: House, who: str, url: str, data: dict[str, str] | None = None) -> str:
    client = Client()
    client.force_login(house.person(who))
    return client.post(url, data or {}, follow=True).content.decode()


def test_there_is_one_report_to_the_middle_day(project: Project) -> None:
    report = project.reports.get()
    assert project.starts is not None
    assert project.ends is not None
    assert report.period_to == middle_of(project.starts, project.ends)
    assert str(WorkItem.objects.get(thing="projects.report", closed_at=None).label) == "Halvtidsuppföljning"


def test_it_moves_with_the_end_until_it_is_sent(house: House, project: Project) -> None:
    assert project.starts is not None
    assert project.ends is not None
    later = project.ends + timedelta(days=100)
    decide_change(house, ask_change(house, project, "extension", ends=later))
    report = project.reports.get()
    assert report.period_to == middle_of(project.starts, later)
    write(report, by=house.person("project.leader"))
    perform(report, "submit", by=house.person("project.leader"))
    decide_change(house, ask_change(house, project, "extension", ends=later + timedelta(days=100)))
    assert project.reports.get().period_to == middle_of(project.starts, later)


def test_the_leader_who_hands_it_over_has_sent_it(house: House, project: Project) -> None:
    report = report_of(project)
    write(report, by=house.person("project.leader"))
    event = perform(report, "submit", by=house.person("project.leader"))
    assert Report.objects.get(pk=report.pk).status == "sent"
    assert Event.objects.get(thing="projects.report", verb="send").cause == event


def test_one_written_by_another_waits_for_the_leader(house: House, project: Project) -> None:
    report = report_of(project)
    write(report, by=house.person("project.member"))
    perform(report, "submit", by=house.person("project.member"))
    item = WorkItem.objects.get(thing="projects.report", verb="send", closed_at=None)
    assert (item.body_id, item.roles) == (project.project_group_id, ["chair"])
    for who in ("project.owner", "project.steering", "project.member"):
        with pytest.raises(Refused):
            perform(report, "send", by=house.person(who))
    page = _page(house, "project.leader", report.get_absolute_url())
    assert "Hos projektledaren" in page
    assert "Skicka rapporten" in page
    perform(report, "send", by=house.person("project.leader"))
    assert Report.objects.get(pk=report.pk).status == "sent"


@pytest.mark.rule("NOR-11")
def test_others_are_informed_when_it_has_been_received(house: House, project: Project) -> None:
    report = report_of(project)
    write(report, by=house.person("project.leader"))
    perform(report, "submit", by=house.person("project.leader"))
    fresh = Report.objects.get(pk=report.pk)
    assert WorkItem.objects.filter(thing="projects.report", verb="accept", closed_at=None).exists()
    assert house.person("council.chair") not in {one for told in told_of(fresh, "send") for one in told.people}
    informed = {one.key: one for one in told_of(fresh, "accept")}["council"]
    assert house.person("council.chair") in informed.people
    assert str(informed.what) == "får det för information"


def test_every_page_says_it_in_the_words_of_the_file(house: House, project: Project) -> None:
    report = report_of(project)
    addresses = (
        project.get_absolute_url(), report.get_absolute_url(), reverse("your-turn"), reverse("calendar"),
        reverse("project-list"), reverse("form", args=[project.case.ref, "report-1"]),
        reverse("project-people", args=[project.case.ref]), reverse("case-history", args=[project.case.ref]),
    )  # fmt: skip
    for address in addresses:
        page = _page(house, "project.leader", address)
        assert "ägesrapport" not in page, address
    assert "Halvtidsuppföljning" in _page(house, "project.leader", report.get_absolute_url())
    assert "Halvtidsuppföljning 1" not in _page(house, "project.leader", project.get_absolute_url())
    assert "Skriv halvtidsuppföljningen" in _page(house, "project.leader", reverse("your-turn"))


def test_sent_in_from_the_form(house: House, project: Project) -> None:
    report = report_of(project)
    write(report, by=house.person("project.leader"))
    page = _of_person(house, "project.leader", reverse("form-submit", args=[project.case.ref, "report-1"]))
    assert "Rapporten är lämnad." in page
    assert "Inskickad" in page
    assert Report.objects.get(pk=report.pk).sent_at is not None


def test_what_is_late_is_called_by_its_name(house: House, project: Project) -> None:
    late = report_of(project).due + timedelta(days=5)
    from tests.factories.projects import noon

    with clock.at(noon(late)):
        page = _page(house, "management-group.chair", project.get_absolute_url())
    assert "Halvtidsuppföljningen är 5 dagar sen." in page
