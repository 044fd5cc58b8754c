"""The shape of a process file. Anything the file says that is not named here is a mistake in the file."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field as Given

from socinv.lifecycle.process.forms_schema import Element, Forms, Part, base_of
from socinv.lifecycle.process.project_schema import (
    Changing,
    Closing,
    Continuing,
    Decided,
    FollowingUp,
    ProjectRule,
    Reporting,
    Request,
    SeatRule,
)
from socinv.lifecycle.process.repayment_schema import RepaymentRule

StepKind = Literal["expertise", "assessment", "stance", "views", "sign-off", "weighing", "preparation", "decision"]
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
    note: str = ""


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


class Barred(Element):
    """A sector whose actors may not take part, and what the writer is told."""

    sector: str
    text: str


class Combination(Element):
    """One way to be enough: so many committees (of different areas), actors of civil society, other public actors."""

    committees: int = 0
    different_areas: bool = False
    civil: int = 0
    public: int = 0
    text: str


class Eligibility(Element):
    """``sectors``: the registered kinds of actor and the sector of each; ``combination``: enough by one of them."""

    applicant: Literal["department"]
    partners: tuple[str, ...] = ()
    gaining_departments_take_part: bool = False
    text: str
    sectors: dict[str, Literal["civil", "public", "municipal", "company"]] = {}
    barred: tuple[Barred, ...] = ()
    combination: tuple[Combination, ...] = ()


class Need(Element):
    """Somebody who may raise a need. ``by``: "employee", "actor" or the bodies whose members may."""

    key: str
    title: str
    by: tuple[str, ...]


class Periods(Element):
    """Applications are taken in during published periods only, so many a year."""

    per_year: int
    text: str


class Anchoring(Element):
    """Before an application is sent in, and again after each change: the heads approve, the committees are told."""

    title: str
    text: str


class Pace(Element):
    """How many months the way from need to decision normally takes, from and to."""

    months: tuple[int, int]
    text: str


class Comparing(Element):
    """The applications of a period side by side, put in order by those who sit in the bodies named."""

    title: str
    text: str
    by: tuple[str, ...]


class Aim(Element):
    """A goal of the municipality's, or one of the global ones, that an application is linked to."""

    key: str
    title: str
    group: Literal["municipal", "global"]
    number: int = 0


class Coverage(Element):
    """A grant needs savings as large as the whole cost, within so many years after the project's end."""

    years: int
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
    """One body's turn. ``leads``: what each outcome leads to, a step, "application", "draft" or an end.

    ``minuted``: a stance or a decision has the number of its item in the minutes. ``asks``: what a preparation must
    say besides: what expertise took part, which goals it serves. ``documents``: made by themselves with the answer.
    """

    step: str
    title: str
    turn: str = ""
    kind: StepKind
    by: str
    with_: tuple[str, ...] = Given(default=(), alias="with")
    roles: tuple[str, ...] = ("chair", "secretary")
    may_delegate: bool = False
    minuted: bool = True
    asks: tuple[Literal["expertise", "goals"], ...] = ()
    after: str
    days: int
    optional: bool = False
    criteria: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    leads: dict[str, str] = {}
    tells: tuple[Tell, ...] = ()
    documents: tuple[Literal["decision-memo", "decline-letter"], ...] = ()


class Writing(Element):
    """``days``: how long the department has from the approved idea; nothing where no idea comes before."""

    form: Literal["application"] = "application"
    title: str
    days: int = 0


class Review(Element):
    idea: tuple[StepRule, ...] = ()
    application: tuple[StepRule, ...]


class Later(Element):
    """A place on the case's way after the decision."""

    key: Literal["project", "evaluation", "scale-up", "follow-up", "repayment"]
    title: str


class Process(Element):
    """A municipality's guideline in one version."""

    process: Head
    body: tuple[BodyRule, ...]
    orderer: Orderer | None = None
    eligibility: Eligibility
    need: tuple[Need, ...] = ()
    periods: Periods | None = None
    anchoring: Anchoring | None = None
    pace: Pace | None = None
    comparing: Comparing | None = None
    coverage: Coverage | None = None
    goal: tuple[Aim, ...] = ()
    criterion: tuple[Yardstick, ...]
    factor: tuple[Yardstick, ...] = ()
    financier: tuple[Financier, ...] = ()
    form: Forms
    writing: Writing
    review: Review
    project: ProjectRule
    reporting: Reporting
    change: Changing
    closing: Closing
    proposal: Decided | None = None
    scale_up: Continuing | None = None
    follow_up: FollowingUp | None = None
    request: Request | None = None
    repayment: RepaymentRule | None = None
    later: tuple[Later, ...] = ()

    @property
    def slug(self) -> str:
        return self.process.slug

    @property
    def version(self) -> str:
        return self.process.version

    @property
    def has_ideas(self) -> bool:
        """Whether an idea is tried before there is an application."""
        return bool(self.form.idea)

    @property
    def first_form(self) -> Phase:
        """What a case begins with."""
        return "idea" if self.has_ideas else "application"

    @property
    def competences(self) -> tuple[str, ...]:
        """What its coordinators are divided by; nothing where a single one is named for a case."""
        return next((one.competences for one in self.body if one.kind == "coordination"), ())

    def goals(self, group: str) -> list[Aim]:
        return [one for one in self.goal if one.group == group]

    def steps(self, phase: str) -> tuple[StepRule, ...]:
        return self.review.idea if phase == "idea" else self.review.application

    def parts(self, form: str) -> tuple[Part, ...]:
        """The parts of a form; ``report-3`` is one of the project's reports."""
        found: tuple[Part, ...] = getattr(self.form, base_of(form).replace("-", "_"))
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
