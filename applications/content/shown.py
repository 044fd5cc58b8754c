"""A form's answers as a reader sees them: words, figures and tables with their sums. Pure but for the lists given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.calculation.told import detail_lines, settings_text
from applications.content.answers import Answers, day, decimal
from applications.content.columns import COLUMNS, Column
from applications.content.fixed import Fixed
from applications.content.naming import who
from applications.content.sums import Sums, sums_of
from socinv.lifecycle.process import Field, Part
from socinv.presentation import dates, money

NUMERIC = ("money", "number", "count")
Names = Mapping[int, str]
NO_TABLES: Mapping[str, Fixed] = {}
GIVEN_HEADS = {"values": later("Mått"), "participants": later("Ålder")}


@dataclass(frozen=True)
class Cell:
    """``is_head``: it names its row."""

    label: str
    text: str
    is_number: bool
    is_head: bool = False


@dataclass(frozen=True)
class Shown:
    """One question and its answer: ``text``, or ``heads`` and ``lines`` of a table, with ``sums`` of it."""

    key: str
    label: str
    text: str = ""
    is_table: bool = False
    heads: tuple[Cell, ...] = ()
    lines: tuple[tuple[Cell, ...], ...] = ()
    sums: Sums | None = None


@dataclass(frozen=True)
class ShownPart:
    part: Part
    number: int
    answers: tuple[Shown, ...]


def shown_form(
    parts: Sequence[Part], answers: Answers, names: Names, fixed: Mapping[str, Fixed] = NO_TABLES
) -> list[ShownPart]:
    """Every part. ``names``: the municipality's departments by id; ``fixed``: the rows of given tables by kind."""
    return [
        ShownPart(part, number, shown_part(part, answers.get(part.key, {}), names, fixed))
        for number, part in enumerate(parts, start=1)
    ]


def shown_part(
    part: Part, answers: Mapping[str, Any], names: Names, fixed: Mapping[str, Fixed] = NO_TABLES
) -> tuple[Shown, ...]:
    """The part's questions; one that only applies to another choice is left out while it is empty."""
    return tuple(
        _given_table(field, answers.get(field.key) or [], fixed.get(field.kind, ()))
        if field.is_fixed
        else shown_field(field, answers.get(field.key), names)
        for field in part.field
        if answers.get(field.key) or not field.required_if
    )


def _given_table(field: Field, value: Sequence[Mapping[str, Any]], fixed: Fixed) -> Shown:
    """A line for each given row, also where nothing is filled in."""
    columns, filled = COLUMNS[field.kind], {row["id"]: row for row in value}
    notes = [str(name) for name, _figure in fixed[0].notes] if fixed else []
    heads = (
        Cell(str(GIVEN_HEADS[field.kind]), "", is_number=False),
        *(Cell(name, "", is_number=True) for name in notes),
        *(Cell(str(column.label), "", column.kind in NUMERIC) for column in columns),
    )
    lines = tuple(
        (
            Cell("", row.label, is_number=False, is_head=True),
            *(Cell(str(name), figure, is_number=True) for name, figure in row.notes),
            *(_cell(column, filled.get(row.id, {}), {}) for column in columns),
        )
        for row in fixed
    )
    return Shown(field.key, field.label, is_table=True, heads=heads, lines=lines)


def shown_field(field: Field, value: Any, names: Names) -> Shown:
    if not field.is_rows:
        return Shown(field.key, field.label, text_of(field, value, names))
    columns = COLUMNS[field.kind]
    lines = tuple(tuple(_cell(column, row, names) for column in columns) for row in value or [])
    heads = tuple(Cell(str(column.label), "", column.kind in NUMERIC) for column in columns)
    return Shown(
        field.key, field.label, is_table=True, heads=heads, lines=lines, sums=sums_of(field.kind, value or [], names)
    )


def text_of(field: Field, value: Any, names: Names) -> str:
    """One answer in words; empty when there is none."""
    if field.is_apart:
        return settings_text(value)
    if value in ("", None, []):
        return ""
    if field.kind == "choice":
        return next((choice.label for choice in field.choices if choice.key == value), str(value))
    if field.kind == "departments":
        return "\n".join(names.get(int(one), _("Okänd förvaltning")) for one in value)
    if field.kind == "date":
        read = day(value)
        return dates.isodate(read) if read else str(value)
    if field.kind in ("number", "money"):
        return _figure(field.kind, value, field.unit)
    return str(value)


def _figure(kind: str, value: Any, unit: str) -> str:
    number = decimal(value)
    if number is None:
        return str(value)
    if kind == "money":
        return money.kronor(number)
    return f"{money.number(number)}{money.NBSP}{unit}" if unit else money.number(number)


def _cell(column: Column, row: Mapping[str, Any], names: Names) -> Cell:
    return Cell(str(column.label), cell_text(column, row.get(column.key), names), column.kind in NUMERIC)


def row_text(kind: str, row: Mapping[str, Any], names: Names) -> str:
    """A whole row in words, a line for each cell, and for each figure that stands behind a benefit's amount."""
    cells = [f"{column.label}: {cell_text(column, row.get(column.key), names)}" for column in COLUMNS[kind]]
    return "\n".join([*cells, *detail_lines(row)])


def cell_text(column: Column, value: Any, names: Names) -> str:
    """One cell in words."""
    if value in ("", None):
        return money.NO_VALUE
    if column.kind == "choice":
        return str(dict(column.choices).get(str(value), value))
    if column.kind in ("actor", "payer", "party"):
        return who(str(value), names)
    if column.kind == "date":
        read = day(value)
        return dates.isodate(read) if read else str(value)
    if column.kind in NUMERIC:
        number: Decimal | None = decimal(value)
        return money.number(number) if number is not None else str(value)
    return str(value)
