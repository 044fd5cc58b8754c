"""A municipality with its bodies, departments and one plainly fictional person for each role in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from socinv.lifecycle import clock
from socinv.lifecycle.process import Process, all_processes
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
from tests.factories.kept import kept

LONG_AGO = date(2000, 1, 1)
ROLES = ("chair", "member", "deputy", "secretary", "co-opted")
_number = count(1)


def a_process() -> Process:
    """The process the tests run on: one with most of what a guideline can have, from idea to proposal."""
    return next(one for one in all_processes().values() if one.has_ideas and one.proposal and _has_competences(one))


def _has_competences(process: Process) -> bool:
    return any(body.competences for body in process.body)


@kept
def a_person(name: str = "", municipality: Municipality | None = None, **more: object) -> User:
    number = next(_number)
    person = User.objects.create_user(f"person{number}@exempel.invalid", name or f"Testa Påhittad{number}", **more)  # type: ignore[arg-type]
    if municipality is not None:
        Affiliation.objects.create(person=person, municipality=municipality)
    return person


@kept
def seat(
    person: User, body: Body, role: str, *, starts: date = LONG_AGO, ends: date | None = None, competence: str = ""
) -> Membership:
    return Membership.objects.create(
        municipality=body.municipality,
        person=person,
        body=body,
        role=role,
        starts=starts,
        ends=ends,
        competence=competence,
    )


@kept
def employ(person: User, department: Department, *, starts: date = LONG_AGO, ends: date | None = None) -> Employment:
    return Employment.objects.create(
        municipality=department.municipality, person=person, department=department, starts=starts, ends=ends
    )


@kept
def delegate(body: Body, holder: User, *, starts: date | None = None, ends: date | None = None) -> Delegation:
    return Delegation.objects.create(
        municipality=body.municipality, body=body, holder=holder, reference="2026-01-15 § 7",
        starts=starts or clock.today() - timedelta(days=30), ends=ends or clock.today() + timedelta(days=300),
    )  # fmt: skip


@dataclass
class House:
    """``people["network.chair"]``, ``people["education.writer"]``, ``people["coordination.method"]`` and so on."""

    municipality: Municipality
    bodies: dict[str, Body] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def person(self, key: str) -> User:
        return self.people[key]


def a_house(slug: str | None = None) -> House:
    """Three committees with a department each, the bodies of the process, and somebody in every role."""
    return _a_house(a_process(), slug)


def a_house_of(process: Process) -> House:
    """The same under any guideline, with its own bodies."""
    return _a_house(process, None)


@kept
def _a_house(process: Process, slug: str | None) -> House:
    number = next(_number)
    municipality = Municipality.objects.create(
        slug=slug or f"kommun-{number}", name=f"Exempelkommun {number}", process=process.slug
    )
    house = House(municipality)
    for rule in process.body:
        if not rule.many:
            house.bodies[rule.key] = Body.objects.create(
                municipality=municipality, key=rule.key, kind=rule.kind, name=rule.title
            )
    for key in ("education", "social", "culture"):
        committee = Body.objects.create(
            municipality=municipality, key=f"{key}-committee", kind="committee", name=f"Nämnden {key}"
        )
        house.bodies[f"{key}-committee"] = committee
        house.departments[key] = Department.objects.create(
            municipality=municipality, key=key, name=f"Förvaltningen {key}", committee=committee
        )
    _people(house)
    return house


def _people(house: House) -> None:
    """Everybody at once: most tests begin here."""
    seats = [
        *((f"{key}.{role}", body, role, "") for key, body in house.bodies.items() if body.kind != "coordination"
          for role in ROLES),
        *((f"coordination.{competence}", house.bodies["coordination"], "member", competence)
          for competence in ("method", "evaluation")),
    ]  # fmt: skip
    jobs = [(f"{key}.{who}", one) for key, one in house.departments.items() for who in ("writer", "head")]
    insiders = [*(key for key, *_ in seats), *(key for key, _ in jobs), "expert", "affiliated"]
    house.people = dict(zip([*insiders, "outsider"], _born(len(insiders) + 1), strict=True))
    ours = {"municipality": house.municipality}
    Affiliation.objects.bulk_create(Affiliation(person=house.people[key], **ours) for key in insiders)
    Membership.objects.bulk_create(
        Membership(person=house.people[key], body=body, role=role, competence=competence, starts=LONG_AGO, **ours)
        for key, body, role, competence in seats
    )
    Employment.objects.bulk_create(
        Employment(
            person=house.people[key], department=department, starts=LONG_AGO, is_head=key.endswith(".head"), **ours
        )
        for key, department in jobs
    )  # fmt: skip


def _born(many: int) -> list[User]:
    numbers = [next(_number) for _ in range(many)]
    return User.objects.bulk_create(
        User(email=f"person{number}@exempel.invalid", name=f"Testa Påhittad{number}", password="!")
        for number in numbers
    )
