"""The shape of a municipality's organisation file. Anything it says that is not named here is a mistake in it.

Days are written 2016-02-03; in a file for practice also -60d (working days ago) or y+1 12-31.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Given

SINCE = "2015-01-01"


class Element(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Town(Element):
    """The municipality. ``process``: the slug of its process file. ``mail_domain``: what addresses end with that are
    made of people's names."""

    slug: str
    name: str
    process: str
    owner_name: str = "kommunstyrelsen"
    note: str = ""
    mail_domain: str = ""


class BodyLine(Element):
    """A body. ``area``: a committee's field. ``actor_kind``: what an actor beside the municipality is."""

    key: str
    kind: str
    name: str
    area: str = ""
    actor_kind: str = ""


class DepartmentLine(Element):
    key: str
    name: str
    committee: str
    active: bool = True


class Term(Element):
    """From one day to another; without days it has been so for long and is until further notice."""

    from_: str = Given(default=SINCE, alias="from")
    to: str | None = None


class SeatLine(Term):
    """A seat in a body. ``place``: a deputy's place in the order in which deputies step in."""

    body: str
    role: Literal["chair", "member", "deputy", "secretary", "co-opted"]
    competence: Literal["", "method", "evaluation"] = ""
    place: int | None = Given(default=None, ge=1, le=99)


class WorkLine(Term):
    department: str
    head: bool = False


class PersonLine(Element):
    """A person. ``email``: else made of the name and the municipality's mail_domain. ``staff``: the systems
    administrator; heeded only when the account is made."""

    name: str
    title: str = ""
    email: str = ""
    seats: tuple[SeatLine, ...] = ()
    works: tuple[WorkLine, ...] = ()
    staff: bool = False

    @property
    def handle(self) -> str:
        """``Åsa Övning`` as ``asa.ovning``."""
        return handle(self.name)


class GroupLine(Element):
    """People under a heading: how the practice environment's log-in page gathers them."""

    title: str
    text: str = ""
    people: tuple[PersonLine, ...]


class FirstLine(Element):
    """Somebody to begin as in the practice environment, and why."""

    who: str
    text: str


class DelegationLine(Term):
    """``holder``: a person's address, or the part of it before the at sign."""

    body: str
    holder: str
    reference: str


class PeriodLine(Element):
    title: str
    opens: str
    closes: str


class TextLine(Element):
    use: Literal["assessment", "stance", "preparation", "decision", "comment", "report", "memo", "letter"]
    title: str
    text: str
    active: bool = True


class OrganisationFile(Element):
    municipality: Town
    bodies: tuple[BodyLine, ...]
    departments: tuple[DepartmentLine, ...] = ()
    first: tuple[FirstLine, ...] = ()
    groups: tuple[GroupLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    delegations: tuple[DelegationLine, ...] = ()
    periods: tuple[PeriodLine, ...] = ()
    texts: tuple[TextLine, ...] = ()

    @property
    def everybody(self) -> tuple[PersonLine, ...]:
        return (*(person for group in self.groups for person in group.people), *self.people)

    def address(self, person: PersonLine) -> str:
        """The person's e-mail address, empty when nothing says it."""
        domain = self.municipality.mail_domain
        made = f"{person.handle}@{domain}" if domain else ""
        return (person.email or made).lower()

    def person(self, who: str) -> PersonLine | None:
        """The one with that address or handle."""
        return next((one for one in self.everybody if who in (self.address(one), one.handle)), None)


def handle(name: str) -> str:
    """A name as the first part of an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", ".")
