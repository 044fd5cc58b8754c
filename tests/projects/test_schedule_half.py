"""A report at half-time: its period ends on the project's middle day, alone or beside the others."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.schedule import ReportPeriod, middle_of, report_periods, rescheduled, years_after

DAY = timedelta(days=1)
STARTS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
LENGTH = st.one_of(st.integers(0, 70), st.integers(0, 2500))
PERIOD_ENDS = st.lists(st.sampled_from(["03-31", "06-30", "08-31", "12-31", "02-29"]), max_size=4, unique=True)
SHORTEST = st.integers(0, 200)


@pytest.mark.rule("NOR-10")
def test_a_half_time_report_as_it_is_read() -> None:
    found = report_periods(date(2027, 1, 1), date(2028, 12, 31), (), 30, 60, half=True)
    assert found == [ReportPeriod(date(2027, 1, 1), date(2028, 1, 1), date(2028, 1, 31))]


@pytest.mark.parametrize(
    ("starts", "ends", "middle"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 3), date(2027, 1, 2)),
        (date(2028, 2, 1), date(2028, 3, 1), date(2028, 2, 15)),
    ],
)
def test_the_middle_day(starts: date, ends: date, middle: date) -> None:
    assert middle_of(starts, ends) == middle


@given(STARTS, LENGTH)
def test_the_halves_are_as_long(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    middle = middle_of(starts, ends)
    first, second = (middle - starts).days + 1, (ends - middle).days
    assert 0 <= first - second <= 1


@given(STARTS, LENGTH, st.integers(0, 1000), st.booleans())
def test_the_only_report_moves_until_it_is_sent(starts: date, length: int, more: int, is_sent: bool) -> None:
    ends, later = starts + timedelta(days=length), starts + timedelta(days=length + more)
    first = report_periods(starts, ends, (), 30, 60, half=True)
    assert [one.starts for one in first] == [starts]
    again = rescheduled(first if is_sent else (), starts, later, (), 30, 60, half=True)
    assert again == ([] if is_sent else [ReportPeriod(starts, m := middle_of(starts, later), m + timedelta(days=30))])
    assert not again or again[0].ends >= first[0].ends


@given(STARTS, LENGTH, PERIOD_ENDS.filter(bool), SHORTEST)
def test_beside_others_it_is_one_more_end_of_a_period(
    starts: date, length: int, marks: list[str], shortest: int
) -> None:
    ends = starts + timedelta(days=length)
    found = report_periods(starts, ends, marks, 10, shortest, half=True)
    assert (found[0].starts, found[-1].ends) == (starts, ends)
    assert all(one.ends + DAY == other.starts for one, other in pairwise(found))
    assert all(one.starts <= one.ends for one in found)
    assert middle_of(starts, ends) in {one.ends for one in found}


@given(STARTS, LENGTH, PERIOD_ENDS, SHORTEST, st.integers(0, 900))
def test_what_was_sent_is_never_reported_again(
    starts: date, length: int, marks: list[str], shortest: int, more: int
) -> None:
    ends, later = starts + timedelta(days=length), starts + timedelta(days=length + more)
    sent = report_periods(starts, ends, marks, 10, shortest, half=True)[:1]
    for one in rescheduled(sent, starts, later, marks, 10, shortest, half=True):
        assert one.starts > sent[-1].ends


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.integers(0, 10))
def test_years_after(day: date, years: int) -> None:
    found = years_after(day, years)
    assert found.year == day.year + years
    assert (found.month, found.day) == (day.month, day.day) or (day.month, day.day, found.day) == (2, 29, 28)
