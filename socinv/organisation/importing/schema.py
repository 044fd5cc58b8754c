"""The shape of the demo's organisation file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Given

from socinv.stories.schema import Element


class Town(Element):
    slug: str
    name: str
    process: str
    owner_name: str
    note: str


class BodyLine(Element):
    key: str
    kind: str
    name: str


class DepartmentLine(Element):
    key: str
    name: str
    committee: str


class Term(Element):
    """From one day to another; without days it has been so since before the guideline."""

    from_: str = Given(default="2015-01-01", alias="from")
    to: str | None = None


class SeatLine(Term):
    body: str
    role: Literal["chair", "member", "deputy", "secretary", "co-opted"]
    competence: Literal["", "method", "evaluation"] = ""


class WorkLine(Term):
    department: str
    head: bool = False


class PersonLine(Element):
    """A made-up person. ``staff``: the systems administrator."""

    name: str
    title: str
    seats: tuple[SeatLine, ...] = ()
    works: tuple[WorkLine, ...] = ()
    staff: bool = False


class GroupLine(Element):
    """How the log-in page gathers people."""

    title: str
    text: str = ""
    people: tuple[PersonLine, ...]


class FirstLine(Element):
    """Somebody to begin as, and why."""

    who: str
    text: str


class DelegationLine(Term):
    body: str
    holder: str
    reference: str


class TextLine(Element):
    use: Literal["assessment", "stance", "preparation", "decision", "comment"]
    title: str
    text: str


class OrganisationFile(Element):
    municipality: Town
    bodies: tuple[BodyLine, ...]
    departments: tuple[DepartmentLine, ...]
    first: tuple[FirstLine, ...] = ()
    groups: tuple[GroupLine, ...]
    delegations: tuple[DelegationLine, ...] = ()
    texts: tuple[TextLine, ...] = ()
