"""The demo's organisation, from its file to the database."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from socinv.demo.schema import OrganisationFile, PersonLine, Term
from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.organisation.models import (
    Affiliation,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    User,
)
from socinv.stories.moments import Almanac, day_of
from socinv.stories.reading import read_file

FOLDER = Path(__file__).resolve().parent
LAST_VISIT = timedelta(days=6)


@cache
def the_organisation() -> OrganisationFile:
    """What the file says. Raises StoryError."""
    return read_file(FOLDER / "organisation.yaml", OrganisationFile)


def handle(name: str) -> str:
    """``Åsa Övning`` as ``asa.ovning``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", ".")


def email(person: str) -> str:
    """An address that can never reach anyone, out of a handle."""
    return f"{person}@{the_organisation().municipality.slug}.invalid"


def create_organisation() -> Municipality:
    """Everything the file names, in a few statements a table."""
    file = the_organisation()
    municipality = Municipality.objects.create(**file.municipality.model_dump())
    Body.objects.bulk_create(Body(municipality=municipality, **line.model_dump()) for line in file.bodies)
    bodies = {body.key: body for body in Body.objects.filter(municipality=municipality)}
    Department.objects.bulk_create(
        Department(municipality=municipality, key=line.key, name=line.name, committee=bodies[line.committee])
        for line in file.departments
    )
    User.objects.system()
    people = _create_people(municipality, [person for group in file.groups for person in group.people])
    _seat(municipality, people, bodies)
    StandardText.objects.bulk_create(
        StandardText(municipality=municipality, **line.model_dump()) for line in file.texts
    )
    return municipality


def _create_people(municipality: Municipality, lines: list[PersonLine]) -> dict[str, User]:
    """Nobody in the demo has a password: the log-in page of the demo is the only door."""
    users = [
        User(
            email=email(handle(line.name)), name=line.name, title=line.title, password="!",  # noqa: S106
            is_staff=line.staff, is_superuser=line.staff,
        )
        for line in lines
    ]  # fmt: skip
    User.objects.bulk_create(users)
    Affiliation.objects.bulk_create(
        Affiliation(municipality=municipality, person=user, latest_visit=clock.now() - LAST_VISIT) for user in users
    )
    return {handle(user.name): user for user in users}


def _seat(municipality: Municipality, people: dict[str, User], bodies: dict[str, Body]) -> None:
    """Seats, employments and delegations."""
    file, today = the_organisation(), clock.today()
    departments = {row.key: row for row in Department.objects.filter(municipality=municipality)}
    lines = [(people[handle(line.name)], line) for group in file.groups for line in group.people]
    Membership.objects.bulk_create(
        Membership(
            municipality=municipality, person=user, body=bodies[seat.body], role=seat.role,
            competence=seat.competence, **_days(seat, today),
        )
        for user, line in lines
        for seat in line.seats
    )  # fmt: skip
    Employment.objects.bulk_create(
        Employment(
            municipality=municipality, person=user, department=departments[work.department], is_head=work.head,
            **_days(work, today),
        )
        for user, line in lines
        for work in line.works
    )  # fmt: skip
    Delegation.objects.bulk_create(
        Delegation(
            municipality=municipality, body=bodies[line.body], holder=people[line.holder], reference=line.reference,
            **_days(line, today),
        )
        for line in file.delegations
    )  # fmt: skip


def _days(term: Term, today: date) -> dict[str, date | None]:
    almanac = Almanac(today)
    return {"starts": day_of(term.from_, almanac), "ends": day_of(term.to, almanac) if term.to else None}
