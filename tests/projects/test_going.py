"""How many projects go, read at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Project
from projects.presenting.going import figures_of, health_by_project
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, a_sent_report, report_of
from tests.projects.portfolio import ENDS, STARTS, TODAY, a_followed_project, a_report, high_risks, reported

pytestmark = pytest.mark.django_db


def rows(house: House) -> list[Project]:
    return list(Project.objects.filter(municipality=house.municipality).order_by("id"))


def test_the_figures_are_those_of_the_latest_sent_report() -> None:
    house = a_house()
    project = a_followed_project(house, "Läsa tidigt")
    reported(project, 100_000, 250_000, 400_000, value="11.5", girls=10, boys=20, other=3)
    a_report(project, 4, date(2025, 12, 31), "returned", spent=Decimal(999_999), girls=90)
    a_report(project, 5, date(2026, 6, 30))
    a_report(project, 6, date(2023, 12, 31), "cancelled")
    figures = figures_of(rows(house), TODAY)[project.pk]
    assert [figures.spent, figures.forecast, figures.budget] == [400_000, 1_000_000, 1_000_000]
    assert (figures.starts, figures.ends, figures.reported_to) == (STARTS, ENDS, date(2025, 6, 30))
    assert (figures.participants, figures.planned_participants) == (33, 100)
    assert [(one.name, one.value) for one in figures.indicators] == [("Frånvaro", Decimal("11.5"))]
    assert (figures.late_since, figures.first_due) == (date(2026, 1, 30), date(2024, 7, 30))


def test_only_open_high_risks_are_read() -> None:
    house = a_house()
    first, second = a_followed_project(house, "Ett"), a_followed_project(house, "Två")
    high_risks(first, "Projektledaren slutar", "Lokalen")
    high_risks(second, "Borta", level="over")
    found = figures_of(rows(house), TODAY)
    assert found[first.pk].open_high_risks == ("Projektledaren slutar", "Lokalen")
    assert found[second.pk].open_high_risks == ()


def test_only_those_that_go_on_are_judged() -> None:
    house = a_house()
    made = {
        status: a_followed_project(house, status, status).pk
        for status in ("planned", "running", "closing", "evaluated", "closed", "ended")
    }
    assert set(health_by_project(rows(house), TODAY)) == {made["running"], made["closing"]}
    assert health_by_project([], TODAY) == {}


def test_a_project_without_reports_or_an_end() -> None:
    house = a_house()
    project = a_followed_project(house, "Ny", ends=None, case={"girls": None, "boys": None})
    figures = figures_of(rows(house), TODAY)[project.pk]
    assert (figures.spent, figures.reported_to, figures.planned_participants, figures.ends) == (None, None, None, TODAY)
    assert health_by_project(rows(house), TODAY)[project.pk].status == "ok"


def test_a_project_that_was_lived_through() -> None:
    house = a_house()
    project = a_running_project(house)
    sent = a_sent_report(house, report_of(project))
    figures = figures_of([project], sent.period_to)[project.pk]
    assert [figures.participants, figures.planned_participants, figures.spent] == [23, 85, 100_000]
    assert len(figures.indicators) == project.indicators.count()
    assert all(one.value == one.target for one in figures.indicators)


def asked(house: House) -> int:
    found = rows(house)
    with CaptureQueriesContext(connection) as seen:
        health_by_project(found, TODAY)
    return len(seen)


def test_it_asks_no_more_of_many() -> None:
    house = a_house()
    for number in range(2):
        reported(a_followed_project(house, f"Projekt {number}"), 100_000)
    few = asked(house)
    for number in range(5):
        project = a_followed_project(house, f"Fler {number}")
        reported(project, 100_000, 200_000)
        high_risks(project, "Lokalen")
    assert asked(house) == few <= 5
