"""The figures read out of the forms into the case, for lists, portfolio and decisions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from applications.calculation.detail import line_of
from applications.calculation.inputs import Money
from applications.calculation.perspectives import is_municipal
from applications.content.answers import Answers, answers_of, day, decimal, rows, whole
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process

NOT_KEPT = (None, "need")  # what the need is stands in the form alone
DAYS, NUMBERS = ("starts", "ends"), ("age_from", "age_to", "girls", "boys")


def read_facts(process: Process, form: str, answers: Answers) -> dict[str, Any]:
    """Every ``fact`` field's value, by the case's field name."""
    found: dict[str, Any] = {}
    for part in process.parts(form):
        for field in part.field:
            if field.fact in NOT_KEPT:
                continue
            value = answers.get(part.key, {}).get(field.key)
            if field.fact in DAYS:
                found[field.fact] = day(value)
            elif field.fact in NUMBERS:
                found[field.fact] = whole(value)
            else:
                found[field.fact] = value or ""
    return found


def read_money(process: Process, answers: Answers) -> dict[str, Any]:
    """Cost to the fund, whole cost, the municipality's saving and the last year that gains (undiscounted, SEK)."""
    costs = [row for part, key in _tables(process, "costs") for row in rows(answers, part, key)]
    benefits = [row for part, key in _tables(process, "benefits") for row in rows(answers, part, key)]
    lines = [line for row in benefits if (line := line_of(row))]
    ours = [line for line in lines if line.money is Money.SAVING and is_municipal(line.actor)]
    return {
        "applied_amount": sum(
            (decimal(row.get("amount")) or Decimal(0) for row in costs if row.get("payer") == "fund"), Decimal(0)
        ),
        "total_cost": sum((decimal(row.get("amount")) or Decimal(0) for row in costs), Decimal(0)),
        "municipal_saving": sum((amount for line in ours for _year, amount in line.amounts()), Decimal(0)),
        "last_gain_year": max((whole(row.get("last_year")) or 0 for row in benefits), default=0) or None,
    }


def saving(row: Any) -> Decimal:
    """What a benefit line adds up to over its years, in SEK, undiscounted."""
    line = line_of(row)
    return sum((amount for _year, amount in line.amounts()), Decimal(0)) if line else Decimal(0)


def _tables(process: Process, kind: str) -> list[tuple[str, str]]:
    return [
        (part.key, field.key) for part in process.parts("application") for field in part.field if field.kind == kind
    ]


def update_facts(case: Case, form: str) -> None:
    """Bring the case's columns in line with the form as it is saved now, and note that it changed (for the lists)."""
    answers = answers_of(case, form)
    values = read_facts(case.process, form, answers)
    if form == "application":
        values |= read_money(case.process, answers)
    for name, value in values.items():
        setattr(case, name, value)
    case.changed_at = clock.now()
    case.save(update_fields=[*values, "changed_at"])
