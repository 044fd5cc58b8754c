"""The shape of a process file. Anything the file says that is not named here is a mistake in the file."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field as Given

from socinv.lifecycle.process.forms_schema import Element, Forms, Part
from socinv.lifecycle.process.project_schema import Closing, Decided, ProjectRule, Reporting, Request, SeatRule

StepKind = Literal["expertise", "assessment", "stance", "preparation", "decision"]
Phase = Literal["idea", "application"]


class Head(Element):
    slug: str
    version: str
    municipality: str
    title: str
    source: str
    adopted_by: str = ""
    valid_from: date
    prefix: str
    purpose: str = ""


class BodyRule(Element):
    key: str
    kind: str
    title: str
    task: str
    many: bool = False
    competences: tuple[str, ...] = ()


class Orderer(Element):
    body: str
    role: str
    title: str


class Eligibility(Element):
    applicant: Literal["department"]
    partners: tuple[str, ...] = ()
    gaining_departments_take_part: bool = False
    text: str


class Yardstick(Element):
    """A criterion or a prioritisation factor. ``fact`` names a figure the system shows beside it."""

    key: str
    title: str
    text: str
    fact: Literal["", "collaboration", "spread", "gender"] = ""


class Financier(Element):
    key: str
    title: str


class Tell(Element):
    to: str
    what: str


class StepRule(Element):
    """One body's turn. ``leads``: what each outcome leads to, a step, "application", "draft" or an end."""

    step: str
    title: str
    turn: str = ""
    kind: StepKind
    by: str
    with_: tuple[str, ...] = Given(default=(), alias="with")
    roles: tuple[str, ...] = ("chair", "secretary")
    may_delegate: bool = False
    after: str
    days: int
    optional: bool = False
    criteria: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    leads: dict[str, str] = {}
    tells: tuple[Tell, ...] = ()


class Writing(Element):
    form: Literal["application"] = "application"
    title: str
    days: int


class Review(Element):
    idea: tuple[StepRule, ...] = ()
    application: tuple[StepRule, ...]


class Later(Element):
    """A place on the case's way after the decision."""

    key: Literal["project", "evaluation", "scale-up", "repayment"]
    title: str


class Process(Element):
    """A municipality's guideline in one version."""

    process: Head
    body: tuple[BodyRule, ...]
    orderer: Orderer
    eligibility: Eligibility
    criterion: tuple[Yardstick, ...]
    factor: tuple[Yardstick, ...] = ()
    financier: tuple[Financier, ...] = ()
    form: Forms
    writing: Writing
    review: Review
    project: ProjectRule
    reporting: Reporting
    change: Decided
    closing: Closing
    proposal: Decided
    scale_up: Decided
    request: Request
    later: tuple[Later, ...] = ()

    @property
    def slug(self) -> str:
        return self.process.slug

    @property
    def version(self) -> str:
        return self.process.version

    def steps(self, phase: str) -> tuple[StepRule, ...]:
        return self.review.idea if phase == "idea" else self.review.application

    def parts(self, form: str) -> tuple[Part, ...]:
        """The parts of a form; ``report-3`` is one of the project's reports."""
        found: tuple[Part, ...] = getattr(self.form, form.partition("-")[0])
        return found

    def part(self, form: str, key: str) -> Part | None:
        return next((part for part in self.parts(form) if part.key == key), None)

    def step(self, phase: str, key: str) -> StepRule:
        """The step of that name. Raises KeyError when the file has none."""
        return self._steps[phase, key]

    @cached_property
    def _steps(self) -> dict[tuple[str, str], StepRule]:
        return {(phase, rule.step): rule for phase in ("idea", "application") for rule in self.steps(phase)}

    def first_steps(self, phase: str) -> list[StepRule]:
        """The compulsory steps that a submission opens."""
        return [rule for rule in self.steps(phase) if rule.after == "submitted" and not rule.optional]

    def criteria(self, keys: tuple[str, ...]) -> list[Yardstick]:
        return [one for one in self.criterion if one.key in keys]

    def factors(self, keys: tuple[str, ...]) -> list[Yardstick]:
        return [one for one in self.factor if one.key in keys]

    def seat(self, key: str) -> SeatRule | None:
        """The place in a project of that name."""
        return next((one for one in self.project.seat if one.key == key), None)

    def kind_of(self, key: str) -> str:
        """The kind of the body of that name. Raises KeyError when the file has none."""
        return {one.key: one.kind for one in self.body}[key]

    def body_title(self, key: str) -> str:
        return next((one.title for one in self.body if one.key == key), key)
