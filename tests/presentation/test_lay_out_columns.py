"""Where the columns go."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinv.presentation.column_chart import TOP, ColumnChart, ColumnGroup, column_chart
from tests.presentation.sample_charts import money


def chart_of(*values: list[int]) -> ColumnChart:
    groups = [
        ColumnGroup(str(2020 + place), [Decimal(one) for one in pair], [""] * len(pair))
        for place, pair in enumerate(values)
    ]
    return column_chart("t", "d", groups, slug="s", label_name="År", series=["a", "b"])


def test_the_highest_column_reaches_its_tick() -> None:
    chart = chart_of([4, 1], [2, 0])
    assert [tick.text for tick in chart.ticks] == ["0", "1", "2", "3", "4"]
    assert [(one.y, one.height) for one in chart.groups[0].columns] == [(TOP, 200), (TOP + 150, 50)]
    assert chart.groups[1].columns[1].height == 0


def test_what_was_put_right_goes_below_the_line() -> None:
    chart = chart_of([4, -2])
    base = next(tick.y for tick in chart.ticks if tick.is_base)
    assert chart.groups[0].columns[0].y + chart.groups[0].columns[0].height == base
    assert chart.groups[0].columns[1].y == base


def test_the_picture_has_the_latest_years_and_the_table_all() -> None:
    chart = money()
    assert (len(chart.groups), len(chart.all_groups)) == (12, 14)
    assert chart.groups[-1].group.label == "2026"
    assert chart.groups[-1].has_phone_label
    assert not all(placed.has_phone_label for placed in chart.groups)


def test_a_chart_of_nothing_and_of_too_much() -> None:
    assert chart_of().groups == ()
    with pytest.raises(ValueError, match="shades"):
        column_chart("t", "d", [], slug="s", label_name="År", series=["a", "b", "c", "d"])


@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=2), max_size=20))
def test_columns_never_leave_the_picture(values: list[list[int]]) -> None:
    chart = chart_of(*values)
    edge = Decimal(0)
    for placed in chart.groups:
        for column in placed.columns:
            assert Decimal(column.x[:-1]) >= edge
            edge = Decimal(column.x[:-1]) + Decimal(column.width[:-1]) - Decimal("0.02")
            assert edge <= 100
            assert TOP <= column.y <= column.y + column.height <= TOP + 200
