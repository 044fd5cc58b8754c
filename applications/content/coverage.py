"""Whether the expected savings cover what a project costs within the years the guideline counts (ORE-22)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from applications.content.answers import answers_of, decimal, rows, whole
from applications.models import Case


def counted_saving(line: Any, last_year: int) -> Decimal:
    """What a benefit line saves up to and with a year, in SEK, undiscounted."""
    yearly, first, last = decimal(line.get("yearly")), whole(line.get("first_year")), whole(line.get("last_year"))
    if yearly is None or first is None or last is None:
        return Decimal(0)
    return yearly * max(min(last, last_year) - first + 1, 0)


def shortfall_of(lines: list[Any], cost: Decimal, ends: date, years: int) -> Decimal:
    """How much the committees' savings lack to the cost, in SEK; zero or below where they cover it.

    Counted are the lines whose gain is a department's own, up to so many years after the year the project ends.
    """
    ours = [line for line in lines if str(line.get("actor") or "").startswith("department:")]
    return cost - sum((counted_saving(line, ends.year + years) for line in ours), Decimal(0))


def shortfall(case: Case) -> Decimal:
    """The same for a case as its application is saved; nothing is lacking where the guideline has no such rule."""
    rule = case.process.coverage
    if rule is None or case.ends is None:
        return Decimal(0)
    answers = answers_of(case, "application")
    lines = [
        line
        for part in case.process.parts("application")
        for field in part.field
        if field.kind == "benefits"
        for line in rows(answers, part.key, field.key)
    ]
    return shortfall_of(lines, case.total_cost or Decimal(0), case.ends, rule.years)
