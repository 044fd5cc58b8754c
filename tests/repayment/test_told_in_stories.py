"""What a story says of a plan is what perform is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from socinv.lifecycle.almanac import Almanac, NoTime
from socinv.organisation.models import Body
from socinv.stories.repaying import plan_value

ALMANAC = Almanac(date(2028, 3, 1))


def find(key: Any) -> Body:
    return Body(key=key, name=f"Nämnden {key}")


def test_rows_savings_the_year_and_the_version() -> None:
    (row,) = plan_value("rows", [{"committee": "un", "year": "y+1", "amount": 240000}], find, ALMANAC)
    assert (row["committee"].key, row["year"], row["amount"]) == ("un", 2029, Decimal(240_000))
    (saved,) = plan_value("savings", [{"committee": "un", "amount": "1.5", "note": "Färre."}], find, ALMANAC)
    assert (saved["amount"], saved["note"]) == (Decimal("1.5"), "Färre.")
    assert plan_value("year", "y-1", find, ALMANAC) == 2027
    assert plan_value("version", "2", find, ALMANAC) == 2


def test_a_year_that_cannot_be_read() -> None:
    with pytest.raises(NoTime):
        plan_value("rows", [{"committee": "un", "year": "snart", "amount": 1}], find, ALMANAC)
