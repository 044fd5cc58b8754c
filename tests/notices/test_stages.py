"""Which reminder is due: before the day, on it and after it, in Swedish working days, however many runs were missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinv.lifecycle.working_days import (
    holidays_of,
    is_working_day,
    week_begins,
    working_day,
    working_days_between,
)
from socinv.notices.stages import CLOSING, ENDING, OPENING, USUAL, Pace, Stage, stage_on

DAYS = st.dates(date(2014, 1, 1), date(2060, 12, 31))
PACES = st.builds(
    Pace,
    before=st.lists(st.integers(1, 40), max_size=4).map(tuple),
    on_day=st.booleans(),
    after=st.none() | st.integers(1, 20),
    every=st.integers(0, 15),
)
PEOPLE = USUAL.people


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 1, 1), "nyårsdagen"), (date(2026, 1, 6), "trettondedag jul"), (date(2026, 4, 3), "långfredagen"),
        (date(2026, 4, 6), "annandag påsk"), (date(2026, 5, 1), "första maj"), (date(2026, 5, 14), "himmelsfärd"),
        (date(2025, 6, 6), "nationaldagen"), (date(2026, 6, 19), "midsommarafton"), (date(2026, 12, 24), "julafton"),
        (date(2026, 12, 25), "juldagen"), (date(2026, 12, 31), "nyårsafton"), (date(2026, 11, 21), "en lördag"),
        (date(2026, 11, 22), "en söndag"),
    ],
)  # fmt: skip
def test_no_working_day(day: date, why: str) -> None:
    assert not is_working_day(day), why


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 4, 30), date(2026, 5, 15), date(2026, 1, 5)])
def test_a_day_before_a_holiday_is_a_working_day(day: date) -> None:
    assert is_working_day(day)


def test_over_christmas_there_are_few() -> None:
    assert working_day(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert working_day(date(2026, 12, 23), 4) == date(2027, 1, 4), "nor New Year's Eve"
    assert working_days_between(date(2026, 12, 23), date(2027, 1, 7)) == 6
    assert week_begins(date(2026, 4, 9)) == date(2026, 4, 7), "Easter Monday is none"


@given(DAYS, st.integers(-300, 300))
def test_counting_there_and_back(day: date, count: int) -> None:
    there = working_day(day, count)
    assert count == 0 or is_working_day(there)
    assert working_days_between(day, there) == count or (count < 0 and not is_working_day(day))


@given(DAYS, DAYS)
def test_the_days_between_are_counted_one_by_one(first: date, last: date) -> None:
    last = min(last, first + timedelta(days=800))
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    expected = sum(is_working_day(day) for day in days)
    assert last < first or working_days_between(first, last) == expected
    assert working_days_between(last, first) == -working_days_between(first, last)


@given(st.integers(2005, 2090))
def test_a_year_has_its_holidays(year: int) -> None:
    assert 14 <= len(holidays_of(year)) <= 16
    assert {date(year, 1, 1), date(year, 6, 6), date(year, 12, 24), date(year, 12, 31)} <= holidays_of(year)


def test_the_usual_pace_day_by_day() -> None:
    """A deadline on a Friday with no holiday near, as the whole of its life is seen by a nightly run."""
    due = date(2026, 10, 16)
    seen: list[tuple[int, date]] = []
    for number in range(-30, 40):
        day = due + timedelta(days=number)
        stage = stage_on(PEOPLE, due, day)
        if stage and (not seen or seen[-1][0] != stage.offset):
            seen.append((stage.offset, day))
    assert seen == [
        (-5, date(2026, 10, 9)), (-1, date(2026, 10, 15)), (0, due), (1, date(2026, 10, 19)), (6, date(2026, 10, 26)),
        (11, date(2026, 11, 2)), (16, date(2026, 11, 9)), (21, date(2026, 11, 16)), (26, date(2026, 11, 23)),
    ]  # fmt: skip


def test_it_is_passed_on_to_the_coordinators_and_then_to_the_chair() -> None:
    due = date(2026, 10, 16)
    assert stage_on(USUAL.coordinators, due, date(2026, 10, 20)) is None
    assert stage_on(USUAL.coordinators, due, date(2026, 10, 21)) == Stage(3, date(2026, 10, 21))
    assert stage_on(USUAL.chairs, due, date(2026, 10, 29)) is None
    assert stage_on(USUAL.chairs, due, date(2026, 10, 30)) == Stage(10, date(2026, 10, 30))


def test_a_place_that_ends_is_never_late() -> None:
    ends = date(2026, 12, 31)
    assert stage_on(ENDING.people, ends, date(2026, 11, 16)) is None
    assert stage_on(ENDING.people, ends, date(2026, 11, 17)) == Stage(-30, date(2026, 11, 17))
    assert stage_on(ENDING.people, ends, date(2027, 3, 1)) == Stage(0, ends)
    for pace in (ENDING.coordinators, ENDING.chairs, OPENING.coordinators, CLOSING.chairs):
        assert stage_on(pace, ends, date(2027, 3, 1)) is None


@given(PACES, DAYS, st.integers(-100, 400))
def test_a_stage_has_come_and_never_goes_back(pace: Pace, due: date, number: int) -> None:
    """Whatever day it is asked: the stage's day has come, and a later day gives the same one or a later one."""
    today = due + timedelta(days=number)
    stage, later = stage_on(pace, due, today), stage_on(pace, due, today + timedelta(days=1))
    if stage is None:
        assert later is None or later.day == today + timedelta(days=1), "the first comes on its very day"
        return
    assert stage.day <= today
    assert stage.day == (due if stage.offset == 0 else working_day(due, stage.offset))
    assert later is not None
    assert later.offset >= stage.offset
    assert later.offset == stage.offset or later.day == today + timedelta(days=1)


@given(PACES, DAYS, st.integers(0, 300))
def test_missed_runs_give_the_latest_only_and_lose_none_that_would_have_been_latest(
    pace: Pace, due: date, missed: int
) -> None:
    """A clock that stood still for a while says what a clock that went would say last."""
    begins = due - timedelta(days=60)
    went = [stage_on(pace, due, begins + timedelta(days=number)) for number in range(60 + missed + 1)]
    assert stage_on(pace, due, due + timedelta(days=missed)) == went[-1]
    offsets = [stage.offset for stage in went if stage is not None]
    assert offsets == sorted(offsets)
