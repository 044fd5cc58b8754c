"""The calendar laid out: months of days for the list, weeks of days for the picture of a month. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from projects.calendar.entries import Entry
from socinv.presentation.fields import FIRST_DAY, LAST_DAY

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Window:
    """Whole months: ``first`` is the first day of the first of them."""

    first: date
    months: int

    @property
    def last(self) -> date:
        return self.moved(self.months) - timedelta(days=1)

    def moved(self, months: int) -> date:
        """The first day of the month so many months later, or earlier."""
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + months, 12)
        return date(year, month + 1, 1)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def earlier(self) -> date | None:
        """Where the months before begin; None at the end of the calendar."""
        moved = self.moved(-self.months)
        return moved if moved >= FIRST_DAY else None

    @property
    def later(self) -> date | None:
        moved = self.moved(self.months)
        return moved if moved <= LAST_DAY else None

    @property
    def each(self) -> list[date]:
        """The first day of each month."""
        return [self.moved(number) for number in range(self.months)]


@dataclass(frozen=True)
class Day:
    """A day with its entries. In a month's picture also the days around the month, which are ``outside`` it."""

    day: date
    entries: Sequence[Entry] = ()
    is_today: bool = False
    outside: bool = False


@dataclass(frozen=True)
class Month:
    """A month of the list; ``days`` holds those with entries, and today."""

    first: date
    days: list[Day] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """What its heading is called in an address: 2026-11."""
        return f"{self.first:%Y-%m}"

    @property
    def count(self) -> int:
        return sum(len(one.entries) for one in self.days)


@dataclass(frozen=True)
class Week:
    """A row of the month's picture, with its number by ISO 8601."""

    number: int
    days: list[Day]


def days_of(entries: Iterable[Entry], today: date) -> list[Day]:
    """The days that have entries, in order."""
    in_order = sorted(entries, key=lambda one: one.day)
    return [Day(day, list(same), day == today) for day, same in groupby(in_order, key=lambda one: one.day)]


def overdue(entries: Sequence[Entry], window: Window, today: date, *, spread: bool = False) -> list[Entry]:
    """What is late, where the months shown hold today; with ``spread`` only what is not seen on its day."""
    if not window.holds(today):
        return []
    return [one for one in entries if one.is_late and not (spread and window.holds(one.day))]


def agenda(entries: Sequence[Entry], window: Window, today: date) -> list[Month]:
    """The months that have something, and the one with today; each entry once, what is overdue left out."""
    first = {one.key for one in overdue(entries, window, today)}
    found = []
    for begins in window.each:
        month = Window(begins, 1)
        days = days_of((one for one in entries if month.holds(one.day) and one.key not in first), today)
        if month.holds(today) and all(not one.is_today for one in days):
            days = sorted([*days, Day(today, (), is_today=True)], key=lambda one: one.day)
        if any(one.entries for one in days):
            found.append(Month(begins, days))
    return found


def weeks_of(entries: Sequence[Entry], first: date, today: date) -> list[Week]:
    """The month's weeks from Monday to Sunday, every day of the month with its entries."""
    month = Window(first, 1)
    by_day: dict[date, list[Entry]] = {}
    for one in entries:
        by_day.setdefault(one.day, []).append(one)
    rows = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        Week(
            row[0].isocalendar().week,
            [
                Day(day, by_day.get(day, ()) if month.holds(day) else (), day == today, not month.holds(day))
                for day in row
            ],
        )
        for row in rows
    ]
