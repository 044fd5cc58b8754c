"""Figures that are costly to count, kept until something happens in the municipality. Never stale.

What is kept is named after the municipality's last event and its last change, so a new one makes a new name. An
event that is being written while we look could slip in under a name already used; therefore nothing is kept unless
no transaction of this database was writing at that moment (our own included).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache
from django.db import connection

from socinv.lifecycle import clock
from socinv.organisation.models import NOT_INSIDE
from socinv.organisation.standing import Standing

T = TypeVar("T")
KEPT_FOR = 3600  # seconds; only to leave no rubbish behind
QUESTION = """
SELECT (SELECT max(id) FROM lifecycle_event WHERE municipality_id = %s),
       (SELECT max(changed_at) FROM applications_case WHERE municipality_id = %s),
       (SELECT count(*) FROM applications_case WHERE municipality_id = %s AND opened_by_id = %s AND raised_by <> ''),
       NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL)
"""


def remembered(standing: Standing, what: Hashable, count: Callable[[], T]) -> T:
    """The figure as it is now for what this person sees; counted only when something has happened."""
    with connection.cursor() as cursor:
        here, person = standing.municipality, standing.person.pk
        cursor.execute(QUESTION, [here, here, here, person])
        last_event, last_change, raised, settled = cursor.fetchone()
    sight = (_sight(standing), person if raised else None)
    name = repr((here, sight, what, clock.today(), last_event, last_change))
    key = f"lists.{sha256(name.encode()).hexdigest()}"
    kept: T | None = cache.get(key)
    if kept is not None:
        return kept
    figure = count()
    if settled:
        cache.set(key, figure, KEPT_FOR)
    return figure


def _sight(standing: Standing) -> Hashable:
    """What decides which cases a person sees: alike for all coordinators, and for most who sit in a body."""
    if standing.is_system or standing.is_coordinator:
        return "all"
    beside = sorted(seat.body for seat in standing.seats if seat.kind in NOT_INSIDE)
    works = sorted(standing.departments), sorted(standing.heads)
    return standing.is_affiliated, standing.is_insider, works, sorted(standing.grants), beside
