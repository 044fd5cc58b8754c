"""A form's answers as plain values, and reading figures out of them.

Everything is kept as the canonical text a field makes of what was typed: numbers with a point, dates as ISO,
departments as a list of ids, table rows as dicts with an ``id``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from applications.models.case import Case
from applications.models.part import Part

Answers = dict[str, dict[str, Any]]


def answers_of(case: Case, form: str) -> Answers:
    """Every part's answers, by part key: one query, or none where the case's parts are prefetched."""
    return {part.key: part.answers for part in case.parts.all() if part.form == form}


def parts_of(case: Case, form: str) -> dict[str, Part]:
    return {part.key: part for part in case.parts.all() if part.form == form}


def rows(answers: Mapping[str, Mapping[str, Any]], part: str, field: str) -> Sequence[Mapping[str, Any]]:
    return list(answers.get(part, {}).get(field) or [])


def decimal(text: Any) -> Decimal | None:
    """The number, or None where there is none that can be counted with."""
    try:
        found = Decimal(str(text)) if text not in ("", None) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def whole(text: Any) -> int | None:
    number = decimal(text)
    return int(number) if number is not None else None


def day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
