"""The body that a report goes to accepts it, or its coordinators for it (SUN-33)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from projects.models import Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_sent_report, report_of
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once, raised

pytestmark = pytest.mark.rule("SUN-33")


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    return a_sent_report(house, report_of(a_running_project(house)))


def address(report: Report) -> str:
    return url(report.project, "report-accept", report.number)


def accept(house: House, report: Report, who: str = "coordination.evaluation", **said: str) -> Any:
    return post(house.person(who), address(report), {"day": clock.today().isoformat(), **said})


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["management-group.secretary", "coordination.evaluation"])
def test_it_is_accepted_with_a_day_a_paragraph_and_words(house: House, report: Report, who: str) -> None:
    page = words(read(house.person(who), address(report)))
    assert "Styrgruppen får veta att rapporten är behandlad Projektgruppen får veta" in page
    assert accept(house, report, who, item="12", reasons="Tydligt.").url == report.get_absolute_url()
    done = report_of(report.project)
    assert (done.status, done.received_on, done.item, done.reasons) == ("accepted", clock.today(), "12", "Tydligt.")
    assert not WorkItem.objects.open().filter(thing="projects.report", thing_id=report.pk).exists()
    text = words(read(house.person("project.member"), report.get_absolute_url()))
    assert "Svar Godkänd" in text
    assert ", § 12. Tydligt." in text
    assert "tar emot rapporten" not in text


@pytest.mark.django_db
def test_what_does_not_hold_stands_at_its_field(house: House, report: Report) -> None:
    today = clock.today()
    for day in ("1900-01-01", "", "i går", str(today + timedelta(1)), str(today - timedelta(1))):
        answer = accept(house, report, reasons="Mina ord.", day=day)
        assert list(problems(answer)) == ["day"], day
        assert "Mina ord." in answer.content.decode()
    assert list(problems(accept(house, report, item="paragraf fyrtioett i protokollet"))) == ["item"]
    assert report_of(report.project).status == "sent"


@pytest.mark.django_db
def test_twice_does_no_harm_and_a_colleague_keeps_the_words(house: House, report: Report) -> None:
    accept(house, report, reasons="Bra.")
    again = signed_in(house.person("coordination.evaluation"))
    said = {"day": clock.today().isoformat(), "reasons": "Bra."}
    assert "Lägesrapport 1 är redan godkänd." in again.post(address(report), said, follow=True).content.decode()
    late = accept(house, report, "management-group.chair", reasons="Jag ville också säga något.")
    assert late.status_code == 409
    assert "Jag ville också säga något." in late.content.decode()
    assert report.case.events.filter(verb="accept").count() == 1


@pytest.mark.django_db
def test_others_do_not_accept(house: House, report: Report) -> None:
    who = ("project.owner", "project.leader", "management-group.member", "management-group.co-opted", "network.chair")
    turned_away(house, report.project, address(report), *who, said={"day": clock.today().isoformat()})
    shut_out(house, report.project, address(report))


@pytest.mark.django_db
def test_not_before_it_is_sent(house: House, report: Report) -> None:
    draft = report_of(report.project, 2)
    assert accept(house, draft).url == draft.get_absolute_url()
    assert report_of(report.project, 2).status == "draft"


@pytest.mark.django_db(transaction=True)
def test_accepted_and_sent_back_at_once() -> None:
    """One of the two holds, and the other is told."""
    house = a_house()
    report = a_sent_report(house, report_of(a_running_project(house)))
    day = clock.today()
    accepting = partial(
        perform, Report.objects.get(pk=report.pk), "accept", by=house.person("management-group.chair"), day=day
    )
    returning = partial(
        perform, Report.objects.get(pk=report.pk), "send_back", by=house.person("coordination.method"), day=day,
        reasons="Mer.",
    )  # fmt: skip
    results = at_once(accepting, returning)
    assert raised(results, Refused) == 1, results
    assert WorkItem.objects.open().filter(thing="projects.report", thing_id=report.pk).count() <= 1
