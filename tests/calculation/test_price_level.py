"""Money of one year's prices in another's."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.calculation.price_level import NoIndexError, convert, ladder

INDEX = {2020: Decimal(80), 2022: Decimal(100), 2023: Decimal("108.5")}


def test_by_the_two_years_values() -> None:
    assert convert(Decimal(1000), 2020, 2022, INDEX) == 1250
    assert convert(Decimal(1250), 2022, 2020, INDEX) == 1000


def test_the_same_year_needs_no_index() -> None:
    assert convert(Decimal(1000), 1999, 1999, {}) == 1000


@pytest.mark.parametrize(
    ("first", "last", "years", "says"),
    [
        (2021, 2022, (2021,), "Prisindex saknas för 2021. Lägg till året"),
        (2020, 2024, (2024,), "saknas för 2024"),
        (2019, 2021, (2019, 2021), "saknas för 2019 och 2021. Lägg till åren"),
    ],
)
def test_a_year_without_a_value_is_named(first: int, last: int, years: tuple[int, ...], says: str) -> None:
    with pytest.raises(NoIndexError, match=says) as found:
        convert(Decimal(1), first, last, INDEX)
    assert found.value.years == years


@given(st.decimals(0, 10**9, places=2), st.sampled_from(sorted(INDEX)), st.sampled_from(sorted(INDEX)))
def test_there_and_back_is_the_same(amount: Decimal, first: int, last: int) -> None:
    back = convert(convert(amount, first, last, INDEX), last, first, INDEX)
    assert round(back, 6) == round(amount, 6)


def test_the_years_in_words() -> None:
    assert ladder([2021, 2019, 2020]) == "2019–2021"
    assert ladder([2019, 2021]) == "2019 och 2021"
    assert ladder([2020]) == "2020"
    assert ladder([]) == "inga år"
