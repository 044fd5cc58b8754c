"""Months and days on the way from need to decision: the arithmetic."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.pace import (
    Turn,
    add_months,
    is_beyond,
    latest_beyond,
    months_between,
    stretches,
)

days = st.dates(date(1995, 1, 1), date(2060, 12, 31))
spans = st.integers(0, 4000)


@given(days, st.integers(-300, 300))
def test_months_on_as_a_calendar_has_them(day: date, months: int) -> None:
    year, month = day.year, day.month
    for _each in range(abs(months)):
        month += 1 if months > 0 else -1
        year, month = (year + 1, 1) if month > 12 else (year - 1, 12) if month < 1 else (year, month)
    assert add_months(day, months) == date(year, month, min(day.day, monthrange(year, month)[1]))


@given(days, spans)
def test_whole_months_are_those_that_fit(first: date, span: int) -> None:
    last = first + timedelta(span)
    months = months_between(first, last)
    assert add_months(first, months) <= last < add_months(first, months + 1)
    assert months_between(last, first) == 0 or span == 0
    assert months_between(first, last + timedelta(1)) in (months, months + 1)


@given(days, spans, st.integers(0, 36))
def test_what_began_before_the_edge_is_beyond(first: date, span: int, months: int) -> None:
    last = first + timedelta(span)
    assert is_beyond(first, last, months) == (first < latest_beyond(last, months))
    assert not is_beyond(first, last, months) or months_between(first, last) >= months


@given(days, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6), st.integers(0, 99))
def test_steps_one_after_another_and_the_writing_fill_the_whole_way(
    began: date, steps: list[tuple[int, int]], left: int
) -> None:
    turns, day = [], began
    for number, (gap, taken) in enumerate(steps, 1):
        opened = day + timedelta(gap)
        day = opened + timedelta(taken)
        turns.append(Turn("application", "preparation", number, opened, day))
    today = day + timedelta(left)
    way = stretches(began, turns, today, "application")
    assert sum(one.days(today) for one in way) == (today - began).days
    assert all(one.days(today) >= 0 for one in way)
    assert way[-1].round == len(steps) + 1


def test_a_step_of_several_lasts_until_the_last_has_answered() -> None:
    first, today = date(2026, 3, 1), date(2026, 6, 1)
    turns = [
        Turn("application", "views", 1, date(2026, 4, 1), date(2026, 4, 10), date(2026, 5, 1)),
        Turn("application", "views", 1, date(2026, 4, 1), date(2026, 5, 11), date(2026, 5, 6)),
        Turn("application", "decision", 1, date(2026, 5, 11), None, date(2026, 5, 31)),
    ]
    writing, views, decision = stretches(first, turns, today)
    assert (writing.days(today), writing.over(today)) == (31, 0)
    assert (views.days(today), views.limit, views.over(today)) == (40, 35, 5)
    assert (decision.days(today), decision.ends, decision.over(today)) == (21, None, 1)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 5, 15), date(2026, 5, 15), 0),
        (date(2026, 5, 15), date(2027, 3, 14), 9),
        (date(2026, 5, 15), date(2027, 3, 15), 10),
    ],
)
def test_ends_of_months(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months
