"""The calendar laid out: every entry in its month and on its day, once."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from projects.calendar.agenda import Window, agenda, overdue, weeks_of
from projects.calendar.entries import Entry

days = st.dates(date(2023, 11, 1), date(2025, 3, 31))


@st.composite
def some_entries(draw: st.DrawFn) -> list[Entry]:
    rows = draw(st.lists(st.tuples(days, st.booleans()), max_size=30))
    return [
        Entry(str(number), "plan", day, "x", is_late=late and day < date(2024, 6, 15))
        for number, (day, late) in enumerate(rows)
    ]


@given(some_entries(), days, st.integers(1, 12))
@settings(deadline=None)
def test_every_entry_falls_in_its_month_once(entries: list[Entry], begins: date, months: int) -> None:
    today, window = date(2024, 6, 15), Window(begins.replace(day=1), months)
    shown = [one for one in entries if window.holds(one.day)]
    listed = [
        (month, day, one) for month in agenda(entries, window, today) for day in month.days for one in day.entries
    ]
    late = overdue(entries, window, today)
    assert sorted(one.key for _m, _d, one in listed) == sorted(one.key for one in shown if one not in late)
    assert all((one.day.year, one.day.month, one.day) == (m.first.year, m.first.month, d.day) for m, d, one in listed)
    assert late == ([one for one in entries if one.is_late] if window.holds(today) else [])
    marked = [day for month in agenda(entries, window, today) for day in month.days if day.is_today]
    assert len(marked) <= 1
    first = window.first
    weeks = weeks_of(entries, first, today)
    drawn = [(day, one) for week in weeks for day in week.days for one in day.entries]
    assert all(one.day == day.day for day, one in drawn)
    assert sorted(one.key for _d, one in drawn) == sorted(one.key for one in entries if Window(first, 1).holds(one.day))
    assert all(len(week.days) == 7 and week.days[3].day.isocalendar().week == week.number for week in weeks)


def test_windows_follow_one_another() -> None:
    window = Window(date(2024, 11, 1), 3)
    assert (window.last, window.later, window.earlier) == (date(2025, 1, 31), date(2025, 2, 1), date(2024, 8, 1))
    assert window.each == [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1)]
    assert Window(date(1990, 1, 1), 1).earlier is None
    assert Window(date(2100, 12, 1), 1).later is None
