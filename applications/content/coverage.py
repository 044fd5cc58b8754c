"""Whether the expected savings cover what a project costs within the years the guideline counts (ORE-22)."""

from __future__ import annotations

from decimal import Decimal

from applications.calculation.reading import Read, read_case
from applications.calculation.ten_years import Coverage, coverage
from applications.models import Case
from socinv.lifecycle.process import Process


def coverage_of(process: Process, read: Read) -> Coverage | None:
    """The savings of so many years from the end against the cost; None where the guideline has no such rule, or
    nobody has said when the project starts and ends."""
    rule = process.coverage
    return coverage(read.calculation, rule.years) if rule and read.is_dated else None


def shortfall(case: Case) -> Decimal:
    """How much the savings of a case's application, as it is saved, lack to its cost, in SEK; zero or below where
    they cover it, or nothing has to."""
    if case.process.coverage is None:
        return Decimal(0)
    found = coverage_of(case.process, read_case(case))
    return found.cost - found.saving if found else Decimal(0)
