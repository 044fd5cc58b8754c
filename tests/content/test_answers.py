"""Reading figures and days out of kept answers: whatever stands there, a value or nothing, never a crash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from applications.content.answers import day, decimal, rows, whole

ANYTHING = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.decimals(-(10**30), 10**30),
    st.floats(),
    st.lists(st.integers()),
    st.dates().map(str),
)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_a_kept_number_is_read_back(number: Decimal) -> None:
    assert decimal(format(number, "f")) == number


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_back(number: int) -> None:
    assert whole(str(number)) == number


@given(st.dates())
def test_a_kept_day_is_read_back(kept: date) -> None:
    assert day(kept.isoformat()) == kept


@given(ANYTHING)
@example("NaN")
@example("Infinity")
@example("-inf")
def test_what_cannot_be_read_is_nothing(value: object) -> None:
    number = decimal(value)
    assert number is None or number.is_finite()
    assert whole(value) == (None if number is None else int(number))
    assert day(value) is None or isinstance(day(value), date)


@pytest.mark.parametrize("answers", [{}, {"costs": {}}, {"costs": {"costs": None}}, {"costs": {"costs": []}}])
def test_rows_that_are_not_there(answers: dict[str, dict[str, object]]) -> None:
    assert rows(answers, "costs", "costs") == []


@pytest.mark.parametrize("text", ["2027-02-29", "2027-13-01", "27-01-01", "1 januari", "2027-1-1"])
def test_a_day_that_does_not_exist(text: str) -> None:
    assert day(text) is None


def test_the_leap_day() -> None:
    assert day("2028-02-29") == date(2028, 2, 29)
