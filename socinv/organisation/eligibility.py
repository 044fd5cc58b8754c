"""Who may be handed what."""

from __future__ import annotations

from datetime import date

from socinv.organisation.models import Body, Employment, Membership, User
from socinv.organisation.models.delegation import ELECTED


def may_hold_delegation(person: User, body: Body, day: date) -> bool:
    """An official, a member or a deputy of that same committee, on the day it begins (SUN-05)."""
    return bool(
        Membership.objects.on(day).filter(person=person, body=body, role__in=ELECTED).exists()
        or Employment.objects.on(day).filter(person=person, department__committee=body).exists()
    )
