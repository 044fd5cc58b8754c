"""Putting an organisation file into the database: what is new is added, what differs is changed, nothing is removed.

Done twice it changes nothing the second time. Every change is noted as one that the system made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from django.db import models, transaction

from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.almanac import Almanac, day_of
from socinv.organisation.importing.checking import mistakes
from socinv.organisation.importing.reading import OrganisationError
from socinv.organisation.importing.schema import OrganisationFile, Term
from socinv.organisation.models import (
    Affiliation,
    ApplicationPeriod,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    OrganisationChange,
    User,
)
from socinv.organisation.recording import snapshot

M = TypeVar("M", bound=models.Model)
Wanted = dict[Any, dict[str, Any]]


@dataclass
class Kept:
    """A municipality as it is kept: what was added and changed so far, each with what it said before."""

    municipality: Municipality
    today: date
    changes: list[tuple[models.Model, dict[str, Any]]] = field(default_factory=list)

    def put(self, model: type[M], stored: Iterable[M], key: tuple[str, ...], wanted: Wanted) -> dict[Any, M]:
        """The rows by key, as wanted: the stored ones with what differs changed, and new ones."""
        rows = {tuple(getattr(row, name) for name in key): row for row in stored}
        for at in rows.keys() & wanted.keys():
            self.change(rows[at], wanted[at])
        new = {
            at: model(municipality=self.municipality, **dict(zip(key, at, strict=True)), **values)
            for at, values in wanted.items() if at not in rows
        }  # fmt: skip
        model._default_manager.bulk_create(new.values())
        self.changes += [(row, {}) for row in new.values()]
        return rows | new

    def change(self, row: models.Model, values: dict[str, Any]) -> None:
        """Give a stored row the values; saved and remembered if that makes a difference."""
        before = snapshot(row)
        for name, value in values.items():
            setattr(row, name, value)
        if snapshot(row) != before:
            row.save()
            self.changes.append((row, before))

    @property
    def newcomers(self) -> list[User]:
        """The people whose accounts were made."""
        return [row for row, before in self.changes if isinstance(row, User) and not before]

    def days(self, term: Term) -> dict[str, date | None]:
        almanac = Almanac(self.today)
        return {"starts": day_of(term.from_, almanac), "ends": day_of(term.to, almanac) if term.to else None}

    def note(self) -> None:
        """Write down what was done, as the system's act."""
        system, now = User.objects.system(), clock.now()
        OrganisationChange.objects.bulk_create(
            OrganisationChange(
                municipality=self.municipality, at=now, actor=system, actor_name=system.name,
                thing=row._meta.model_name or "", thing_id=row.pk, before=before, after=snapshot(row),
            )
            for row, before in self.changes
        )  # fmt: skip


def keep_organisation(file: OrganisationFile, name: str, today: date) -> Kept:
    """Import the file, all of it or nothing. Raises OrganisationError with every mistake in it."""
    wrong = mistakes(file, today)
    if wrong:
        raise OrganisationError(name, wrong)
    with transaction.atomic():
        kept = _municipality(file, today)
        bodies = _bodies(kept, file)
        departments = _departments(kept, file, bodies)
        people = _people(kept, file)
        _delegations(kept, file, people, bodies)
        clashes = [
            *_seats(kept, file, people, bodies), *_jobs(kept, file, people, departments), *_periods(kept, file),
        ]  # fmt: skip
        if clashes:
            raise OrganisationError(name, clashes)
        _texts(kept, file)
        kept.note()
    return kept


def _municipality(file: OrganisationFile, today: date) -> Kept:
    told = file.municipality
    values = {"name": told.name, "process": told.process, "owner_name": told.owner_name, "note": told.note}
    found = Municipality.objects.select_for_update(no_key=True).filter(slug=told.slug).first()
    if found is None:
        return Kept(Municipality.objects.create(slug=told.slug, **values), today)
    kept = Kept(found, today)
    kept.change(found, values)
    return kept


def _bodies(kept: Kept, file: OrganisationFile) -> dict[str, Body]:
    stored = Body.objects.filter(municipality=kept.municipality)
    fields = ("kind", "name", "area", "actor_kind")
    wanted = {(line.key,): {name: getattr(line, name) for name in fields} for line in file.bodies}
    return {at[0]: row for at, row in kept.put(Body, stored, ("key",), wanted).items()}


def _departments(kept: Kept, file: OrganisationFile, bodies: dict[str, Body]) -> dict[str, Department]:
    stored = Department.objects.filter(municipality=kept.municipality).select_related("committee")
    wanted: Wanted = {
        (line.key,): {"name": line.name, "committee": bodies[line.committee], "is_active": line.active}
        for line in file.departments
    }
    return {at[0]: row for at, row in kept.put(Department, stored, ("key",), wanted).items()}


def _people(kept: Kept, file: OrganisationFile) -> dict[str, User]:
    """Everybody by address. A new account has no password: its owner chooses one by the link that is mailed.

    An account that another municipality has too, or the systems administrator's, is not this file's to describe.
    """
    lines = {file.address(line): line for line in file.everybody}
    users = {user.email.lower(): user for user in User.objects.filter(email__in=lines)}
    doors = Affiliation.objects.filter(person__in=users.values())
    elsewhere = set(doors.exclude(municipality=kept.municipality).values_list("person", flat=True))
    for address, user in users.items():
        if user.pk not in elsewhere and not user.is_staff:
            kept.change(user, {"name": lines[address].name, "title": lines[address].title})
    new = [
        User(email=address, name=line.name, title=line.title, password="!",  # noqa: S106
             is_staff=line.staff, is_superuser=line.staff)
        for address, line in lines.items() if address not in users
    ]  # fmt: skip
    User.objects.bulk_create(new)
    kept.changes += [(user, {}) for user in new]
    users |= {user.email: user for user in new}
    here = set(doors.filter(municipality=kept.municipality).values_list("person", flat=True))
    opened = [Affiliation(municipality=kept.municipality, person=one) for one in users.values() if one.pk not in here]
    Affiliation.objects.bulk_create(opened)
    kept.changes += [(door, {}) for door in opened if door.person not in new]
    return users


def _seats(
    kept: Kept, file: OrganisationFile, people: dict[str, User], bodies: dict[str, Body]
) -> list[str]:  # fmt: skip
    wanted: Wanted = {}
    for line in file.everybody:
        for seat in line.seats:
            days = kept.days(seat)
            at = (people[file.address(line)], bodies[seat.body], seat.role, days["starts"])
            wanted[at] = {"ends": days["ends"], "competence": seat.competence, "place": seat.place}
    stored = Membership.objects.filter(
        municipality=kept.municipality, person__in=people.values(), body__in=bodies.values()
    )
    rows = kept.put(Membership, stored.select_related("person", "body"), ("person", "body", "role", "starts"), wanted)
    return _overlapping(rows, wanted)


def _jobs(kept: Kept, file: OrganisationFile, people: dict[str, User], departments: dict[str, Department]) -> list[str]:
    wanted: Wanted = {}
    for line in file.everybody:
        for work in line.works:
            days = kept.days(work)
            at = (people[file.address(line)], departments[work.department], days["starts"])
            wanted[at] = {"ends": days["ends"], "is_head": work.head}
    stored = Employment.objects.filter(municipality=kept.municipality, person__in=people.values())
    rows = kept.put(
        Employment, stored.select_related("person", "department"), ("person", "department", "starts"), wanted
    )
    return _overlapping(rows, wanted)


def _overlapping(rows: dict[Any, Any], wanted: Wanted) -> list[str]:
    """The same seat or employment twice on one day: the file says other days than what is kept already."""
    by_what: dict[Any, list[Any]] = {}
    for at, row in rows.items():
        by_what.setdefault(at[:-1], []).append(row)
    lines = []
    for what, found in by_what.items():
        found.sort(key=lambda row: row.starts)
        for first, second in pairwise(found):
            if first.ends is None or second.starts <= first.ends:
                named = ", ".join(str(word) for word in what)
                lines.append(f"{named}: från {second.starts} och från {first.starts} gäller samtidigt")
    return lines


def _delegations(kept: Kept, file: OrganisationFile, people: dict[str, User], bodies: dict[str, Body]) -> None:
    wanted: Wanted = {}
    for line in file.delegations:
        holder = file.person(line.holder)
        if holder is not None:
            at = (bodies[line.body], people[file.address(holder)], line.reference)
            wanted[at] = kept.days(line)
    stored = Delegation.objects.filter(municipality=kept.municipality).select_related("body", "holder")
    kept.put(Delegation, stored, ("body", "holder", "reference"), wanted)


def _periods(kept: Kept, file: OrganisationFile) -> list[str]:
    """The lines say which of the file's periods meet one that is kept already."""
    almanac = Almanac(kept.today)
    wanted: Wanted = {
        (line.title,): {"opens": day_of(line.opens, almanac), "closes": day_of(line.closes, almanac)}
        for line in file.periods
    }
    stored = list(ApplicationPeriod.objects.filter(municipality=kept.municipality))
    spans = {one.title: (one.opens, one.closes) for one in stored}
    spans |= {title: (days["opens"], days["closes"]) for (title,), days in wanted.items()}
    ordered = sorted(spans.items(), key=lambda one: one[1])
    lines = [
        f"ansökningsperioden {later} öppnar innan {earlier} har stängt"
        for (earlier, first), (later, second) in pairwise(ordered) if second[0] <= first[1]
    ]  # fmt: skip
    if not lines:
        kept.put(ApplicationPeriod, stored, ("title",), wanted)
    return lines


def _texts(kept: Kept, file: OrganisationFile) -> None:
    stored = StandardText.objects.filter(municipality=kept.municipality)
    wanted: Wanted = {(line.use, line.title): {"text": line.text, "is_active": line.active} for line in file.texts}
    kept.put(StandardText, stored, ("use", "title"), wanted)
