"""An application with the worked example as its rows, and somebody who writes in it."""

from __future__ import annotations

import pytest
from django.test import Client

from applications.models import Application
from tests.calculation_page.examples import an_example
from tests.factories.house import House, a_house
from tests.writing.pages import signed_in


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    return an_example(house)


@pytest.fixture
def writer(house: House) -> Client:
    return signed_in(house.person("education.writer"))
