"""A plan with its versions and what has been followed up, read once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from repayment.plan import Line, first_year, in_order, kept, last_followed, next_year, open_lines, total, years

if TYPE_CHECKING:
    from decimal import Decimal

    from repayment.models import Balancing, Plan, PlanVersion, RealisedSaving, Settlement, Surplus

WITH = (
    "versions__rows__committee", "versions__savings__committee", "surpluses__committee", "savings__committee",
    "settlements__instalments__committee", "balancings__committee",
)  # fmt: skip


@dataclass(frozen=True)
class Book:
    """``versions``: the oldest first. ``surpluses``: what was reported of each year of a plan that is made at closing.

    Of one that was decided with the application: ``reported`` the savings by measure, those that have been corrected
    too, ``settlements`` the years that have been settled, ``balancings`` what was written off or given back.
    """

    plan: Plan
    versions: tuple[PlanVersion, ...]
    surpluses: tuple[Surplus, ...]
    reported: tuple[RealisedSaving, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    balancings: tuple[Balancing, ...] = ()

    @property
    def latest(self) -> PlanVersion | None:
        return self.versions[-1] if self.versions else None

    @cached_property
    def lines(self) -> list[Line]:
        """The plan that holds."""
        return self.latest.lines if self.latest else []

    @cached_property
    def saved(self) -> list[Line]:
        """What came of the plan: what was reported as surplus, or what was settled."""
        if self.plan.rule.with_application:
            return self.repaid
        return in_order(Line(one.committee_id, one.committee.name, one.year, one.amount) for one in self.surpluses)

    @cached_property
    def savings(self) -> list[RealisedSaving]:
        """What was saved by each measure, as it now stands."""
        replaced = {one.replaces_id for one in self.reported}
        return [one for one in self.reported if one.pk not in replaced]

    @cached_property
    def realised(self) -> list[Line]:
        """What each committee saved in each year, over its measures."""
        found: dict[tuple[int, str, int], Decimal] = {}
        for one in self.savings:
            key = (one.committee_id, one.committee.name, one.year)
            found[key] = found[key] + one.amount if key in found else one.amount
        return in_order(Line(*key, amount) for key, amount in found.items())

    @cached_property
    def repaid(self) -> list[Line]:
        """What was settled to be repaid."""
        return in_order(
            Line(row.committee_id, row.committee.name, one.year, row.amount)
            for one in self.settlements
            for row in one.instalments.all()
        )

    @cached_property
    def expected(self) -> list[Line]:
        """What the plan that holds expects to be saved."""
        return self.latest.expected if self.latest else []

    @property
    def followed(self) -> frozenset[int]:
        """The years that have been followed up, or settled."""
        return frozenset(one.year for one in (self.settlements or self.surpluses))

    @property
    def last_followed(self) -> int:
        return last_followed(self.followed)

    @property
    def next_year(self) -> int | None:
        """The year that is to be followed up next; of a plan that was decided with the application none is skipped."""
        year = next_year(self.lines, self.followed)
        if year is None or not self.plan.rule.with_application:
            return year
        return self.last_followed + 1 if self.followed else years(self.lines)[0]

    @property
    def open_lines(self) -> list[Line]:
        """What is still to come."""
        return open_lines(self.lines, self.followed)

    @property
    def kept(self) -> list[Line]:
        return kept(self.lines, self.followed)

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that the plan may have (SUN-52)."""
        ended = last_day(self.plan)
        first = ended.year + 1 if self.plan.rule.with_application else first_year(ended)
        return first, first + self.plan.rule.longest - 1

    def of_year(self, year: int | None) -> list[Line]:
        return [line for line in self.lines if line.year == year]

    def planned(self, year: int | None = None) -> Decimal:
        return total(self.lines, year)


def book_of(plan: Plan) -> Book:
    """Read from the database: the same few queries for any plan, or none after ``load``."""
    if not plan.pk:
        return Book(plan, (), ())
    if "versions" not in getattr(plan, "_prefetched_objects_cache", {}):
        fresh = copy(plan)
        fresh._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # what changes is read again next time
        prefetch_related_objects([fresh], *WITH)
        return _read(plan, fresh)
    return _read(plan, plan)


def _read(plan: Plan, read: Plan) -> Book:
    return Book(
        plan, tuple(read.versions.all()), tuple(read.surpluses.all()), tuple(read.savings.all()),
        tuple(read.settlements.all()), tuple(read.balancings.all()),
    )  # fmt: skip


def load(plan: Plan) -> Book:
    """The same, kept for a page that asks several times and changes nothing."""
    prefetch_related_objects([plan], *WITH)
    return book_of(plan)


def unreported(book: Book) -> list[Line]:
    """The lines of the year whose turn it is that no saving has been reported for."""
    said = {line.committee for line in book.realised if line.year == book.next_year}
    return [line for line in book.of_year(book.next_year) if line.committee not in said]


def last_day(plan: Plan) -> date:
    """When the investment phase ended: the project's last day, or the day the plan is opened where it has none."""
    project = plan.project
    ended: date | None = project.ends
    return ended or plan.due or date.max
