"""Which seats, employments and delegations stand in each other's way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from socinv.organisation.models import Body, Membership
from socinv.organisation.standing import ACTING

M = TypeVar("M", bound=Model)


def overlapping(rows: QuerySet[M], starts: date, ends: date | None, but: int | None = None) -> M | None:
    """The first of ``rows`` that holds on some day between the two, both included; ``but`` is left out."""
    met = rows.filter(Q(ends=None) | Q(ends__gte=starts)).exclude(pk=but)
    if ends is not None:
        met = met.filter(starts__lte=ends)
    return met.order_by("starts").first()


def leaves_nobody(seat: Membership, ends: date | None) -> bool:
    """Whether the coordination has nobody left on the day after ``ends``: then no one could mend it."""
    if ends is None or seat.body.kind != "coordination" or seat.role not in ACTING:
        return False
    others = Membership.objects.on(ends + timedelta(days=1)).filter(
        municipality=seat.municipality_id, body__kind="coordination", role__in=ACTING, person__is_active=True
    )
    return not others.exclude(pk=seat.pk).exists()


def bodies_with_departments(municipality: int) -> QuerySet[Body]:
    """The bodies a department can answer to."""
    return Body.objects.filter(municipality=municipality, kind__in=("committee", "executive-board"))
