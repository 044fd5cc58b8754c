"""Seats and delegations that are about to end: told to the one who has it, and to those who can renew it (SUN-05)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.notices.deadlines import Deadline, deadlines
from socinv.notices.kinds import SEAT
from socinv.notices.stages import ENDING
from socinv.organisation.coordinators import coordinators_on
from socinv.organisation.models import OF_ONE_PROJECT, Affiliation, Delegation, Membership, SeatRole
from socinv.presentation.dates import longdate
from socinv.presentation.grammar import inside

AHEAD = timedelta(days=70)
"""Further ahead than the first reminder: thirty working days, with every holiday of a year among them."""
A_DAY = timedelta(days=1)


@deadlines("seats")
def seats(day: date) -> Iterable[Deadline]:
    """Seats that no other of the same role follows; a project's own seats are filled as the project goes."""
    goes_on = Membership.objects.filter(
        Q(ends=None) | Q(ends__gt=OuterRef("ends")), person=OuterRef("person"), body=OuterRef("body"),
        role=OuterRef("role"), starts__lte=OuterRef("ends") + A_DAY,
    )  # fmt: skip
    rows = Membership.objects.on(day).filter(~Exists(goes_on), ends__lte=day + AHEAD, person__is_active=True)
    coordinators, doors = coordinators_on(day), _doors()
    for row in rows.exclude(body__kind__in=OF_ONE_PROJECT).select_related("person", "body"):
        words = {
            "body": inside(row.body.name), "role": str(row.get_role_display()).lower(), "day": longdate(row.ends),
            "person": row.person,
        }  # fmt: skip
        yield _ending(
            row, "holder", {row.person_id} & doors[row.municipality_id],
            _("Ditt uppdrag i %(body)s slutar %(day)s.") % words,
            _("Du är %(role)s. Säg till en samordnare om uppdraget fortsätter.") % words, reverse("me"),
        )  # fmt: skip
        yield _ending(
            row, "coordinators", coordinators[row.municipality_id] - {row.person_id},
            _("Ett uppdrag i %(body)s slutar %(day)s.") % words,
            _("%(person)s, %(role)s. Förläng uppdraget eller utse någon annan.") % words,
            reverse("membership", args=[row.pk]),
        )  # fmt: skip


@deadlines("delegations")
def delegations(day: date) -> Iterable[Deadline]:
    """Those that give a right today and that no other follows; the committee's chair hears of it, who decides anew."""
    goes_on = Delegation.objects.filter(
        holder=OuterRef("holder"),
        body=OuterRef("body"),
        starts__lte=OuterRef("ends") + A_DAY,
        ends__gt=OuterRef("ends"),
    )
    rows = Delegation.objects.on(day).filter(~Exists(goes_on), ends__lte=day + AHEAD, holder__is_active=True)
    coordinators, doors, chairs = coordinators_on(day), _doors(), _chairs(day)
    for row in rows.select_related("holder", "body"):
        here, coordinating = doors[row.municipality_id], coordinators[row.municipality_id]
        words = {
            "body": inside(row.body.name), "day": longdate(row.ends), "person": row.holder, "decision": row.reference,
        }  # fmt: skip
        yield _ending(
            row, "holder", {row.holder_id} & here, _("Din delegation från %(body)s slutar %(day)s.") % words,
            _("Därefter svarar nämnden själv. Beslutet: %(decision)s.") % words, reverse("me"),
        )  # fmt: skip
        heading = _("En delegation från %(body)s slutar %(day)s.") % words
        text = _("%(person)s, beslutet %(decision)s. Ska den fortsätta behövs ett nytt beslut.") % words
        yield _ending(row, "coordinators", coordinating - {row.holder_id}, heading, text,
                      reverse("delegation", args=[row.pk]))  # fmt: skip
        yield _ending(row, "chair", chairs[row.body_id] & here - coordinating - {row.holder_id}, heading, text,
                      reverse("body", args=[row.body.key]))  # fmt: skip


def _ending(row: Any, to: str, people: set[int], heading: str, text: str, link: str) -> Deadline:
    """What one audience is told of a place that ends."""
    return Deadline(
        kind=SEAT, thing=f"{row._meta.label_lower} {to}", thing_id=row.pk, municipality_id=row.municipality_id,
        due=row.ends, heading=heading, text=text, link=link, people=frozenset(people), happens=True, tracks=ENDING,
    )  # fmt: skip


def _doors() -> dict[int, set[int]]:
    """Those who have a door into each municipality."""
    found: dict[int, set[int]] = defaultdict(set)
    for municipality, person in Affiliation.objects.values_list("municipality", "person"):
        found[municipality].add(person)
    return found


def _chairs(day: date) -> dict[int, set[int]]:
    """Those who lead each body."""
    found: dict[int, set[int]] = defaultdict(set)
    seated = Membership.objects.on(day).filter(role=SeatRole.CHAIR, person__is_active=True)
    for body, person in seated.values_list("body", "person"):
        found[body].add(person)
    return found
