"""Everybody the matrix asks about: one person for each role, in and out of the case, in and out of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from guardian.shortcuts import assign_perm

from applications.models import Application, Case, Idea
from projects.models import Project
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories.house import House, a_house, a_person, delegate, employ, seat

YESTERDAY, TOMORROW = date.today() - timedelta(days=1), date.today() + timedelta(days=1)  # noqa: DTZ011
APPLICANT = "education"
IN_PROJECTS = (
    "project.owner", "project.steering", "project.leader", "project.member", "project.leader.former",
    "project.leader.not-begun", "other-project.leader",
)  # fmt: skip
TWINS = ("network.chair", "management-group.chair", "education-committee.chair", "coordination.method")


@dataclass
class Cast:
    """``people`` by role; ``joins`` is what some of them do once there is a case to do it in.

    ``project``: where the project's people have their seats, once there is one (tests/matrix/seats.py).
    """

    house: House
    people: dict[str, User | AnonymousUser] = field(default_factory=dict)
    joins: list[Callable[[Case], None]] = field(default_factory=list)
    guests: list[Callable[[Case], None]] = field(default_factory=list)
    project: Project | None = None

    def person(self, role: str) -> User:
        person = self.people[role]
        assert isinstance(person, User), role
        return person

    def join(self, case: Case) -> None:
        """Let them declare their conflicts, be invited, and so on."""
        for act in self.joins:
            act(case)

    def join_guests(self, case: Case) -> None:
        """Let in those who are invited to write, now that there is an application."""
        for act in self.guests:
            act(case)


def a_cast() -> Cast:
    house = a_house()
    cast = Cast(house, dict(house.people))
    _strangers(cast)
    _delegates(cast)
    for twin in TWINS:
        _out_of_time(cast, twin)
        _in_conflict(cast, twin)
    _guests(cast)
    _of_projects(cast)
    cast.people["education.former"] = a_person(municipality=house.municipality)
    employ(cast.person("education.former"), house.departments[APPLICANT], ends=YESTERDAY)
    cast.people["coordination.co-opted-in-management"] = both = a_person(municipality=house.municipality)
    seat(both, house.bodies["coordination"], "member", competence="method")
    seat(both, house.bodies["management-group"], "co-opted")
    return cast


def _strangers(cast: Cast) -> None:
    here, elsewhere = cast.house.municipality, a_house()
    cast.people["anonymous"] = AnonymousUser()
    cast.people["system"] = User.objects.system()
    for role in ("network.chair", "management-group.chair", "education-committee.chair", "coordination.method"):
        cast.people[f"elsewhere.{role}"] = elsewhere.person(role)
    cast.people["elsewhere.education.writer"] = elsewhere.person("education.writer")
    cast.people["superuser"] = a_person(municipality=here, is_superuser=True, is_staff=True)
    cast.people["inactive.network.chair"] = gone = a_person(municipality=here, is_active=False)
    seat(gone, cast.house.bodies["network"], "chair")
    cast.people["inactive.writer"] = left = a_person(municipality=here, is_active=False)
    employ(left, cast.house.departments[APPLICANT])
    cast.people["no-door.network.chair"] = doorless = a_person()
    seat(doorless, cast.house.bodies["network"], "chair")


def _delegates(cast: Cast) -> None:
    """Deputies, whose seat alone gives no right to answer; one has left the seat, one is an official who applies."""
    bodies = cast.house.bodies
    for role, body, starts, ends in (
        ("in-force", "education-committee", None, None),
        ("last-day", "education-committee", None, date.today()),  # noqa: DTZ011
        ("expired", "education-committee", date(2020, 1, 1), YESTERDAY),
        ("not-begun", "education-committee", TOMORROW, None),
        ("other-committee", "culture-committee", None, None),
        ("left", "education-committee", None, None),
        ("applicant", "education-committee", None, None),
    ):
        cast.people[f"delegate.{role}"] = holder = a_person(municipality=cast.house.municipality)
        if role != "applicant":
            seat(holder, bodies[body], "deputy", ends=YESTERDAY if role == "left" else None)
        delegate(bodies[body], holder, starts=starts, ends=ends)
    employ(cast.person("delegate.applicant"), cast.house.departments[APPLICANT])


def _twin(cast: Cast, role: str, kind: str, *, starts: date | None = None, ends: date | None = None) -> User:
    body, place = role.split(".")
    cast.people[f"{role}.{kind}"] = person = a_person(municipality=cast.house.municipality)
    competence, place = (place, "member") if body == "coordination" else ("", place)
    seat(person, cast.house.bodies[body], place, competence=competence, starts=starts or date(2000, 1, 1), ends=ends)
    return person


def _out_of_time(cast: Cast, role: str) -> None:
    _twin(cast, role, "expired", ends=YESTERDAY)
    _twin(cast, role, "not-begun", starts=TOMORROW)


def _in_conflict(cast: Cast, role: str) -> None:
    declared, retracted, employed = (_twin(cast, role, kind) for kind in ("declared", "retracted", "employed"))
    employ(employed, cast.house.departments[APPLICANT])

    def declare(case: Case) -> None:
        perform(case, "declare_conflict", by=declared, reason="Nära släkt.")
        perform(case, "declare_conflict", by=retracted, reason="Nära vän.")
        perform(case, "retract_conflict", by=retracted, reason="Det var fel person.")

    cast.joins.append(declare)


def _guests(cast: Cast) -> None:
    """Those who have an invitation and nothing else. The experts' own steps are made where the table needs them."""
    for role in ("co-writer", "former-co-writer", "expert", "other-expert", "expert-of-another-case"):
        cast.people[role] = a_person(municipality=cast.house.municipality)

    def write(case: Case) -> None:
        assign_perm("applications.write_application", cast.person("co-writer"), Application.objects.get(case=case))

    def review_another(case: Case) -> None:
        other = Idea.objects.exclude(case=case).latest("pk")
        assign_perm("applications.review_idea", cast.person("expert-of-another-case"), other)

    cast.joins.append(review_another)
    cast.guests.append(write)


def _of_projects(cast: Cast) -> None:
    """Those who will have a seat in a project and nothing else, one who works for the applicant besides, and others
    who decide about projects: in conflict, or no longer there."""
    for role in IN_PROJECTS:
        cast.people[role] = cast.house.people[role] = a_person(municipality=cast.house.municipality)
    cast.people["education.project-member"] = writer = a_person(municipality=cast.house.municipality)
    employ(writer, cast.house.departments[APPLICANT])
    employ(_twin(cast, "council.chair", "employed"), cast.house.departments[APPLICANT])
    _twin(cast, "planning-committee.member", "expired", ends=YESTERDAY)
