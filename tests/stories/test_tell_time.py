"""Times in a story: as they were, or counted from today."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinv.stories.moments import NoTime, day_of, moment_of, working_day, year_of

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


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
            moment_of(written, MONDAY, before)
        return
    moment = moment_of(written, MONDAY, before)
    assert moment.replace(tzinfo=None) == expected
    assert moment.tzinfo is not None


@pytest.mark.parametrize("written", ["", "i går", "2016-02-03", "2016-02-30 09:00", "-12d", "09:00", "-1d 25:00"])
def test_what_is_no_moment_is_said_so(written: str) -> None:
    with pytest.raises(NoTime, match="är ingen tidpunkt"):
        moment_of(written, MONDAY, None)


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
    assert day_of("y+1 03-31", MONDAY) == date(2027, 3, 31)
    assert day_of("y 12-31", MONDAY) == date(2026, 12, 31)
    assert day_of(date(2016, 1, 1), MONDAY) == date(2016, 1, 1)
    assert year_of("y-2", MONDAY) == 2024
    assert year_of(2016, MONDAY) == 2016


@pytest.mark.parametrize("written", ["y+1 02-30", "i morgon", "y+1"])
def test_what_is_no_day_is_said_so(written: str) -> None:
    with pytest.raises(NoTime, match="är ingen dag"):
        day_of(written, MONDAY)


def test_what_is_no_year_is_said_so() -> None:
    with pytest.raises(NoTime, match="är inget år"):
        year_of("snart", MONDAY)
