"""Times in a story: as they were, or counted from today."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.schedule import report_periods
from socinv.stories.moments import Almanac, NoTime, day_of, half_year, moment_of, working_day, year_of

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
TODAY = Almanac(MONDAY)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2016-02-03 09:15", datetime(2016, 2, 3, 9, 15)),  # noqa: DTZ001  compared in Swedish time below
        ("-1d 10:05", datetime(2026, 11, 20, 10, 5)),  # noqa: DTZ001
        ("y+1 03-31 08:00", None),
        ("11:00", datetime(2026, 11, 10, 11, 0)),  # noqa: DTZ001
    ],
)
def test_a_moment_is_read_in_swedish_time(written: str, expected: datetime | None) -> None:
    before = datetime(2026, 11, 10, 8, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    if expected is None:
        with pytest.raises(NoTime, match="ingen tidpunkt"):
            moment_of(written, TODAY, before)
        return
    moment = moment_of(written, TODAY, before)
    assert moment.replace(tzinfo=None) == expected
    assert moment.tzinfo is not None


@pytest.mark.parametrize("written", ["", "i går", "2016-02-03", "2016-02-30 09:00", "-12d", "09:00", "-1d 25:00"])
def test_what_is_no_moment_is_said_so(written: str) -> None:
    with pytest.raises(NoTime, match="är ingen tidpunkt"):
        moment_of(written, TODAY, None)


def test_days_are_counted_as_working_days() -> None:
    assert working_day(MONDAY, -1) == FRIDAY
    assert working_day(SATURDAY, -1) == FRIDAY
    assert working_day(FRIDAY, 1) == MONDAY
    assert working_day(SATURDAY, 0) == SATURDAY


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-300, 300).filter(bool))
def test_a_counted_day_is_never_a_weekend_and_keeps_the_order(today: date, count: int) -> None:
    day = working_day(today, count)
    assert day.weekday() < 5
    assert (day > today) == (count > 0)
    assert working_day(today, count + 1) > day or count == -1


def test_days_and_years_can_be_told_from_this_year() -> None:
    assert day_of("y+1 03-31", TODAY) == date(2027, 3, 31)
    assert day_of("y 12-31", TODAY) == date(2026, 12, 31)
    assert day_of(date(2016, 1, 1), TODAY) == date(2016, 1, 1)
    assert year_of("y-2", TODAY) == 2024
    assert year_of(2016, TODAY) == 2016
    assert day_of("-2w", TODAY) == date(2026, 11, 9)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("last", date(2026, 12, 14)), ("last-1w", date(2026, 12, 7)), ("last+1d", date(2026, 12, 15)),
        ("h", date(2026, 6, 30)), ("h-1", date(2025, 12, 31)), ("h-3+2d", date(2025, 1, 3)),
        ("h-1w", date(2026, 6, 23)), ("h+1", date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_half_years_are_counted_back_from_the_last_day(written: str, expected: date) -> None:
    assert day_of(written, Almanac(MONDAY, date(2026, 12, 14))) == expected


def test_half_years_need_a_last_day() -> None:
    with pytest.raises(NoTime, match="skriv last överst"):
        day_of("h-1", TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_between_the_latest_half_year_and_the_last_day_there_is_room_for_one_report(last: date) -> None:
    """As the guideline's schedule joins a period shorter than 60 days to the one before."""
    start = half_year(last, -3) + timedelta(days=5)
    found = [one.ends for one in report_periods(start, last, ["06-30", "12-31"], 30, 60)]
    assert found == [half_year(last, -2), half_year(last, -1), half_year(last), last]


@pytest.mark.parametrize("written", ["y+1 02-30", "i morgon", "y+1"])
def test_what_is_no_day_is_said_so(written: str) -> None:
    with pytest.raises(NoTime, match="är ingen dag"):
        day_of(written, TODAY)


def test_what_is_no_year_is_said_so() -> None:
    with pytest.raises(NoTime, match="är inget år"):
        year_of("snart", TODAY)
