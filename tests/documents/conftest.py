"""A municipality with a case, and a kind of document that says what the sample says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from applications.models import Case
from socinv.documents import kinds
from socinv.documents.kinds import Kind
from tests.documents.sample_kind import SAMPLE
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def case(house: House) -> Case:
    return a_submitted_idea(house).case


@pytest.fixture
def kind() -> Iterator[Kind]:
    """The sample's kind, there for one test only."""
    kinds.register(SAMPLE)
    yield SAMPLE
    kinds._kinds.pop(SAMPLE.key)
