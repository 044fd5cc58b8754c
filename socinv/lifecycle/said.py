"""What was said in an act, as it is kept in its event: plain values, rows by id and name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models


def as_said(value: Any) -> Any:
    """Plain, JSON-ready form of an argument; a row becomes its id and how it was called that day."""
    if isinstance(value, models.Model):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, Mapping):
        return {str(key): as_said(item) for key, item in value.items()}
    if isinstance(value, str | bool | int | float | None):
        return value
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, Iterable):
        return [as_said(item) for item in value]
    return str(value)
