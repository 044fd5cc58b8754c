"""The shape of the forms in a process file: parts, questions, choices."""

from __future__ import annotations

from typing import Literal

from pydantic import AliasChoices, BaseModel, ConfigDict
from pydantic import Field as Given

FieldKind = Literal[
    "text", "prose", "choice", "number", "money", "date", "year",
    "departments", "partners", "actors", "benefits", "indicators", "costs", "scheme", "activities", "risks", "lessons",
    "values", "participants", "calculation",
]  # fmt: skip
FIXED = ("values", "participants")  # tables whose rows are given: the project's indicators, the file's age bands
ROWS = ("partners", "actors", "benefits", "indicators", "costs", "scheme", "activities", "risks", "lessons", *FIXED)
Fact = Literal[
    "title", "summary", "target", "evidence", "age_from", "age_to", "girls", "boys", "starts", "ends",
    "spent", "forecast", "asks", "comparison", "saving", "need",
]  # fmt: skip


class Element(BaseModel):
    """Anything in a process file; ``rules`` names the rules it carries out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rules: tuple[str, ...] = ()


class Choice(Element):
    key: str
    label: str


class When(Element):
    field: str
    is_: str = Given(alias="is")


class Field(Element):
    """One question. ``missing`` is what the list of missing parts says; ``low``/``high`` bound a number.

    ``lasts``: how many years there are, at least and at most, from the day in ``not_below`` to this one.
    """

    key: str
    kind: FieldKind
    label: str
    help: str = ""
    missing: str = ""
    required: bool = False
    required_if: When | None = None
    choices: tuple[Choice, ...] = ()
    max: int = 0
    rows: int = 4
    unit: str = ""
    low: int | None = None
    high: int | None = None
    not_below: str = ""
    lasts: tuple[int, int] | None = None
    after_year_of: str = ""
    fact: Fact | None = None

    @property
    def is_rows(self) -> bool:
        return self.kind in ROWS

    @property
    def is_apart(self) -> bool:
        """Answered on a page of its own, and only led to from the part's."""
        return self.kind == "calculation"

    @property
    def is_fixed(self) -> bool:
        return self.kind in FIXED


class Part(Element):
    """One page of a form. ``from_idea`` and ``from_application``: fields that begin with what was written there.
    ``living``: may be changed as long as the project goes on, also after the description was sent in."""

    key: str
    title: str
    lead: str = ""
    help_title: str = ""
    help: tuple[str, ...] = ()
    from_idea: dict[str, str] = {}
    from_application: dict[str, str] = {}
    living: bool = False
    field: tuple[Field, ...]

    def find(self, key: str) -> Field | None:
        return next((field for field in self.field if field.key == key), None)


class Forms(Element):
    idea: tuple[Part, ...] = ()
    application: tuple[Part, ...]
    project: tuple[Part, ...] = ()
    report: tuple[Part, ...] = ()
    evaluation: tuple[Part, ...] = ()
    follow_up: tuple[Part, ...] = Given(default=(), validation_alias=AliasChoices("follow-up", "follow_up"))


def base_of(form: str) -> str:
    """The form's name without the number of one of several: "report" of "report-3", all of "follow-up"."""
    base, _dash, number = form.rpartition("-")
    return base if number.isdecimal() else form
