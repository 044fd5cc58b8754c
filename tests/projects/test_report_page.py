"""The page of a report: where it is, what it says against what was promised, and who reads what of it (SUN-33)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from projects.given import row_of
from projects.models import Indicator, Project, Report
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_running_project,
    a_sent_report,
    a_written_report,
    an_accepted_report,
    noon,
    report_of,
    write,
)
from tests.lists.asking import queries
from tests.projects.growing import grow
from tests.projects.reading import read, shut_out, signed_in, url

pytestmark = pytest.mark.django_db
NAME = "project-report"
READERS = ("education.writer", "coordination.method", "project.member", "project.steering")
OTHERS = ("planning-committee.member", "network.chair", "culture.writer", "management-group.chair")


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def text(house: House, who: str, report: Report) -> str:
    return words(read(house.person(who), url(report.project, NAME, report.number)))


@pytest.mark.rule("SUN-12")
def test_what_is_not_sent_is_read_by_its_own_people_only(house: House, project: Project) -> None:
    report = report_of(project)
    write(report, by=house.person("project.member"), done="Vi har anställt två.")
    for who in READERS:
        assert "Vi har anställt två." in text(house, who, report), who
    for who in OTHERS:
        seen = text(house, who, report)
        assert "Vi har anställt två." not in seen, who
        assert "Rapporten är inte skickad än." in seen
        assert "Projektgruppen skriver rapporten senast" in seen


@pytest.mark.rule("SUN-33")
def test_what_was_sent_is_read_by_everyone_against_what_was_promised(house: House, project: Project) -> None:
    one = project.indicators.get(number=1)
    values = [{"id": row_of(one), "value": "", "missing": "Registret är inte klart"}]
    report = a_sent_report(house, report_of(project), values=values, spent="120000", forecast="520000", done="Klart.")
    for who in (*OTHERS, *READERS):
        seen = text(house, who, report)
        assert "Saknas. Registret är inte klart" in seen, who
        assert "120 000 kr 24 % av budgeten" in seen.replace("\u00a0", " ")
        assert "380 000 kr" in seen.replace("\u00a0", " ")
        assert "20 000 kr mer än budgeten" in seen.replace("\u00a0", " ")
        assert "23 deltagare av 85 planerade. 52 % är flickor och kvinnor." in seen.replace("\u00a0", " ")


def test_what_is_asked_for_stands_first(house: House, project: Project) -> None:
    report = a_sent_report(house, report_of(project), asks="Vi behöver fler lokaler.", done="Det vi har gjort.")
    seen = text(house, "management-group.chair", report)
    assert seen.index("Det här ber projektet om Vi behöver fler lokaler.") < seen.index("Det vi har gjort.")
    assert seen.count("Vi behöver fler lokaler.") == 1
    assert "Det här ber projektet om" not in text(house, "management-group.chair", report_of(project, 2))


@pytest.mark.rule("SUN-33")
def test_a_value_stands_beside_that_of_the_report_before(house: House, project: Project) -> None:
    project.indicators.filter(number=1).update(baseline=20, target=12)
    one = project.indicators.get(number=1)
    first = an_accepted_report(house, report_of(project), values=[_value(one, one.baseline)])
    later = report_of(project, 2)
    with clock.at(noon(later.period_to)):
        way = (one.target - one.baseline) / 4
        a_sent_report(house, later, values=[_value(one, one.baseline + way)])
        source = read(house.person("network.chair"), later.get_absolute_url())
    assert "ingen förändring" in text(house, "network.chair", first)
    assert "25 % av vägen" in words(source).replace("\u00a0", " ")
    assert ">Lägesrapport 1</th>" in source, "the column is named after the report"
    with clock.at(noon(later.period_to)):
        perform(report_of(project, 2), "send_back", by=house.person("coordination.method"), day=clock.today(),
                reasons="Mer.")  # fmt: skip
        third = text(house, "project.member", a_written(house, report_of(project, 3)))
    assert "Lägesrapport 1" in third, "one that was sent back is not compared with"


def _value(one: Indicator, value: Decimal) -> dict[str, str]:
    return {"id": row_of(one), "value": str(value), "missing": ""}


def a_written(house: House, report: Report) -> Report:
    write(report, by=house.person("project.member"))
    return report


@pytest.mark.rule("SUN-33")
def test_how_late_it_is_stands_on_it_whoever_has_it(house: House, project: Project) -> None:
    late = noon(report_of(project).due + timedelta(days=12))
    with clock.at(late):
        assert "Ska skickas senast 30 juli, 12 dagar för sent" in text(house, "network.chair", report_of(project))
        a_written_report(house, report_of(project))
        seen = text(house, "project.owner", report_of(project))
        assert "12 dagar för sent Styrgruppen skickar rapporten" in seen
        perform(report_of(project), "send", by=house.person("project.owner"))
        assert "för sent" not in text(house, "network.chair", report_of(project))


def test_a_writer_is_led_to_the_form_and_in_order(house: House, project: Project) -> None:
    form = url(project, "form", "report-1")
    assert f'href="{form}">Skriv rapporten</a>' in read(
        house.person("project.leader"), report_of(project).get_absolute_url()
    )
    assert form not in read(house.person("project.owner"), report_of(project).get_absolute_url())
    second = text(house, "project.leader", report_of(project, 2))
    assert "Väntas" in second
    assert "Lägesrapport 1 kommer före den här." in second


def test_its_address_by_number_and_by_id(house: House, project: Project) -> None:
    report, other = report_of(project), report_of(a_running_project(house, "social"))
    client = signed_in(house.person("network.chair"))
    assert client.get(url(project, "project-report-by-id", report.pk))["Location"] == report.get_absolute_url()
    for wrong in (url(project, "project-report-by-id", other.pk), url(project, NAME, 99), url(project, NAME, 0)):
        assert client.get(wrong).status_code == 404
    shut_out(house, project, url(project, "project-report-by-id", report.pk))
    shut_out(house, project, report.get_absolute_url())


def test_queries_do_not_grow(house: House, project: Project) -> None:
    """With the reports, the indicators or the events."""
    address, people = a_sent_report(house, report_of(project)).get_absolute_url(), ("coordination.method", *OTHERS[:1])
    few = [queries(house.person(who), address) for who in people]
    grow(project, 30)
    assert [queries(house.person(who), address) for who in people] == few
    assert max(few) <= 20
