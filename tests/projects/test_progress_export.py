"""The figures taken out: one row a granted project, the same figures as on the page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from projects.presenting.followed import Followed
from projects.presenting.progress_columns import COLUMNS
from socinv.lifecycle import clock
from tests.factories.house import House, a_house
from tests.factories.projects import noon
from tests.lists.asking import client_of
from tests.lists.test_export import csv_rows, xlsx_rows
from tests.projects.portfolio import TODAY, a_followed_project, a_report, benefit, judged, promised, reported, scaled_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def projects(house: House) -> None:
    going = a_followed_project(house, "Björk", budget=1_250_000)
    reported(going, 100_000, 300_000)
    a_report(going, 3, date(2025, 12, 31))
    a_followed_project(house, "Ask", "planned")
    ended = a_followed_project(house, "=Ek", "closed")
    promised(ended, benefit(house.departments["education"].pk, 400_000))
    judged(ended, "partly", 150_000)
    scaled_up(ended)


@pytest.mark.rule("SUN-03")
def test_the_files_have_every_figure(house: House) -> None:
    projects(house)
    projects(a_house())
    reader = house.person("planning-committee.chair")
    with clock.at(noon(TODAY)):
        rows = csv_rows(reader, "/laget/export.csv")
        book = xlsx_rows(reader, "/laget/export.xlsx")
    assert rows[0] == [str(column.title) for column in COLUMNS]
    assert [row[1] for row in rows[1:]] == ["'=Ek", "Ask", "Björk"]
    ended, planned, going = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    assert (going["Status"], going["Budget nu, kr"], going["Förbrukat, kr"]) == ("Risk", "1250000", "300000")
    assert (going["Rapporterat till och med"], going["Rapport sen sedan"]) == ("2024-12-31", "2026-01-30")
    assert (going["Flickor och kvinnor"], going["Planerade pojkar och män"]) == ("20", "60")
    assert (planned["Läge"], planned["Status"], planned["Förbrukat, kr"]) == ("Planeras", "", "")
    assert (ended["Bedömning"], ended["Lovad besparing per år, kr"], ended["Besparing per år, kr"]) == (
        "Delvis lyckad", "400000", "150000",
    )  # fmt: skip
    assert ended["Sedan"] == "Hela arbetet permanentas och skalas upp"
    sheet = dict(zip(book[0], book[3], strict=True))
    assert (sheet["Slutar"], sheet["Förbrukat, kr"]) == (datetime(2026, 12, 31), 300_000)  # noqa: DTZ001


def test_there_are_no_other_kinds_of_file(house: House) -> None:
    client = client_of(house.person("council.member"))
    assert client.get("/laget/export.pdf").status_code == 404
    answer: Any = client.get("/laget/export.csv")
    assert "laget-" in answer["Content-Disposition"]


def test_a_project_without_figures_has_empty_cells(house: House) -> None:
    row = Followed(a_followed_project(house, "Ask", "planned"))
    values = {str(column.title): column.value(row) for column in COLUMNS}
    assert values["Förbrukat, kr"] is None
    assert values["Sedan"] == ""
    assert values["Beviljat, kr"] == Decimal(1_000_000)
