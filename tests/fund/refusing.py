"""What is refused in a fund, field by field, and words to try it with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from socinv.lifecycle.verdict import Invalid
from tests.factories.funds import do
from tests.factories.house import House


def problems(house: House, verb: str, **said: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as caught:
        do(house, verb, **said)
    return {field: str(text).replace("\xa0", " ") for field, text in caught.value.problems.items()}


def in_february(year: int) -> datetime:
    return datetime(year, 2, 1, 12, tzinfo=UTC)
