"""How long it may be between two days of a form: so many years, the last day included."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.content.missing import missing
from socinv.lifecycle.process import Field, Part

STARTS = Field(key="starts", kind="date", label="Börjar")
ENDS = Field(key="ends", kind="date", label="Slutar", not_below="starts", lasts=(2, 4))
PART = Part(key="time", title="Tid", field=(STARTS, ENDS))
WRONG = ["Slutar: ska vara 2 till 4 år efter starten"]


def said(starts: date, ends: date) -> list[str]:
    answers = {"time": {"starts": starts.isoformat(), "ends": ends.isoformat()}}
    return [line.text for line in missing([PART], answers, {})]


@pytest.mark.rule("ORE-09")
@pytest.mark.parametrize(("ends", "expected"), [
    (date(2027, 12, 30), WRONG), (date(2027, 12, 31), []), (date(2028, 1, 1), []), (date(2029, 12, 31), []),
    (date(2030, 1, 1), []), (date(2030, 1, 2), WRONG),
])  # fmt: skip
def test_from_two_years_to_four(ends: date, expected: list[str]) -> None:
    assert said(date(2026, 1, 1), ends) == expected


def test_from_a_leap_day() -> None:
    assert said(date(2028, 2, 29), date(2030, 2, 28)) == []
    assert said(date(2028, 2, 29), date(2030, 2, 27)) == WRONG
    assert said(date(2028, 2, 29), date(2032, 2, 29)) == []


def test_before_the_start_is_said_and_nothing_else() -> None:
    assert said(date(2026, 1, 1), date(2025, 1, 1)) == ["Slutar: kan inte vara före starten"]


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 365 * 6))
def test_three_years_are_always_right_and_one_or_five_never(starts: date, days: int) -> None:
    found = said(starts, starts + timedelta(days=days))
    if days < 365 * 2 - 2 or days > 365 * 4 + 2:
        assert found == WRONG
    if 365 * 2 + 1 <= days <= 365 * 4:
        assert found == []
