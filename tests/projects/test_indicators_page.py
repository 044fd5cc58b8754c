"""The values over time: what was promised, where it is now, the picture and the table (SUN-33, SUN-38)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from projects.given import row_of
from projects.models import Indicator, Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, a_running_project, a_sent_report, noon, report_of, write
from tests.lists.asking import queries
from tests.projects.growing import grow
from tests.projects.reading import read, shut_out, url

pytestmark = pytest.mark.django_db
NAME = "project-indicators"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    """Two measures: an effect from 20 to 10 per cent, and a process measure that the application named first."""
    project = a_running_project(house)
    project.indicators.filter(number=1).update(name="Frånvaro", shows="effect", unit="procent", baseline=20, target=10)
    Indicator.objects.create(
        municipality_id=project.municipality_id, project=project, number=2, name="Möten", shows="process",
        unit="antal", baseline=Decimal(0), target=Decimal(8),
    )  # fmt: skip
    project.indicators.filter(number=1).update(number=3)
    return project


def reported(house: House, project: Project, number: int, effect: str, process: str, **more: str) -> None:
    """A report with the two values; no value is a missing one."""
    report = report_of(project, number)
    given = zip(project.indicators.order_by("-number"), (effect, process), strict=True)
    values = [
        {"id": row_of(one), "value": value, "missing": "" if value else "Enkäten dröjer."} for one, value in given
    ]
    with clock.at(noon(report.period_to)):
        a_sent_report(house, report, values=values, **more)


def text(house: House, project: Project, who: str = "planning-committee.member") -> str:
    return words(read(house.person(who), url(project, NAME))).replace("\u00a0", " ")


@pytest.mark.rule("SUN-33")
def test_what_was_promised_and_where_it_is_now(house: House, project: Project) -> None:
    reported(house, project, 1, "20", "3", spent="100000")
    reported(house, project, 2, "15", "", spent="250000", forecast="510000")
    seen = text(house, project)
    assert seen.index("Utlovat: från 20 till 10 procent.") < seen.index("Utlovat: från 0 till 8.")
    assert "Nu: 15 procent enligt lägesrapport 2, 50 % av vägen." in seen
    assert "Nu: värdet saknas i lägesrapport 2. Enkäten dröjer. Senast kända värde: 3 i lägesrapport 1." in seen
    assert "Från 20 i lägesrapport 1 till 15 i lägesrapport 2." in seen, "the picture's description"
    assert "Saknas: Enkäten dröjer." in seen
    assert "250 000 kr av 500 000 kr är förbrukat enligt lägesrapport 2, 50 %." in seen
    assert "Prognosen för hela projektet är 510 000 kr." in seen
    assert "23 deltagare av 85 planerade. 52 % är flickor och kvinnor." in seen


@pytest.mark.rule("SUN-33")
def test_a_draft_shows_nothing_and_one_sent_back_shows_what_was_sent(house: House, project: Project) -> None:
    reported(house, project, 1, "12", "3")
    day = report_of(project).period_to
    with clock.at(noon(day)):
        perform(report_of(project), "send_back", by=house.person("coordination.method"), reasons="Mer.", day=day)
        write(report_of(project), by=house.person("project.member"), spent="999999")
    seen = text(house, project, "project.owner")
    assert "Nu: 12 procent enligt lägesrapport 1" in seen
    assert "Lägesrapport 1, 30 juni 2027, kompletteras" in seen
    assert "999 999" not in seen
    assert "lägesrapport 2" not in seen


def test_before_the_first_report_it_says_so(house: House, project: Project) -> None:
    seen = text(house, project)
    assert "Ingen rapport har sagt något om måttet än." in seen
    assert "Ingen rapport har lämnats än." in seen
    planned = a_planned_project(house, "social")
    planned.indicators.all().delete()
    assert "Inga mått" in text(house, planned)


def test_outside_it_is_not_there(house: House, project: Project) -> None:
    shut_out(house, project, url(project, NAME))


def test_queries_do_not_grow(house: House, project: Project) -> None:
    reported(house, project, 1, "12", "3")
    reader, address = house.person("planning-committee.member"), url(project, NAME)
    few = queries(reader, address)
    grow(project, 15)
    assert queries(reader, address) == few <= 12
