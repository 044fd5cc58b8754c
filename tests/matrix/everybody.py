"""Everybody there is in a municipality of any guideline, and some who only look as if they belonged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.contrib.auth.models import AnonymousUser

from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.factories.guidelines import an_actor
from tests.factories.house import House, a_house, a_house_of, a_person, delegate, employ, seat
from tests.matrix.cast import APPLICANT, YESTERDAY

COMMITTEE = f"{APPLICANT}-committee"
DECLARED, EMPLOYED = "declared", "employed"


@dataclass
class Everybody:
    """``standings`` by role, as they are today; ``strangers`` are those who have no door in."""

    house: House
    standings: dict[str, Standing] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)

    def today(self) -> dict[str, Standing]:
        """The same, with what each was invited to read anew."""
        return {role: replace(one) for role, one in self.standings.items()}

    @property
    def insiders(self) -> list[str]:
        return [role for role, one in self.standings.items() if one.is_insider and role not in self.strangers]

    def of_kind(self, kind: str) -> list[str]:
        """Where those who are in conflict in one way have their seats."""
        return [role.partition(".")[2] for role in self.standings if role.startswith(f"{kind}.")]

    def declare(self, case: Case) -> None:
        """They declare that they are in conflict, now that there is a case."""
        for role, one in self.standings.items():
            if role.startswith(f"{DECLARED}."):
                perform(case, "declare_conflict", by=one.person, reason="Nära släkt.")


def everybody(process: Process) -> Everybody:
    """A house under the guideline, with an actor where actors take part, and everybody who could ask."""
    house = a_house_of(process)
    if any(rule.kind == "actor" for rule in process.body):
        an_actor(house)
    found, people = Everybody(house), house.people
    _besides(house)
    _in_conflict(house, process)
    other = a_house()
    named: dict[str, User | AnonymousUser] = {**people, "anonymous": AnonymousUser(), "system": User.objects.system()}
    named |= {f"elsewhere.{role}": person for role, person in other.people.items()}
    found.strangers = {role for role in named if role.startswith("elsewhere.")}
    found.strangers |= {"outsider", "anonymous", "gone", "doorless"}
    here, day = house.municipality.pk, clock.today()
    found.standings = {role: standing_of(one, here, day) for role, one in named.items()}  # type: ignore[arg-type]
    return found


def _besides(house: House) -> None:
    """Those with a delegation or an invitation, a high right in the system, and some who have left."""
    here, bodies, people = house.municipality, house.bodies, house.people
    for role, ends in (("delegate", None), ("delegate-expired", YESTERDAY)):
        people[role] = a_person(municipality=here)
        seat(people[role], bodies[COMMITTEE], "deputy")
        delegate(bodies[COMMITTEE], people[role], ends=ends)
    people["co-writer"] = a_person(municipality=here)
    people["superuser"] = a_person(municipality=here, is_superuser=True, is_staff=True)
    people["gone"] = a_person(municipality=here, is_active=False)
    people["doorless"] = a_person()
    for role in ("gone", "doorless"):
        employ(people[role], house.departments[APPLICANT])
        for body in bodies.values():
            seat(people[role], body, "chair")


def _in_conflict(house: House, process: Process) -> None:
    """Two more chairs in every body that has a step: one who will declare a conflict, one who works for the applicant.

    ``people["declared.network"]``, ``people["employed.network"]``.
    """
    rules = [*process.steps("idea"), *process.steps("application")]
    keys = {rule.by for rule in rules if rule.by in house.bodies} | {COMMITTEE}
    for key in sorted(keys | {"coordination"}):
        for kind in (DECLARED, EMPLOYED):
            person = house.people[f"{kind}.{key}"] = a_person(municipality=house.municipality)
            seat(person, house.bodies[key], "chair")
            if kind == EMPLOYED:
                employ(person, house.departments[APPLICANT])
