"""The calculation as the application says it now, or as it said when it was sent in.

``read`` is pure: answers in, a calculation out, with what each line lacks and what is wrong in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from applications.calculation.detail import Detail, detail_of, line_by
from applications.calculation.inputs import Calculation, Cost, Line
from applications.calculation.problems import Placed, Problem, across, in_line
from applications.calculation.settings import KIND, Settings, settings_of
from applications.content.answers import Answers, answers_of, day, decimal, rows, whole
from socinv.lifecycle import clock

if TYPE_CHECKING:
    from applications.models import Case, Version
    from socinv.lifecycle.process import Part, Process

    Parts = Sequence[Part]

FORM = "application"
LARGEST_COST = Decimal(1_000_000_000)


@dataclass(frozen=True)
class ReadLine:
    """A benefit as a row of the form: ``key`` is its id, ``part`` and ``field`` where it stands, ``number`` its place.

    ``line``: None while it cannot be counted with. ``complete``: its yearly amount comes from its figures (``calc``,
    read as ``detail``).
    ``lacks_source``: the inputs without a source.
    """

    key: str
    row: Mapping[str, Any]
    part: str
    field: str
    number: int
    line: Line | None
    complete: bool
    detail: Detail | None = None
    lacks_source: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class ReadCost:
    """A cost as a row of the form; ``cost`` is None while its year or amount is missing."""

    key: str
    row: Mapping[str, Any]
    part: str
    field: str
    number: int
    cost: Cost | None
    lacks_source: bool


@dataclass(frozen=True)
class Read:
    """``is_dated``: the application says when the project starts and ends; else the years of the rows stand in.

    ``left_out``: ids of departments that gain and neither apply nor take part (SUN-14).
    """

    calculation: Calculation
    lines: tuple[ReadLine, ...]
    costs: tuple[ReadCost, ...]
    settings: Settings
    is_dated: bool
    left_out: tuple[int, ...]

    @property
    def price_year(self) -> int:
        return self.settings.price_year

    @property
    def seed(self) -> int:
        return self.settings.seed

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything, line by line."""
        return tuple(problem for line in self.lines for problem in line.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops a submission."""
        return tuple(problem for problem in self.problems if problem.is_error)


def read(
    process: Process, answers: Answers, *, starts: date | None, ends: date | None, own: int | None = None,
    this_year: int = 2000,
) -> Read:  # fmt: skip
    """The calculation of an application's answers.

    ``own``: the department that applies; without it nobody is said to be left out. ``this_year`` stands in where
    neither the form nor its rows say any year.
    """
    return read_parts(process.parts(FORM), answers, starts=starts, ends=ends, own=own, this_year=this_year)


def read_parts(
    parts: Parts, answers: Answers, *, starts: date | None, ends: date | None, own: int | None = None,
    this_year: int = 2000,
) -> Read:  # fmt: skip
    """The same of the application's parts."""
    costs = tuple(_costs(parts, answers))
    lines = tuple(_lines(parts, answers))
    first, last = _dates(lines, costs, starts, ends, this_year)
    settings = settings_of(_settings(parts, answers), first.year)
    calculation = Calculation(
        starts=first, ends=last, rate=settings.rate,
        costs=tuple(one.cost for one in costs if one.cost),
        lines=tuple(one.line for one in lines if one.line),
    )  # fmt: skip
    out = () if own is None else tuple(sorted(_gaining(lines) - _taking_part(parts, answers) - {own}))
    is_dated = starts is not None and ends is not None
    return Read(calculation, _judged(lines, settings), costs, settings, is_dated, out)


def read_case(case: Case) -> Read:
    """As the application is saved now: one query, or none where the case's parts are prefetched."""
    return _read_dated(case, answers_of(case, FORM))


def read_version(version: Version) -> Read:
    """As it was sent in that time."""
    return _read_dated(version.case, version.answers)


def dates_of(parts: Parts, answers: Answers) -> tuple[date | None, date | None]:
    """The days the project starts and ends, as the application's own questions say them."""
    found = {
        field.fact: day(answers.get(part.key, {}).get(field.key))
        for part in parts
        for field in part.field
        if field.fact in ("starts", "ends")
    }
    return found.get("starts"), found.get("ends")


def _read_dated(case: Case, answers: Answers) -> Read:
    starts, ends = dates_of(case.process.parts(FORM), answers)
    year = clock.today().year
    return read(case.process, answers, starts=starts, ends=ends, own=case.department_id, this_year=year)


def tables(parts: Parts, kind: str) -> list[tuple[str, str]]:
    """Part and field of each table, or question, of a kind in the application's parts."""
    return [(part.key, field.key) for part in parts for field in part.field if field.kind == kind]


def _lines(parts: Parts, answers: Answers) -> Iterator[ReadLine]:
    for part, field in tables(parts, "benefits"):
        for number, row in enumerate(rows(answers, part, field), start=1):
            detail = detail_of(row)
            complete = detail is not None and detail.is_complete
            lacks = detail.lacks_source if detail and complete else _plain_lacks(row)
            line = line_by(row, detail)
            yield ReadLine(str(row.get("id") or ""), row, part, field, number, line, complete, detail, lacks)


def _plain_lacks(row: Mapping[str, Any]) -> tuple[str, ...]:
    return () if str(row.get("source") or "").strip() else ("price",)


def _costs(parts: Parts, answers: Answers) -> Iterator[ReadCost]:
    for part, field in tables(parts, "costs"):
        for number, row in enumerate(rows(answers, part, field), start=1):
            year, amount = whole(row.get("year")), decimal(row.get("amount"))
            can_count = year is not None and amount is not None and abs(amount) <= LARGEST_COST
            cost = Cost(year or 0, str(row.get("payer") or ""), amount or Decimal(0)) if can_count else None
            lacks = not str(row.get("source") or "").strip()
            yield ReadCost(str(row.get("id") or ""), row, part, field, number, cost, lacks)


def _dates(
    lines: tuple[ReadLine, ...], costs: tuple[ReadCost, ...], starts: date | None, ends: date | None, this_year: int
) -> tuple[date, date]:
    paid = [one.cost.year for one in costs if one.cost]
    known = [*paid, *(one.line.first_year for one in lines if one.line)]
    first = starts or date(min(known, default=this_year), 1, 1)
    last = ends or date(max([*paid, first.year]), 12, 31)
    return first, max(first, last)


def _settings(parts: Parts, answers: Answers) -> Any:
    return next((answers.get(part, {}).get(field) for part, field in tables(parts, KIND)), None)


def _judged(lines: tuple[ReadLine, ...], settings: Settings) -> tuple[ReadLine, ...]:
    """The lines with what is wrong in each, and between them."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for one in lines:
        if one.detail:
            found[one.key] += in_line(one.row, one.detail, one.line, settings.price_year)
    for problem in across(_counted(lines)):
        found[problem.line].append(problem)
    return tuple(replace(one, problems=tuple(found[one.key])) if one.key in found else one for one in lines)


def _counted(lines: tuple[ReadLine, ...]) -> list[Placed]:
    return [
        Placed(one.line, one.number, one.detail.texts["indicator"] if one.detail else "") for one in lines if one.line
    ]


def _gaining(lines: tuple[ReadLine, ...]) -> set[int]:
    actors = [str(one.row.get("actor") or "") for one in lines]
    return {int(actor.removeprefix("department:")) for actor in actors if actor.startswith("department:")}


def _taking_part(parts: Parts, answers: Answers) -> set[int]:
    return {int(pk) for part, field in tables(parts, "departments") for pk in answers.get(part, {}).get(field) or []}
