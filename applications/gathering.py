"""The people of a body, of a department, of those who follow: asked in every act, so the queries are built once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db.models import QuerySet

from applications.access import those_who_see
from applications.models import Case
from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, Body, Membership, User
from socinv.organisation.prepared import Prepared

FIELDS = ["id", "email", "name"]  # in the order of the model
A_DAY = date(1, 1, 1)


def people(rows: Iterable[tuple[Any, ...]]) -> tuple[User, ...]:
    """(id, e-mail, name) as people, each once; what else is known of them is read when it is asked for."""
    return tuple(User.from_db("default", FIELDS, row) for row in dict.fromkeys(tuple(row) for row in rows))


@cache
def _of_body(roles: tuple[str, ...]) -> Prepared:
    def build(body: int, municipality: int, day: date) -> QuerySet[User, Any]:
        seats = Membership.objects.on(day).filter(body=body)
        wanted = seats.filter(role__in=roles) if roles else seats
        doors = Affiliation.objects.filter(municipality=municipality).values("person")
        seated = User.objects.filter(pk__in=wanted.values("person"), is_active=True).filter(pk__in=doors)
        return seated.order_by().values_list(*FIELDS)

    return Prepared(build, body=-101, municipality=-102, day=A_DAY)


def in_bodies(bodies: Iterable[Body], roles: tuple[str, ...] = ()) -> tuple[User, ...]:
    """Those who sit in the bodies today, of the roles if any are named: one query a body."""
    day, asked = clock.today(), _of_body(roles)
    rows = [row for body in bodies for row in asked.rows(body=body.pk, municipality=body.municipality_id, day=day)]
    return people(rows)


def _of_key(municipality: int, key: str, day: date) -> QuerySet[Any, Any]:
    seats = Membership.objects.on(day).filter(municipality=municipality, body__key=key, person__is_active=True)
    doors = Affiliation.objects.filter(municipality=municipality).values("person")
    rows: QuerySet[Any, Any] = seats.filter(person__in=doors).order_by()
    return rows.values_list("body__name", "person_id", "person__email", "person__name")


OF_KEY = Prepared(_of_key, municipality=-101, key="\x01", day=A_DAY)


def in_body_of_key(municipality: int, key: str) -> tuple[str, tuple[User, ...]]:
    """The name of the municipality's body of that key and those who sit in it today; no name where nobody does."""
    rows = OF_KEY.rows(municipality=municipality, key=key, day=clock.today())
    return (rows[0][0] if rows else ""), people(row[1:] for row in rows)


@cache
def _following(is_registered: bool) -> Prepared:
    def build(case: int, municipality: int, department: int, day: date) -> QuerySet[User, Any]:
        stand_in = Case(
            pk=case, municipality_id=municipality, department_id=department, serial=1 if is_registered else None
        )
        return those_who_see(stand_in, day).filter(followings__case=case).order_by().values_list(*FIELDS)

    return Prepared(build, case=-101, municipality=-102, department=-103, day=A_DAY)


def followers(case: Case) -> tuple[User, ...]:
    """Those who follow the case and may still see it: one query."""
    rows = _following(case.serial is not None).rows(
        case=case.pk, municipality=case.municipality_id, department=case.department_id, day=clock.today()
    )
    return people(rows)
