"""A municipality for each test."""

from __future__ import annotations

import pytest

from tests.factories.house import House, a_house


@pytest.fixture
def house(db: None) -> House:
    return a_house()
