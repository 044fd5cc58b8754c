"""The list of projects: those that run first, each with how it goes and its next report."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from applications.models import Case
from projects.models import Indicator, Measurement, Project, Report
from socinv.lifecycle import clock
from socinv.organisation.models import Body
from socinv.presentation.dates import day
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_planned_project,
    a_running_project,
    a_sent_report,
    an_evaluated_project,
    at_the_end,
    noon,
    report_of,
)
from tests.lists.asking import client_of, many_cases, page, queries

pytestmark = pytest.mark.django_db
LIST = "/projekt/"


def rows(source: str) -> list[str]:
    """The lines of the list as they are read."""
    body = source[source.index("<tbody>") : source.index("</tbody>")]
    return [words(one) for one in body.split("<tr>")[1:]]


def many_projects(house: House, number: int) -> None:
    """Running projects with a sent report, a measure and a report to come: rows, for their number."""
    today = clock.today()
    start = Case.objects.filter(municipality=house.municipality).count() + 1
    cases = many_cases(house, number, start=start)
    owner = {"municipality": house.municipality}
    bodies = Body.objects.bulk_create(
        Body(**owner, key=f"{kind}-{case.ref}", kind=kind, name=f"{kind} {case.ref}")
        for case in cases
        for kind in ("steering-group", "project-group")
    )
    projects = Project.objects.bulk_create(
        Project(
            **owner, case=case, status="running", steering_group=bodies[2 * place], project_group=bodies[2 * place + 1],
            starts=today - timedelta(days=300), ends=today + timedelta(days=700), budget=Decimal(500_000),
        )
        for place, case in enumerate(cases)
    )  # fmt: skip
    reports = Report.objects.bulk_create(
        Report(
            **owner, case=one.case, project=one, number=number, status="accepted" if number == 1 else "draft",
            period_from=today - timedelta(days=300), period_to=today - timedelta(days=100), due=today + timedelta(9),
            spent=Decimal(100_000) if number == 1 else None,
        )
        for one in projects
        for number in (1, 2)
    )  # fmt: skip
    indicators = Indicator.objects.bulk_create(
        Indicator(**owner, project=one, number=1, name="Frånvaro", shows="effect", baseline=14, target=7)
        for one in projects
    )
    Measurement.objects.bulk_create(
        Measurement(**owner, report=report, indicator=indicator, value=Decimal(11))
        for report, indicator in zip(reports[::2], indicators, strict=True)
    )


@pytest.mark.rule("SUN-03")
def test_those_that_run_come_first_with_how_they_go_and_why() -> None:
    house = a_house()
    planned, running = a_planned_project(house), a_running_project(house)
    report = report_of(running)
    with clock.at(noon(report.period_to)):
        a_sent_report(house, report)
        source = page(house.person("planning-committee.member"), LIST)
    first, second = rows(source)
    leader = house.person("project.leader").name
    assert first.startswith(f"{running} {leader} Pågår Enligt plan")
    assert "23 av 85 deltagare." in first
    assert f"100 av 500 {day(report_of(running, 2).due)}" in first
    assert second.startswith(f"{planned} – Planeras –")
    assert "2 projekt." in source


@pytest.mark.rule("SUN-33")
def test_a_late_report_is_said_in_words() -> None:
    house = a_house()
    project = a_running_project(house)
    with clock.at(noon(report_of(project).due + timedelta(days=3))):
        source = page(house.person("council.member"), LIST)
    (row,) = rows(source)
    assert "Risk Lägesrapporten är 3 dagar sen." in row
    assert "3 dagar för sent" in row
    assert "I ett av dem är en lägesrapport försenad." in source


@pytest.mark.rule("SUN-34")
def test_an_ended_project_shows_its_verdict_and_what_it_cost() -> None:
    house = a_house()
    project = an_evaluated_project(house, "unsuccessful")
    with clock.at(at_the_end(project)):
        (row,) = rows(page(house.person("network.chair"), LIST))
    assert "Utvärderat Inte lyckad –" in row
    assert "100 av 500" in row


def test_filtered_and_sorted() -> None:
    house = a_house()
    running, planned = a_running_project(house), a_planned_project(house, "social")
    for one, title in ((running, "Ö"), (planned, "Ask")):
        one.case.title = title
        one.case.save(update_fields=["title"])
    chair = house.person("network.chair")
    assert [row.split()[0] for row in rows(page(chair, LIST))] == ["Ö", "Ask"]
    assert len(rows(page(chair, LIST, status="planned"))) == len(rows(page(chair, LIST, department="social"))) == 1
    assert rows(page(chair, LIST, sort="title"))[0].startswith(str(planned))
    assert rows(page(chair, LIST, sort="-title"))[0].startswith(str(running))
    for sort in ("leader", "status", "going", "ends", "-spent", "report", "zzz"):
        assert len(rows(page(chair, LIST, sort=sort, page="zzz"))) == 2, sort
    assert "Inga projekt passar" in page(chair, LIST, status="closed")
    junk = page(chair, LIST, status="kanske")
    assert len(rows(junk)) == 2
    assert "Välj något av det som står i listan" in junk


@pytest.mark.rule("SUN-12")
def test_one_with_only_a_seat_sees_that_project() -> None:
    house = a_house()
    mine, _other = a_running_project(house), a_planned_project(house)
    (row,) = rows(page(house.person("project.member"), LIST))
    assert row.startswith(str(mine))
    assert "Du ser inga projekt" in page(house.person("affiliated"), LIST)
    assert "Inga projekt än" in page(a_house().person("network.chair"), LIST)
    assert client_of(house.person("outsider")).get(LIST).status_code == 404


def test_queries_do_not_grow_with_the_projects() -> None:
    house = a_house()
    many_projects(house, 2)
    reader = house.person("network.chair")
    few = queries(reader, LIST)
    many_projects(house, 10)
    assert len(rows(page(reader, LIST))) == 12
    assert queries(reader, LIST) == few <= 18
