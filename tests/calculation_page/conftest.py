"""A municipality for each test, with an application whose calculation has something to say."""

from __future__ import annotations

import pytest

from applications.models import Application
from tests.calculation_page.examples import an_example
from tests.factories.house import House, a_house


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    return an_example(house)
