"""What a plan says, adjusted and followed up in any order: nothing that has been followed up changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repayment.plan import (
    Line,
    adjusted,
    differences,
    first_year,
    in_order,
    kept,
    next_year,
    open_lines,
    total,
    years,
)

AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2)
COMMITTEES = st.sampled_from([(1, "Nämnden A"), (2, "Nämnden B"), (3, "Nämnden C")])


@st.composite
def plans(draw: st.DrawFn, first: int = 2027, last: int = 2034) -> list[Line]:
    """One row or more, a committee once a year."""
    places = st.tuples(COMMITTEES, st.integers(first, last))
    chosen = draw(st.lists(places, min_size=1, max_size=12, unique=True))
    return [Line(pk, name, year, draw(AMOUNTS)) for (pk, name), year in chosen]


@pytest.mark.rule("STO-07")
@given(plans(), st.data())
def test_no_order_of_events_changes_a_year_that_has_been_followed_up(plan: list[Line], data: st.DataObject) -> None:
    """Years are followed up one after the other, with adjustments between them at will."""
    followed: list[int] = []
    seen: dict[int, list[Line]] = {}
    for _step in range(data.draw(st.integers(1, 12))):
        if data.draw(st.booleans()):
            after = max(followed, default=2026) + 1
            rest = data.draw(plans(after, after + 6)) if data.draw(st.booleans()) else []
            plan = adjusted(plan, followed, rest)
        elif (year := next_year(plan, followed)) is not None:
            followed.append(year)
            seen[year] = in_order(line for line in plan if line.year == year)
        for year, lines in seen.items():
            assert in_order(line for line in plan if line.year == year) == lines
        assert followed == sorted(set(followed)), "in order, each once"
        assert in_order([*kept(plan, followed), *open_lines(plan, followed)]) == in_order(plan)
        assert total(kept(plan, followed)) + total(open_lines(plan, followed)) == total(plan)


@given(plans(), plans())
def test_the_changes_add_up_to_the_difference_of_the_sums(before: list[Line], after: list[Line]) -> None:
    found = differences(before, after)
    assert sum((one.change for one in found), Decimal(0)) == total(after) - total(before)
    assert len({(one.year, one.name) for one in found}) == len(found)
    assert all(one.before is not None or one.after is not None for one in found)
    assert [one.change for one in differences(before, before) if one.change] == []


@given(plans())
def test_the_sums_of_the_years_are_the_sum_of_all(plan: list[Line]) -> None:
    assert sum((total(plan, year) for year in years(plan)), Decimal(0)) == total(plan)


@given(plans())
def test_every_year_of_the_plan_comes_once(plan: list[Line]) -> None:
    followed: list[int] = []
    while (year := next_year(plan, followed)) is not None:
        followed.append(year)
    assert followed == years(plan)
    assert open_lines(plan, followed) == []


def test_repayment_begins_the_day_after_the_investment_phase() -> None:
    assert first_year(date(2027, 6, 30)) == 2027
    assert first_year(date(2027, 12, 30)) == 2027
    assert first_year(date(2027, 12, 31)) == 2028
