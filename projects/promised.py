"""What the application promised, beside what came out (SUN-34, SUN-38)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from applications.answering.excerpt import EXEMPT, REPAYMENT
from applications.calculation.detail import line_of
from applications.calculation.inputs import Money
from applications.calculation.perspectives import is_municipal
from applications.content.answers import answers_of, decimal, rows
from applications.models import Case
from projects.flow.values import value_rows
from projects.given import row_of
from projects.models import Evaluation, Indicator
from projects.outcome import Direction, Promise


def promised_yearly(rows: Iterable[Mapping[str, Any]]) -> Decimal | None:
    """What the municipality's own departments were to gain in a year, in SEK, in the year when it is the most.

    Takes the rows of the application's benefits. None where none of them is the municipality's own, or has its years.
    """
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for row in rows:
        line = line_of(row)
        if line is None or line.money is not Money.SAVING or not is_municipal(line.actor):
            continue
        for year, amount in line.amounts():
            sums[year] += amount
    return max(sums.values(), default=None)


def yearly_saving(case: Case) -> Decimal:
    """What the case's application promised the municipality's own departments a year, in SEK; 0 where it did not."""
    answers = answers_of(case, "application")
    benefits = [
        row
        for part in case.process.parts("application")
        for field in part.field
        if field.kind == "benefits"
        for row in rows(answers, part.key, field.key)
    ]
    return promised_yearly(benefits) or Decimal(0)


def is_exempt(case: Case) -> bool:
    """Whether the application asked for exemption from repayment, and was granted with it (SUN-43)."""
    part, field = REPAYMENT
    return answers_of(case, "application").get(part, {}).get(field) == EXEMPT


def promises_of(evaluation: Evaluation) -> list[tuple[Indicator, Promise]]:
    """Each measure with the value that the evaluation gives it. One query besides the case's parts."""
    given = value_rows(evaluation, answers_of(evaluation.case, "evaluation"), "values")
    found = []
    for one in evaluation.project.indicators.order_by("number"):
        row = given.get(row_of(one), {})
        came, why = decimal(row.get("value")), str(row.get("missing") or "")
        direction = cast("Direction", one.direction)
        found.append((one, Promise(one.name, one.unit, one.baseline, one.target, came, why, direction)))
    return found
