"""A municipality, and in it a project that runs."""

from __future__ import annotations

import pytest

from projects.models import Project
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project

DAYS = {"starts": "2027-01-01", "ends": "2028-03-30"}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house, **DAYS)
