"""What is missing in a table whose rows are given: a value or a reason for each indicator, and some figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import decimal
from applications.content.columns import COLUMNS
from applications.content.fixed import Fixed
from socinv.lifecycle.process import Field


def missing_in_given(field: Field, rows: Sequence[Mapping[str, Any]], fixed: Fixed) -> Iterator[tuple[str, str]]:
    """(HTML id, what to do) for each gap; a figure of participants is a whole number and not below zero.

    Nobody yet is written 0, which is an answer: only a table with every cell empty is not filled in.
    """
    filled = {row["id"]: row for row in rows}
    if field.kind == "values":
        for row in fixed:
            yield from _value(field, row.id, row.label, filled.get(row.id, {}))
        return
    columns = COLUMNS[field.kind]
    figures = [decimal(row.get(column.key)) for row in rows for column in columns]
    if field.required and all(figure is None for figure in figures):
        yield f"id_{field.key}", field.missing
    for row in fixed:
        for column in columns:
            number = decimal(filled.get(row.id, {}).get(column.key))
            if number is not None and (number < 0 or number != int(number)):
                yield (
                    f"id_{field.key}-{row.id}-{column.key}",
                    _("%(label)s: skriv ett helt tal, noll eller mer") % {"label": row.label},
                )


def _value(field: Field, row: str, label: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    value, why = decimal(given.get("value")), str(given.get("missing") or "").strip()
    anchor = f"id_{field.key}-{row}-"
    if value is None and not why:
        yield anchor + "value", _("%(label)s: skriv värdet, eller varför det saknas") % {"label": label}
    if value is not None and why:
        yield anchor + "missing", _("%(label)s: skriv antingen värdet eller varför det saknas") % {"label": label}
