"""The project group writes a report in full and hands it to the steering group (SUN-12, SUN-33)."""

from __future__ import annotations

from typing import Any

import pytest

from projects.given import row_of
from projects.models import Project
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.verdict import Ground, Refused
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, report_of, write
from tests.projects.reading import signed_in, url

pytestmark = pytest.mark.django_db
LACKING: dict[str, tuple[Any, str]] = {
    "values": ([], "skriv värdet, eller varför det saknas"),
    "participants": ([], "Fyll i hur många som har deltagit"),
    "done": ("", "Skriv vad ni har gjort"),
    "deviates": ("", "Skriv vad som avviker, eller att inget gör det"),
    "spent": ("", "Skriv hur mycket som är förbrukat"),
    "forecast": ("", "Skriv prognosen för hela projektet"),
}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def submit(house: House, project: Project, who: str = "project.leader", number: int = 1) -> Any:
    address = url(project, "form-submit", f"report-{number}")
    return signed_in(house.person(who)).post(address, follow=True)


@pytest.mark.rule("SUN-12", "SUN-33")
def test_the_project_group_writes_and_hands_it_on_once(house: House, project: Project) -> None:
    one = project.indicators.get(number=1)
    missing = [{"id": row_of(one), "value": "", "missing": "Enkäten kommer i maj"}]
    write(report_of(project), by=house.person("project.member"), values=missing)
    client = signed_in(house.person("project.leader"))
    before = words(client.get(report_of(project).get_absolute_url()).content.decode())
    assert "Skriv i rapporten" in before
    assert "Saknas. Enkäten kommer i maj" in before
    for _press in "12":
        assert "Rapporten är lämnad till styrgruppen." in submit(house, project).content.decode()
    report = report_of(project)
    assert (report.status, report.sent_at, report.measurements.count()) == ("proposed", None, 0)
    assert report.submitted_at is not None
    assert project.case.events.filter(thing="projects.report", verb="submit").count() == 1
    item = WorkItem.objects.open().get(thing="projects.report", thing_id=report.pk)
    assert (item.verb, item.body) == ("send", project.steering_group)


@pytest.mark.rule("SUN-33")
def test_one_that_lacks_something_stays_and_says_what(house: House, project: Project) -> None:
    nothing = {field: empty for field, (empty, _said) in LACKING.items()}
    write(report_of(project), by=house.person("project.member"), **nothing)
    answer = words(submit(house, project).content.decode())
    assert "6 uppgifter saknas" in answer
    assert [said for _empty, said in LACKING.values() if said not in answer] == []
    assert report_of(project).status == "draft"


def test_only_the_project_group_writes_and_not_before_the_period(house: House, project: Project) -> None:
    for who in ("project.owner", "coordination.method", "education.writer", "management-group.chair"):
        with pytest.raises(Refused, match="Bara projektgruppen kan skriva här"):
            write(report_of(project), by=house.person(who))
    write(report_of(project), by=house.person("project.member"))
    write(report_of(project, 2), by=house.person("project.member"))
    assert submit(house, project, "project.owner").status_code == 403
    assert submit(house, project, "affiliated").status_code == 404
    answer = words(submit(house, project, number=2).content.decode())
    assert "Den perioden har inte börjat." in answer
    assert [one.status for one in project.reports.all()[:2]] == ["draft", "draft"]


def test_nothing_is_written_once_it_is_handed_on(house: House, project: Project) -> None:
    write(report_of(project), by=house.person("project.member"), done="Först.")
    submit(house, project)
    with pytest.raises(Refused) as refused:
        write(report_of(project), by=house.person("project.member"), done="Sedan.")
    assert refused.value.verdict.ground is Ground.STATE
