"""Dates as a person says them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from socinv.lifecycle import clock
from socinv.presentation import dates

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with clock.at(NOW), translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("say", "value", "words"),
    [
        (dates.longdate, date(2026, 11, 27), "fredag 27 november"),
        (dates.longdate, date(2027, 1, 4), "måndag 4 januari 2027"),
        (dates.shortdate, date(2026, 11, 5), "tors 5 november"),
        (dates.shortdate, date(2025, 11, 28), "fre 28 november 2025"),
        (dates.day, date(2026, 4, 16), "16 april"),
        (dates.day, date(2024, 12, 11), "11 december 2024"),
        (dates.isodate, date(2026, 11, 7), "2026-11-07"),
        (dates.axis_day, date(2018, 6, 30), "30 juni"),
        (dates.month, date(2018, 12, 1), "dec"),
        (dates.clock_time, datetime(2026, 11, 17, 7, 12, tzinfo=UTC), "8.12"),
        (dates.when, datetime(2026, 11, 17, 7, 12, tzinfo=UTC), "I dag 8.12"),
        (dates.when, datetime(2026, 11, 16, 14, 40, tzinfo=UTC), "I går 15.40"),
        (dates.when, datetime(2026, 11, 13, 15, 30, tzinfo=UTC), "Fredag 16.30"),
        (dates.when, datetime(2026, 11, 10, 15, 30, tzinfo=UTC), "10 november"),
        (dates.when, date(2026, 11, 17), "I dag"),
        (dates.when_inside, datetime(2026, 11, 17, 8, 15, tzinfo=UTC), "i dag 9.15"),
        (dates.when_inside, date(2026, 11, 13), "fredag"),
        (dates.distance, date(2026, 11, 17), "i dag"),
        (dates.distance, date(2026, 11, 18), "i morgon"),
        (dates.distance, date(2026, 11, 20), "om 3 dagar"),
        (dates.distance, date(2026, 12, 1), "om 14 dagar"),
        (dates.distance, date(2026, 12, 15), "om 4 veckor"),
        (dates.distance, date(2027, 5, 17), "om 6 månader"),
        (dates.distance, date(2026, 11, 16), "1 dag för sent"),
        (dates.distance, date(2026, 11, 5), "12 dagar för sent"),
        (dates.ago, date(2026, 11, 17), "i dag"),
        (dates.ago, date(2026, 11, 16), "i går"),
        (dates.ago, date(2026, 11, 5), "för 12 dagar sedan"),
        (dates.ago, date(2026, 8, 10), "för 3 månader sedan"),
    ],
)
def test_swedish(say: Callable[[date], str], value: date, words: str) -> None:
    assert say(value) == words


def test_a_moment_belongs_to_the_day_where_the_municipality_is() -> None:
    assert dates.day_of(datetime(2026, 11, 16, 23, 30, tzinfo=UTC)) == date(2026, 11, 17)


def test_late_is_the_day_after_the_last_day() -> None:
    assert not dates.is_late(date(2026, 11, 17))
    assert dates.is_late(date(2026, 11, 16))


def test_english_weekday_and_month() -> None:
    with translation.override("en"):
        assert dates.longdate(date(2026, 11, 27)) == "Friday 27 November"


def test_week_ends_on_sunday() -> None:
    assert dates.week_end(date(2026, 11, 17)) == dates.week_end(date(2026, 11, 22)) == date(2026, 11, 22)


def test_every_day_with_its_year_where_it_is_kept() -> None:
    with dates.with_years():
        assert dates.day(date(2026, 4, 16)) == "16 april 2026"
        assert dates.longdate(date(2026, 11, 27)) == "fredag 27 november 2026"
    assert dates.day(date(2026, 4, 16)) == "16 april"
