"""What a person is in one municipality on one day: the ground all rights are read from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from socinv.organisation.models import (
    NOT_INSIDE,
    OF_ONE_PROJECT,
    Affiliation,
    BodyKind,
    Delegation,
    Employment,
    Membership,
    User,
)
from socinv.organisation.prepared import Prepared

ACTING = ("chair", "member", "deputy", "secretary")  # every role but the co-opted


@dataclass(frozen=True)
class Seat:
    """A place in a body, held today."""

    body: int
    kind: str
    role: str
    competence: str = ""


@dataclass(frozen=True)
class Standing:
    """A person in a municipality on a day. ``departments`` and ``heads`` are department ids;
    ``delegations`` maps a body's id to the delegation's id."""

    person: User
    municipality: int
    day: date
    is_affiliated: bool = False
    seats: tuple[Seat, ...] = ()
    departments: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    delegations: dict[int, int] = field(default_factory=dict, hash=False)

    @property
    def is_system(self) -> bool:
        return self.person.is_system

    @property
    def is_insider(self) -> bool:
        """Sits, works or decides here today; one with only an invitation, or a seat in a single project or in an
        actor beside the municipality, does not."""
        sits = any(seat.kind not in NOT_INSIDE for seat in self.seats)
        return sits or bool(self.departments or self.delegations)

    @property
    def is_in_a_project(self) -> bool:
        """Has a seat in some project today."""
        return any(seat.kind in OF_ONE_PROJECT for seat in self.seats)

    @property
    def actors(self) -> frozenset[int]:
        """The actors outside the municipality's own organisation that the person belongs to today."""
        return frozenset(seat.body for seat in self.seats if seat.kind == BodyKind.ACTOR)

    @property
    def is_of_an_actor(self) -> bool:
        """Belongs to some actor outside the municipality's own organisation."""
        return bool(self.actors)

    @property
    def is_coordinator(self) -> bool:
        return self.holds_role("coordination", ACTING)

    def holds_role(self, kind: str, roles: Collection[str]) -> bool:
        return any(seat.kind == kind and seat.role in roles for seat in self.seats)

    def role_in(self, body: int, roles: Collection[str]) -> bool:
        return any(seat.body == body and seat.role in roles for seat in self.seats)

    @cached_property
    def grants(self) -> frozenset[tuple[str, int]]:
        """What was granted on one thing to this person: (permission codename, id of the thing)."""
        from guardian.models import UserObjectPermission

        rows = UserObjectPermission.objects.filter(user_id=self.person.pk).values_list(
            "permission__codename", "object_pk"
        )
        return frozenset((codename, int(pk)) for codename, pk in rows)

    def granted(self, codename: str) -> frozenset[int]:
        return frozenset(pk for name, pk in self.grants if name == codename)


def _held(person: int, municipality: int, day: date) -> QuerySet[Any, Any]:
    """Seats, employments, delegations and the affiliation in one query, told apart by their first column."""

    def text(value: str) -> Value:
        return Value(value, output_field=TextField())

    def number() -> Value:
        return Value(0, output_field=IntegerField())

    def words(name: str) -> Cast:
        return Cast(F(name), TextField())

    seats = (
        Membership.objects.on(day)
        .filter(person=person, municipality=municipality)
        .values_list(text("seat"), "body_id", words("body__kind"), words("role"), words("competence"), number())
    )
    jobs = (
        Employment.objects.on(day)
        .filter(person=person, municipality=municipality)
        .values_list(text("job"), "department_id", words("is_head"), text(""), text(""), number())
    )
    delegations = (
        Delegation.objects.on(day)
        .filter(holder=person, municipality=municipality)
        .values_list(text("delegation"), "body_id", text(""), text(""), text(""), "pk")
    )
    doors = Affiliation.objects.filter(person=person, municipality=municipality).values_list(
        text("door"), "pk", text(""), text(""), text(""), number()
    )
    held: QuerySet[Any, Any] = seats.union(jobs, delegations, doors, all=True)
    return held


# Asked on every page.
HELD = Prepared(_held, person=-101, municipality=-102, day=date(1, 1, 1))


def standing_of(person: User, municipality: int, day: date) -> Standing:
    """Read the person's standing from the database: one query. One who has not logged in has none."""
    if getattr(person, "is_system", False):
        return Standing(person, municipality, day, is_affiliated=True)
    rows = HELD.rows(person=person.pk, municipality=municipality, day=day) if person.is_active else []
    return Standing(
        person=person,
        municipality=municipality,
        day=day,
        is_affiliated=any(row[0] == "door" for row in rows),
        seats=tuple(Seat(row[1], row[2], row[3], row[4]) for row in rows if row[0] == "seat"),
        departments=frozenset(row[1] for row in rows if row[0] == "job"),
        heads=frozenset(row[1] for row in rows if row[0] == "job" and row[2] == "true"),
        delegations={row[1]: row[5] for row in rows if row[0] == "delegation"},
    )
