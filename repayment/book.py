"""A plan with its versions and what has been followed up, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from repayment.plan import Line, first_year, in_order, kept, last_followed, next_year, open_lines, total

if TYPE_CHECKING:
    from decimal import Decimal

    from repayment.models import Plan, PlanVersion, Surplus

WITH = ("versions__rows__committee", "surpluses__committee")


@dataclass(frozen=True)
class Book:
    """``versions``: the oldest first. ``surpluses``: what was reported of each year."""

    plan: Plan
    versions: tuple[PlanVersion, ...]
    surpluses: tuple[Surplus, ...]

    @property
    def latest(self) -> PlanVersion | None:
        return self.versions[-1] if self.versions else None

    @cached_property
    def lines(self) -> list[Line]:
        """The plan that holds."""
        return self.latest.lines if self.latest else []

    @cached_property
    def saved(self) -> list[Line]:
        """What was reported."""
        return in_order(Line(one.committee_id, one.committee.name, one.year, one.amount) for one in self.surpluses)

    @property
    def followed(self) -> frozenset[int]:
        """The years that have been followed up."""
        return frozenset(one.year for one in self.surpluses)

    @property
    def last_followed(self) -> int:
        return last_followed(self.followed)

    @property
    def next_year(self) -> int | None:
        """The year that is to be followed up next."""
        return next_year(self.lines, self.followed)

    @property
    def open_lines(self) -> list[Line]:
        """What is still to come."""
        return open_lines(self.lines, self.followed)

    @property
    def kept(self) -> list[Line]:
        return kept(self.lines, self.followed)

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that the plan may have."""
        first = first_year(last_day(self.plan))
        return first, first + self.plan.rule.longest - 1

    def of_year(self, year: int | None) -> list[Line]:
        return [line for line in self.lines if line.year == year]

    def planned(self, year: int | None = None) -> Decimal:
        return total(self.lines, year)


def book_of(plan: Plan) -> Book:
    """Read from the database: four queries, or none after ``load``."""
    if not plan.pk:
        return Book(plan, (), ())
    if "versions" in getattr(plan, "_prefetched_objects_cache", {}):
        return Book(plan, tuple(plan.versions.all()), tuple(plan.surpluses.all()))
    versions = plan.versions.prefetch_related("rows__committee")
    return Book(plan, tuple(versions), tuple(plan.surpluses.select_related("committee")))


def load(plan: Plan) -> Book:
    """The same, kept for a page that asks several times and changes nothing."""
    prefetch_related_objects([plan], *WITH)
    return book_of(plan)


def last_day(plan: Plan) -> date:
    """When the investment phase ended: the project's last day, or the day the plan is opened where it has none."""
    project = plan.project
    ended: date | None = project.ends
    return ended or plan.due or date.max
