"""A municipality whose fund is open, with a project that has been taken in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from projects.models import Project
from tests.factories.funds import appropriate, open_the_fund
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, a_project_ready_to_start


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    """Granted before there was a fund, and taken in when it was opened: 1 mnkr to pay, all of it appropriated."""
    project = a_project_ready_to_start(house)
    open_the_fund(house, 3_000_000, rows=[{"project": project, "amount": Decimal(1_000_000)}])
    appropriate(house, 2_000_000)
    return project


@pytest.fixture
def other(house: House) -> Project:
    """Granted before there was a fund, and not taken in. Ask for it before the project, which opens the fund."""
    return a_planned_project(house, "social")
