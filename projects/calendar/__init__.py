"""Everything with a date, from the sources that have registered themselves."""

from projects.calendar import course, plans, reporting, seats, work

__all__ = ["course", "plans", "reporting", "seats", "work"]
