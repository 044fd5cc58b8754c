"""From what was read to what is kept: numbers with a point, days as ISO, departments as sorted ids. And back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from applications.content.answers import day, decimal


def kept(kind: str, value: Any) -> Any:
    """The value of a cleaned field as the form's answers keep it."""
    if kind == "departments":
        return sorted(int(one) for one in value or [])
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def shown(kind: str, value: Any) -> Any:
    """A kept value as the field wants it for showing."""
    if kind == "departments":
        return [str(one) for one in value] if isinstance(value, Iterable) and not isinstance(value, str) else []
    if kind in ("number", "count", "money"):
        number = decimal(value)
        return value if number is None else number
    if kind == "date":
        return day(value) or value
    return value
