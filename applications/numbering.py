"""Registration numbers: an unbroken series per municipality and year."""

from __future__ import annotations

from applications.models.case import Case
from applications.models.series import Series
from socinv.lifecycle import clock, locking


def register(case: Case) -> None:
    """Give the case the next number of the year, if it has none. Runs in the submission's own transaction:
    a submission that fails gives its number back, and two at once wait for each other on the series' row."""
    if case.serial is not None:
        return
    year = clock.today().year
    row, _made = Series.objects.get_or_create(municipality_id=case.municipality_id, year=year)
    series = locking.lock(row)
    series.last += 1
    series.save()
    case.year, case.serial, case.registered_at = year, series.last, clock.now()
    case.regnr = f"{case.process.process.prefix}-{year}-{series.last:04d}"
