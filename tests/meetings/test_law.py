"""The days that the law gives: moved on where it says so, and never earlier than it says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socinv.lifecycle.working_days import is_working_day
from socinv.meetings.law import adjusted_by, appealed_until, is_under_the_act, next_working_day, posted_by

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2080, 12, 31))


@given(DAYS)
def test_minutes_are_adjusted_within_fourteen_days_and_announced_by_the_second(held_on: date) -> None:
    assert adjusted_by(held_on) == held_on + timedelta(days=14)
    assert posted_by(held_on) == held_on + timedelta(days=2)


@given(DAYS)
def test_the_time_for_appeals_is_three_weeks_and_ends_on_a_working_day(posted_on: date) -> None:
    last = appealed_until(posted_on)
    full = posted_on + timedelta(weeks=3)
    assert last >= full
    assert is_working_day(last)
    assert not any(is_working_day(full + timedelta(days=n)) for n in range((last - full).days))


@given(DAYS, DAYS)
def test_a_later_announcement_never_ends_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert appealed_until(first) <= appealed_until(second)


@given(DAYS)
def test_a_working_day_is_not_moved(day: date) -> None:
    assert (next_working_day(day) == day) == is_working_day(day)


@pytest.mark.parametrize(
    ("posted_on", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 23)),  # a Monday
        (date(2026, 3, 6), date(2026, 3, 27)),  # a Friday
        (date(2026, 3, 7), date(2026, 3, 30)),  # a Saturday: the Monday after
        (date(2026, 3, 13), date(2026, 4, 7)),  # Good Friday: the Tuesday after Easter
        (date(2026, 5, 29), date(2026, 6, 22)),  # Midsummer Eve: the Monday after
        (date(2026, 12, 3), date(2026, 12, 28)),  # Christmas Eve: the Monday after
        (date(2026, 12, 10), date(2027, 1, 4)),  # New Year's Eve: the Monday after
        (date(2026, 4, 10), date(2026, 5, 4)),  # the first of May, a Friday: the Monday after
    ],
)
def test_known_days(posted_on: date, last: date) -> None:
    assert appealed_until(posted_on) == last


def test_groups_that_only_prepare_announce_nothing() -> None:
    assert is_under_the_act("committee")
    assert is_under_the_act("council")
    assert not is_under_the_act("network")
    assert not is_under_the_act("steering-group")
