"""The steering group sends a report to the body that it goes to (SUN-12, SUN-33)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from applications.models import Version
from projects.given import row_of
from projects.models import Project, Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from socinv.notices.models import Notice
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_written_report, report_of
from tests.projects.reading import post, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once, lock_off, raised

NAME = "report-send"
ROUNDS = 5  # each is a report written, sent and sent back


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def report(house: House) -> Report:
    return a_written_report(house, report_of(a_running_project(house)), spent="90000", forecast="480000", asks="Hjälp.")


def address(report: Report) -> str:
    return url(report.project, NAME, report.number)


def sent_events(report: Report) -> int:
    return report.case.events.filter(thing="projects.report", verb="send").count()


@pytest.mark.django_db
@pytest.mark.rule("SUN-12", "SUN-33")
@pytest.mark.parametrize("who", ["project.owner", "project.steering"])
def test_the_steering_group_sends_and_is_told_who_gets_it(house: House, report: Report, who: str) -> None:
    before = words(read(house.person(who), report.get_absolute_url()))
    assert "Din tur" in before
    assert "Skicka rapporten Lämna tillbaka till projektgruppen" in before
    page = words(read(house.person(who), address(report)))
    body = house.bodies["management-group"].name
    assert f"{body} får rapporten" in page
    assert "Projektgruppen får veta att rapporten är skickad" in page
    answer = post(house.person(who), address(report), {})
    assert answer.url == report.get_absolute_url()
    text = words(signed_in(house.person(who)).get(answer.url).content.decode())
    assert "tar emot rapporten senast" in text
    told = set(Notice.objects.filter(event__verb="send").values_list("recipient__name", flat=True))
    names = {house.person(one).name for one in ("management-group.chair", "coordination.method", "project.leader")}
    assert names <= told
    assert house.person(who).name not in told


@pytest.mark.django_db
@pytest.mark.rule("SUN-33")
def test_its_figures_are_read_out_as_they_were_sent(house: House, report: Report) -> None:
    assert (report.spent, report.measurements.count()) == (None, 0), "a draft's figures stay in the draft"
    post(house.person("project.owner"), address(report), {})
    sent, one = Report.objects.get(pk=report.pk), report.project.indicators.get(number=1)
    assert (sent.status, sent.spent, sent.forecast) == ("sent", Decimal(90_000), Decimal(480_000))
    assert sent.asks == "Hjälp."
    assert (sent.girls, sent.boys, sent.other, sent.participants) == (12, 10, 1, 23)
    assert sent.measurements.get(indicator=one).value == one.target
    version = Version.objects.get(case=report.case, form="report-1")
    assert version.answers["values"]["values"] == [{"id": row_of(one), "value": str(one.target), "missing": ""}]
    item = WorkItem.objects.open().get(thing="projects.report", thing_id=report.pk)
    assert (item.verb, item.body) == ("accept", house.bodies["coordination"])


@pytest.mark.django_db
def test_twice_does_no_harm(house: House, report: Report) -> None:
    client = signed_in(house.person("project.owner"))
    client.post(address(report))
    again = client.post(address(report), follow=True)
    assert "Lägesrapport 1 är redan skickad." in again.content.decode()
    colleague = signed_in(house.person("project.steering")).get(address(report), follow=True)
    assert "Lägesrapport 1 är redan skickad." in colleague.content.decode()
    assert sent_events(report) == 1


@pytest.mark.django_db
@pytest.mark.rule("SUN-12")
def test_others_do_not_send(house: House, report: Report) -> None:
    who = ("project.leader", "project.member", "coordination.method", "management-group.chair", "education.head")
    turned_away(house, report.project, address(report), *who, said={})
    shut_out(house, report.project, address(report))
    missing = url(report.project, NAME, 99)
    assert signed_in(house.person("project.owner")).get(missing).status_code == 404


@pytest.mark.django_db
def test_one_that_is_still_written_is_not_sent(house: House, report: Report) -> None:
    draft = report_of(report.project, 2)
    with pytest.raises(Refused) as refused:
        perform(draft, "send", by=house.person("project.owner"))
    assert refused.value.verdict.ground is Ground.STATE
    answer = signed_in(house.person("project.owner")).post(address(draft), follow=True)
    assert answer.redirect_chain == [(draft.get_absolute_url(), 302)]
    assert Report.objects.get(pk=draft.pk).status == "draft"


def _presses(house: House, report: Report, verb: str, **said: Any) -> list[Any]:
    return [
        partial(perform, Report.objects.get(pk=report.pk), verb, by=house.person(who), **said)
        for who in ("project.owner", "project.steering")
    ]


@pytest.mark.django_db(transaction=True)
def test_two_at_once() -> None:
    house = a_house()
    project: Project = a_running_project(house)
    for number in range(1, ROUNDS + 1):
        report = a_written_report(house, report_of(project))
        results = at_once(*_presses(house, report, "send"))
        assert raised(results, Refused) == 1, results
        assert sent_events(report) == number
        assert Version.objects.filter(case=report.case, form="report-1").count() == number
        assert report_of(project).measurements.count() == project.indicators.count()
        perform(
            report_of(project), "send_back", by=house.person("coordination.method"), day=clock.today(), reasons="Mer."
        )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_the_lock_off() -> None:
    """Both are let through; only the numbering of versions stands in the way of the second."""
    house = a_house()
    report = a_written_report(house, report_of(a_running_project(house)))
    with lock_off("send") as through:
        at_once(*_presses(house, report, "send"))
    assert len(through) == 2
    assert Event.objects.filter(verb="send").count() <= 2
