"""What each committee's budget frame is reduced by, year by year, over all the plans of a municipality (SUN-53)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from repayment.book import WITH, book_of
from repayment.known import came_back
from repayment.models import Plan, PlanStatus
from repayment.models.plan import IN_FORCE
from repayment.plan import Line

HAS_ROWS = (*IN_FORCE, PlanStatus.COMPLETED, PlanStatus.WRITTEN_OFF)


@dataclass(frozen=True)
class Reduction:
    """One committee's part of one plan in one year: planned, or settled and not to change."""

    plan: Plan
    line: Line
    is_settled: bool = False


@dataclass(frozen=True)
class Row:
    """A committee with its sum of each year; ``amounts`` are in the order of the years, in SEK."""

    name: str
    amounts: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        return sum(self.amounts, Decimal(0))


@dataclass(frozen=True)
class Frames:
    """Committees and years, with the sums of both."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def sums(self) -> tuple[Decimal, ...]:
        """Of each year."""
        return tuple(sum((row.amounts[place] for row in self.rows), Decimal(0)) for place in range(len(self.years)))

    @property
    def total(self) -> Decimal:
        return sum((row.total for row in self.rows), Decimal(0))


def every_reduction(municipality: int) -> list[Reduction]:
    """By committee, year and project: what is planned, and what has been settled, also of the plans that are over.

    The same few queries however many plans there are.
    """
    plans = Plan.objects.filter(municipality=municipality, status__in=HAS_ROWS).select_related("case", "project")
    found = []
    for plan in plans.defer("case__search").prefetch_related(*WITH):
        book = book_of(plan)
        found += [Reduction(plan, line, is_settled=True) for line in came_back(book) if line.amount]
        found += [Reduction(plan, line) for line in book.open_lines if plan.status in IN_FORCE]
    return sorted(found, key=lambda one: (one.line.name, one.line.committee, one.line.year, one.plan.case.regnr))


def reductions(municipality: int) -> list[Reduction]:
    """Every year that is still to come in a plan that holds."""
    return planned(every_reduction(municipality))


def planned(found: Iterable[Reduction]) -> list[Reduction]:
    return [one for one in found if not one.is_settled]


def settled(found: Iterable[Reduction]) -> list[Reduction]:
    return [one for one in found if one.is_settled]


def frames(lines: Iterable[Line]) -> Frames:
    """The lines added up. Pure: what is in the rows is what was in the lines."""
    found, names = list(lines), {}
    amounts: dict[int, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in found:
        names[line.committee] = line.name
        amounts[line.committee][line.year] += line.amount
    years = tuple(sorted({line.year for line in found}))
    order = sorted(names, key=lambda committee: (names[committee], committee))
    return Frames(years, tuple(Row(names[one], tuple(amounts[one][year] for year in years)) for one in order))


def apart(found: Frames, most: int) -> Sequence[Frames]:
    """The same in tables of so many years at the most, each with the committees that have something in it."""
    parts = []
    for first in range(0, len(found.years), most):
        rows = (Row(row.name, row.amounts[first : first + most]) for row in found.rows)
        parts.append(Frames(found.years[first : first + most], tuple(row for row in rows if row.total)))
    return parts


def lines_of(found: Iterable[Reduction]) -> list[Line]:
    return [one.line for one in found]
