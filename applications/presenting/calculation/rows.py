"""The lines and the costs as the page lists them: what each says, what it lacks, and where it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.inputs import NONE, Line, Money
from applications.calculation.problems import Problem
from applications.calculation.reading import Read, ReadCost, ReadLine
from applications.calculation.words import INPUT_WORDS, MONEY_WORDS
from applications.content.naming import who
from applications.presenting.calculation.amounts import whole
from socinv.presentation.grammar import joined
from socinv.presentation.money import NO_VALUE, number

Names = Mapping[int, str]
Address = Callable[[str], str]
CHOSEN = ("money", "ground")  # boxes: the first of them is the place to go to


@dataclass(frozen=True)
class LineRow:
    """``kind``: what it is in money, where it is not a lower cost; ``lacks``: what has no source; ``wrong``: what is
    to be mended, each with the address of its figure."""

    number: int
    what: str
    url: str
    actor: str
    kind: str
    yearly: str
    years: str
    total: str
    lacks: str
    wrong: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CostRow:
    """A cost as it is listed."""

    number: int
    what: str
    url: str
    year: str
    payer: str
    amount: str
    source: str


def line_rows(read: Read, names: Names, address: Address) -> list[LineRow]:
    """``address``: where the line of a row id is."""
    return [_line(one, names, address(one.key)) for one in read.lines]


def cost_rows(read: Read, names: Names, address: Address) -> list[CostRow]:
    """``address``: where the cost of a row id is."""
    return [_cost(one, names, address(one.key)) for one in read.costs]


def _line(one: ReadLine, names: Names, url: str) -> LineRow:
    line = one.line
    return LineRow(
        one.number, str(one.row.get("what") or "") or _("Vinst %(number)d") % {"number": one.number}, url,
        who(str(one.row.get("actor") or ""), names),
        str(MONEY_WORDS[line.money.value]) if line and line.money is not Money.SAVING else "",
        number(whole(line.first_amount)) if line else NO_VALUE,
        _years(line) if line else _("Räknas inte än"),
        number(whole(total_of(line))) if line else NO_VALUE,
        lacking(one), tuple((f"{url}#{anchor_of(problem)}", problem.text) for problem in one.problems),
    )  # fmt: skip


def total_of(line: Line) -> Decimal:
    """Over all its years, undiscounted."""
    return sum((amount for _year, amount in line.amounts()), NONE)


def _years(line: Line) -> str:
    return str(line.first_year) if line.years == 1 else f"{line.first_year}–{line.last_year}"


def lacking(one: ReadLine) -> str:
    """Källa saknas: effekt per person och år och pris per enhet."""
    if not one.lacks_source:
        return ""
    if not one.complete:
        return _("Källa saknas")
    named = joined([str(INPUT_WORDS[name]).lower() for name in one.lacks_source])
    return _("Källa saknas: %(figures)s") % {"figures": named}


def anchor_of(problem: Problem) -> str:
    """The field on the line's page that the problem is about."""
    if problem.input in CHOSEN:
        return f"id_{problem.input}_0"
    return f"id_{problem.input}" if problem.input else "rad"


def _cost(one: ReadCost, names: Names, url: str) -> CostRow:
    row = one.row
    return CostRow(
        one.number, str(row.get("what") or "") or _("Kostnad %(number)d") % {"number": one.number}, url,
        str(row.get("year") or NO_VALUE), who(str(row.get("payer") or ""), names),
        number(one.cost.amount) if one.cost else NO_VALUE, str(row.get("source") or ""),
    )  # fmt: skip
