"""A report is sent back to be completed, and sent again: the figures are those of the last time (SUN-33)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from applications.models import Version
from projects.given import row_of
from projects.models import Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_sent_report, report_of, write
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-33")]
WHAT = "Skriv varför värdet saknas."


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    project = a_running_project(house)
    values = [{"id": row_of(project.indicators.get(number=1)), "value": "", "missing": "Vet inte"}]
    return a_sent_report(house, report_of(project), values=values, spent="1000", done="Första gången.")


def address(report: Report) -> str:
    return url(report.project, "report-send-back", report.number)


def send_back(house: House, report: Report, who: str = "coordination.evaluation", **said: str) -> Any:
    return post(house.person(who), address(report), {"day": clock.today().isoformat(), "reasons": WHAT, **said})


@pytest.mark.parametrize("who", ["management-group.chair", "coordination.method"])
def test_the_project_group_is_told_what_and_until_when(house: House, report: Report, who: str) -> None:
    assert "får veta vad som ska kompletteras" in words(read(house.person(who), address(report)))
    assert send_back(house, report, who).url == report.get_absolute_url()
    back = report_of(report.project)
    assert (back.status, back.reasons) == ("returned", WHAT)
    item = WorkItem.objects.open().get(thing="projects.report", thing_id=report.pk)
    assert (item.verb, item.body, item.due) == ("submit", report.project.project_group, back.due)
    mine = words(read(house.person("project.leader"), report.get_absolute_url()))
    assert "Projektgruppen kompletterar rapporten senast" in mine
    assert "Komplettera rapporten" in mine
    assert f"Svar Ska kompletteras {house.bodies['management-group'].name} skickade tillbaka rapporten" in mine
    assert WHAT in mine


def test_one_sent_back_late_is_not_late_before_it_is_to_be_completed(house: House, report: Report) -> None:
    with clock.at(clock.now() + timedelta(days=400)):
        send_back(house, report, day=clock.today().isoformat())
        back = report_of(report.project)
        assert back.due == clock.today() + timedelta(21)
        assert not back.is_late(clock.today())
        assert back.is_late(clock.today() + timedelta(22))


def test_sent_again_its_figures_are_replaced_and_both_versions_kept(house: House, report: Report) -> None:
    one, member = report.project.indicators.get(number=1), house.person("project.member")
    send_back(house, report)
    write(report_of(report.project), by=member, spent="2000", done="Andra gången.")
    source = read(house.person("planning-committee.member"), report.get_absolute_url())
    assert url(report.project, "version", "report-1", 1) in source
    assert f'"{url(report.project, "form", "report-1")}"' not in source
    outside = words(source)
    assert "Första gången." in outside
    assert "Andra gången." not in outside
    assert "Den kompletteras nu." in outside
    assert report_of(report.project).spent == 1000, "until it is sent the figures are the old ones"
    perform(report_of(report.project), "submit", by=member)
    perform(report_of(report.project), "send", by=house.person("project.owner"))
    again = report_of(report.project)
    assert (again.status, again.spent, again.received_on, again.reasons) == ("sent", Decimal(2000), None, "")
    assert again.measurements.get().value == one.target
    versions = Version.objects.filter(case=report.case, form="report-1").order_by("number")
    assert [one.answers["work"]["done"] for one in versions] == ["Första gången.", "Andra gången."]
    text = words(read(house.person("planning-committee.member"), report.get_absolute_url()))
    assert "Andra gången." in text
    assert "Tidigare versioner Version 1 Skickad av" in text
    assert "Vad som skiljer" in text


def test_what_does_not_hold_stands_at_its_field(house: House, report: Report) -> None:
    for field, wrong in {"reasons": "  ", "day": "1900-01-01", "item": "x" * 30}.items():
        assert list(problems(send_back(house, report, **{field: wrong}))) == [field]
    assert report_of(report.project).status == "sent"


def test_twice_does_no_harm(house: House, report: Report) -> None:
    send_back(house, report)
    client = signed_in(house.person("coordination.evaluation"))
    again = client.post(address(report), {"day": clock.today().isoformat(), "reasons": WHAT}, follow=True)
    assert "Lägesrapport 1 är redan skickad tillbaka." in again.content.decode()
    late = send_back(house, report, "management-group.secretary", reasons="Något annat.")
    assert late.status_code == 409
    assert "Något annat." in late.content.decode()
    assert report.case.events.filter(verb="send_back", thing="projects.report").count() == 1


def test_others_do_not_send_back(house: House, report: Report) -> None:
    who = ("project.owner", "project.leader", "management-group.member", "network.chair", "education.head")
    turned_away(house, report.project, address(report), *who, said={"reasons": WHAT})
    shut_out(house, report.project, address(report))
