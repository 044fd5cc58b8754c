"""The reporting schedule: every day of a project is reported once, whenever it ends and however often it moves."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.schedule import ReportPeriod, report_periods, rescheduled

HALF_YEARS = ("06-30", "12-31")
DAY = timedelta(days=1)
STARTS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
LENGTH = st.one_of(st.integers(0, 70), st.integers(0, 2500))
PERIOD_ENDS = st.lists(st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"{day:%m-%d}"), max_size=5)
DAYS = st.integers(0, 120)
SHORTEST = st.integers(0, 400)


def days_of(period: ReportPeriod) -> int:
    return (period.ends - period.starts).days + 1


@pytest.mark.rule("SUN-33")
def test_a_schedule_as_it_is_read() -> None:
    found = report_periods(date(2027, 3, 1), date(2028, 9, 30), HALF_YEARS, 30, 60)
    assert found == [
        ReportPeriod(date(2027, 3, 1), date(2027, 6, 30), date(2027, 7, 30)),
        ReportPeriod(date(2027, 7, 1), date(2027, 12, 31), date(2028, 1, 30)),
        ReportPeriod(date(2028, 1, 1), date(2028, 6, 30), date(2028, 7, 30)),
        ReportPeriod(date(2028, 7, 1), date(2028, 9, 30), date(2028, 10, 30)),
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "shortest", "lasts"),
    [
        (date(2027, 5, 15), date(2027, 12, 31), 60, [date(2027, 12, 31)]),
        (date(2027, 5, 2), date(2027, 12, 31), 60, [date(2027, 6, 30), date(2027, 12, 31)]),
        (date(2027, 5, 3), date(2027, 12, 31), 60, [date(2027, 12, 31)]),
        (date(2027, 1, 1), date(2027, 8, 28), 60, [date(2027, 8, 28)]),
        (date(2027, 1, 1), date(2027, 8, 29), 60, [date(2027, 6, 30), date(2027, 8, 29)]),
        (date(2027, 6, 15), date(2027, 7, 15), 60, [date(2027, 7, 15)]),
        (date(2027, 6, 30), date(2027, 6, 30), 60, [date(2027, 6, 30)]),
    ],
)
def test_what_is_short_is_joined(starts: date, ends: date, shortest: int, lasts: list[date]) -> None:
    assert [period.ends for period in report_periods(starts, ends, HALF_YEARS, 30, shortest)] == lasts


def test_the_leap_day() -> None:
    found = report_periods(date(2027, 1, 1), date(2028, 12, 31), ["02-29"], 30, 1)
    assert [period.ends for period in found] == [date(2027, 2, 28), date(2028, 2, 29), date(2028, 12, 31)]


@given(STARTS, LENGTH, PERIOD_ENDS, DAYS, SHORTEST)
def test_every_day_is_reported_once(starts: date, length: int, marks: list[str], days: int, shortest: int) -> None:
    ends = starts + timedelta(days=length)
    found = report_periods(starts, ends, marks, days, shortest)
    assert (found[0].starts, found[-1].ends) == (starts, ends)
    assert all(one.ends + DAY == following.starts for one, following in pairwise(found))
    assert all(one.starts <= one.ends and one.due == one.ends + timedelta(days=days) for one in found)
    assert len(found) == 1 or all(days_of(one) >= shortest for one in found)


@given(STARTS, LENGTH, st.integers(1, 900), PERIOD_ENDS, SHORTEST)
def test_a_longer_project_keeps_its_earlier_periods(
    starts: date, length: int, more: int, marks: list[str], shortest: int
) -> None:
    ends = starts + timedelta(days=length)
    before = report_periods(starts, ends, marks, 30, shortest)
    after = report_periods(starts, ends + timedelta(days=more), marks, 30, shortest)
    assert after[: len(before) - 1] == before[:-1]


@given(STARTS, LENGTH, PERIOD_ENDS, SHORTEST, st.data())
def test_what_remains_is_the_rest_of_the_schedule(
    starts: date, length: int, marks: list[str], shortest: int, data: st.DataObject
) -> None:
    ends = starts + timedelta(days=length)
    whole = report_periods(starts, ends, marks, 30, shortest)
    sent = whole[: data.draw(st.integers(0, len(whole)))]
    assert sent + rescheduled(sent, starts, ends, marks, 30, shortest) == whole


@given(STARTS, LENGTH, st.integers(-900, 900), PERIOD_ENDS, SHORTEST, st.data())
def test_sent_reports_stand_when_the_end_moves(
    starts: date, length: int, moved: int, marks: list[str], shortest: int, data: st.DataObject
) -> None:
    ends = starts + timedelta(days=length)
    whole = report_periods(starts, ends, marks, 30, shortest)
    sent = whole[: data.draw(st.integers(1, len(whole)))]
    new_end = max(starts, ends + timedelta(days=moved))
    rest = rescheduled(sent, starts, new_end, marks, 30, shortest)
    if sent[-1].ends >= new_end:
        assert rest == []
    else:
        assert (rest[0].starts, rest[-1].ends) == (sent[-1].ends + DAY, new_end)


@pytest.mark.parametrize("mark", ["", "6-30", "06/30", "13-01", "00-10", "02-30", "04-31", "٠٦-٣٠", "06-30 ", "30-06"])
def test_a_period_end_that_is_no_day(mark: str) -> None:
    with pytest.raises(ValueError, match="period end"):
        report_periods(date(2027, 1, 1), date(2027, 12, 31), [mark], 30, 60)


def test_a_project_that_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        report_periods(date(2027, 1, 2), date(2027, 1, 1), HALF_YEARS, 30, 60)
    with pytest.raises(ValueError, match="before its period ends"):
        report_periods(date(2027, 1, 1), date(2027, 1, 2), HALF_YEARS, -1, 60)
