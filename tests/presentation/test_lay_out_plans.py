"""Where the bars and diamonds of a plan go."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from socinv.presentation.gantt import Gantt, PlacedRow, PlanRow, State, gantt
from socinv.presentation.time_grid import divisions, years

DAYS = st.dates(date(2010, 1, 1), date(2040, 12, 31))
NAMES = st.text("abcdefgh åäö", max_size=140)
ROWS = st.lists(st.tuples(NAMES, DAYS, st.none() | DAYS), max_size=8)
START, END = date(2024, 1, 1), date(2025, 12, 31)


def row(starts: date, ends: date | None, label: str = "Utbilda", state: State = "todo") -> PlanRow:
    return PlanRow(label, starts, ends, state, "Inte börjad")


def plan(*rows: PlanRow, starts: date = START, ends: date = END, today: date = date(2026, 11, 17)) -> Gantt:
    return gantt("t", "d", rows, slug="s", starts=starts, ends=ends, today=today, empty="Inga")


def place(starts: date, ends: date | None) -> PlacedRow:
    return plan(row(starts, ends)).rows[0]


def number(x: str) -> Decimal:
    return Decimal(x.removesuffix("%"))


@given(ROWS, DAYS, st.integers(0, 4000), DAYS)
def test_nothing_leaves_the_picture(
    told: list[tuple[str, date, date | None]], starts: date, length: int, today: date
) -> None:
    rows = [row(begins, until, label) for label, begins, until in told]
    drawn = plan(*rows, starts=starts, ends=starts + timedelta(days=length), today=today)
    assert [placed.row for placed in drawn.rows] == rows
    for placed in drawn.rows:
        assert number(placed.width) >= 0
        assert 0 <= number(placed.x) <= number(placed.x) + number(placed.width) <= 100
        assert drawn.head <= placed.top < placed.y < drawn.height
        assert all(placed.top < line.y <= placed.top + placed.band for line in (*placed.lines, *placed.phone_lines))
    tops = [placed.top for placed in drawn.rows]
    assert tops == sorted(set(tops))
    lines = [number(line.x) for line in drawn.parts or drawn.years]
    assert lines == sorted(lines)
    assert all(0 <= x <= 100 for x in lines)
    assert (drawn.today is not None) == (starts <= today <= starts + timedelta(days=length))


@given(DAYS, st.integers(0, 1000), DAYS, st.integers(0, 1000))
def test_what_begins_earlier_is_not_further_to_the_right(one: date, length: int, other: date, more: int) -> None:
    (first, later) = sorted(((one, length), (other, more)))
    placed = plan(*(row(starts, starts + timedelta(days=days)) for starts, days in (first, later))).rows
    thinnest = 1  # a bar of a day at the very end begins so much earlier that it is seen
    assert number(placed[0].x) <= number(placed[1].x) + thinnest


def test_a_bar_covers_its_last_day() -> None:
    whole = place(START, END)
    assert (whole.x, whole.width) == ("3%", "94%")
    assert not whole.is_before
    assert not whole.is_after


@pytest.mark.parametrize(
    ("starts", "ends", "arrows", "is_drawn"),
    [
        (date(2023, 6, 1), date(2024, 6, 1), (True, False), True),
        (date(2025, 6, 1), date(2026, 6, 1), (False, True), True),
        (date(2023, 6, 1), date(2026, 6, 1), (True, True), True),
        (date(2022, 6, 1), date(2023, 12, 31), (True, False), False),
        (date(2026, 1, 1), date(2026, 6, 1), (False, True), False),
        (date(2026, 1, 1), None, (False, True), False),
        (date(2025, 12, 31), None, (False, False), True),
        (date(2024, 3, 1), date(2024, 3, 1), (False, False), True),
    ],
)
def test_what_is_outside_the_project_is_an_arrow(
    starts: date, ends: date | None, arrows: tuple[bool, bool], is_drawn: bool
) -> None:
    placed = place(starts, ends)
    assert (placed.is_before, placed.is_after) == arrows
    assert placed.is_drawn is is_drawn
    assert plan(placed.row).has_arrows is any(arrows)


def test_a_day_is_wide_enough_to_be_seen() -> None:
    assert place(date(2024, 3, 1), date(2024, 3, 1)).width == "1%"


def test_a_long_name_is_broken_and_at_last_cut() -> None:
    placed = plan(row(START, END, "Samtal med elever och vårdnadshavare " * 4)).rows[0]
    assert len(placed.phone_lines) == len(placed.lines) == 2
    assert placed.phone_lines[-1].text.endswith(" …")
    assert not placed.has_same_lines
    assert place(START, END).has_same_lines


def test_each_state_is_in_the_legend_once_in_the_order_of_work() -> None:
    drawn = plan(*(row(START, END, state=state) for state in ("todo", "done", "todo")))
    assert [state for state, _word in drawn.states] == ["done", "todo"]


def test_a_long_time_has_years_a_short_one_quarters_or_months_too() -> None:
    with translation.override("sv"):
        assert divisions(date(2018, 1, 1), date(2022, 12, 31)) == ()
        assert [one.text for one in years(date(2018, 5, 1), date(2020, 1, 1))] == ["2018", "2019", "2020"]
        quarters = divisions(date(2024, 2, 1), date(2025, 6, 30))
        assert [one.text for one in quarters] == ["kv 1", "kv 2", "kv 3", "kv 4", "kv 1", "kv 2"]
        assert [one.is_whole for one in quarters] == [False, True, True, True, True, True]
        assert [one.text for one in divisions(date(2026, 11, 1), date(2027, 2, 1))] == ["nov", "dec", "jan", "feb"]
    assert years(date(9999, 2, 1), date(9999, 12, 31))[0].text == "9999"


@given(DAYS, st.integers(0, 6000))
def test_the_time_is_divided_from_its_first_day_to_its_last(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    for divided in (years(starts, ends), divisions(starts, ends)):
        days = [one.starts for one in divided]
        assert days == sorted(set(days))
        assert not days or (days[0] == starts and days[-1] <= ends)
        assert all(day.day == 1 for day in days[1:])


def test_a_plan_of_nothing() -> None:
    assert plan().rows == ()
    assert plan(starts=END, ends=START).years
