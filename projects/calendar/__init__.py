"""Everything with a date, from the sources that have registered themselves."""

from projects.calendar import course, feeding, plans, reporting, seats, work

__all__ = ["course", "feeding", "plans", "reporting", "seats", "work"]
