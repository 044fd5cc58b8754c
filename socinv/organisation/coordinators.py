"""Who coordinates in each municipality on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef

from socinv.organisation.models import Affiliation, Membership
from socinv.organisation.standing import ACTING


def coordinators_on(day: date) -> dict[int, set[int]]:
    """Ids of those who coordinate, by municipality: one query. Only those with an open account and a door in."""
    doors = Affiliation.objects.filter(person=OuterRef("person"), municipality=OuterRef("municipality"))
    seats = Membership.objects.on(day).filter(
        Exists(doors), body__kind="coordination", role__in=ACTING, person__is_active=True
    )
    found: dict[int, set[int]] = defaultdict(set)
    for municipality, person in seats.values_list("municipality", "person"):
        found[municipality].add(person)
    return found
