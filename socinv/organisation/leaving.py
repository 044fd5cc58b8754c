"""Somebody leaves the municipality: rights end, history stays."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from socinv.organisation.models import Delegation, Employment, Membership, User
from socinv.organisation.recording import keep, remove
from socinv.organisation.standing import Standing


def end_everything(person: User, standing: Standing, last_day: date, by: User) -> None:
    """End what lasts beyond the day, and take back what has not begun by then. Belongs inside ``alone``.

    What began after ``last_day`` but before today holds for its first day only: it has been, and stays in the history.
    """
    lasting = Q(ends=None) | Q(ends__gt=last_day)
    mine = {"municipality": standing.municipality}
    rows = [
        *Membership.objects.filter(lasting, person=person, **mine),
        *Employment.objects.filter(lasting, person=person, **mine),
        *Delegation.objects.filter(lasting, holder=person, **mine),
    ]
    for row in rows:
        if row.starts > last_day and row.starts > standing.day:
            remove(row, by, standing.municipality)
            continue
        row.ends = max(last_day, row.starts)
        keep(row, by, standing.municipality)
