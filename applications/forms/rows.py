"""The tables of a form: partners, benefits, indicators, costs. A row keeps its id from the day it is added."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.calculation.detail import is_counted
from applications.content.columns import COLUMNS
from applications.content.fixed import FixedRow
from applications.content.sums import Sums, sums_of
from applications.forms.canonical import kept, shown
from applications.forms.fields import cell_for
from applications.forms.lists import Lists
from socinv.lifecycle.process import Field
from socinv.presentation.forms import PlainForm

MOST_ROWS, MOST_OF_MONEY = 50, 200
COUNTED = ("yearly",)  # the cells of a benefit that follow from its figures in the calculation
ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,24}")
ROW_WORDS = {
    "partners": _("partner"), "benefits": _("vinst"), "indicators": _("mått"), "costs": _("kostnad"),
    "activities": _("aktivitet"), "risks": _("risk"), "lessons": _("lärdom"), "values": _("mått"),
    "participants": _("åldersgrupp"), "actors": _("aktör"), "scheme": _("mål"),
}  # fmt: skip
ADD_WORDS = {
    "partners": _("Lägg till en partner"),
    "benefits": _("Lägg till en vinst"),
    "indicators": _("Lägg till ett mått"),
    "costs": _("Lägg till en kostnad"),
    "activities": _("Lägg till en aktivitet"),
    "risks": _("Lägg till en risk"),
    "lessons": _("Lägg till en lärdom"),
    "actors": _("Lägg till en aktör"),
    "scheme": _("Lägg till ett mål"),
}


def most_rows(kind: str) -> int:
    """How many rows a table of the kind holds: a calculation may be long."""
    return MOST_OF_MONEY if kind in ("benefits", "costs") else MOST_ROWS


def new_row() -> str:
    """An id that two writers never share."""
    return "r" + secrets.token_hex(4)


@dataclass(frozen=True)
class Removed:
    """A row that was just taken away. ``cells`` are its fields as they were typed, readable or not."""

    row: str
    number: int
    cells: Mapping[str, str]


class RowForm(PlainForm):
    """One row: a field for each column, named ``<table>-<row>-<column>``. ``given``: it is there from the start."""

    given: FixedRow | None = None

    def __init__(self, kind: str, lists: Lists, row: str, saved: Mapping[str, Any], **options: Any) -> None:
        self.kind, self.row, self.saved = kind, row, saved
        self.base_fields = {column.key: cell_for(column, lists) for column in COLUMNS[kind]}  # type: ignore[misc]
        initial = {column.key: shown(column.kind, saved.get(column.key, "")) for column in COLUMNS[kind]}
        super().__init__(initial=initial, **options)
        self.locked = COUNTED if kind == "benefits" and is_counted(saved) else ()
        for key in self.locked:
            self.fields[key].disabled = True

    def kept(self) -> dict[str, Any]:
        """The row as it is kept; a cell that cannot be read, and all that has no cell, stays as it was saved."""
        self.is_valid()
        row = {
            column.key: kept(column.kind, self.cleaned_data[column.key])
            if column.key in self.cleaned_data
            else self.saved.get(column.key, "")
            for column in COLUMNS[self.kind]
        }
        return {**self.saved, "id": self.row, **row}

    def typed(self) -> dict[str, str]:
        """Each field's name and what stands in it."""
        return {self.add_prefix(name): str(self[name].value() or "") for name in self.fields}

    @property
    def is_blank(self) -> bool:
        """Nothing is written in it, readable or not, and nothing is counted."""
        return not self.locked and not any(str(self[name].data or "").strip() for name in self.fields)


class Table:
    """A table as its template draws it: iterable rows and an empty one for the headings."""

    removed: Removed | None = None

    def __init__(self, field: Field, lists: Lists, saved: Sequence[Mapping[str, Any]], data: Any = None) -> None:
        self.field, self.lists, self.data = field, lists, data
        self.is_now(saved)
        self.rows_name = f"{field.key}-_rows"
        self.given = {row.id: row for row in lists.fixed.get(field.kind, ())}
        ids = [*self.given] if field.is_fixed else self._posted() if data is not None else [*self.saved]
        self.forms = [self._row(row) for row in ids[: most_rows(field.kind)]]

    def _posted(self) -> list[str]:
        named = str(self.data.get(self.rows_name, "")).split()
        return list(dict.fromkeys(row for row in named if ROW_ID.fullmatch(row)))

    def _row(self, row: str, *, fresh: bool = False) -> RowForm:
        data = None if fresh else self.data
        prefix = f"{self.field.key}-{row}"
        form = RowForm(self.field.kind, self.lists, row, self.saved.get(row, {}), data=data, prefix=prefix)
        form.given = self.given.get(row)
        return form

    def add(self) -> RowForm | None:
        """One more empty row, unless the table is full or its rows are given."""
        if len(self.forms) >= most_rows(self.field.kind) or self.is_fixed:
            return None
        self.forms.append(self._row(new_row(), fresh=True))
        return self.forms[-1]

    @property
    def is_fixed(self) -> bool:
        return self.field.is_fixed

    def remove(self, row: str) -> None:
        if self.is_fixed:
            return
        for number, form in enumerate(self.forms, start=1):
            if form.row == row and not form.is_blank:
                self.removed = Removed(row, number, form.typed())
        self.forms = [form for form in self.forms if form.row != row]

    def put_back(self, row: str, number: int) -> None:
        """A row whose fields were sent but that is not among the rows, in its old place."""
        room = len(self.forms) < most_rows(self.field.kind) and not self.is_fixed
        if ROW_ID.fullmatch(row) and room and all(form.row != row for form in self.forms):
            self.forms.insert(number - 1, self._row(row))

    def kept(self) -> list[dict[str, Any]]:
        """The rows as they are kept, without those where nothing is written."""
        return [form.kept() for form in self.forms if not form.is_blank]

    def __iter__(self) -> Iterator[RowForm]:
        return iter(self.forms)

    @property
    def empty_form(self) -> RowForm:
        return self._row("ny", fresh=True)

    @property
    def row_ids(self) -> str:
        return " ".join(form.row for form in self.forms)

    @property
    def notes(self) -> list[str]:
        """The headings of what is known of each given row."""
        first = next(iter(self.given.values()), None)
        return [str(name) for name, _figure in first.notes] if first else []

    @property
    def sums(self) -> Sums | None:
        """What the saved rows add up to, for tables of money."""
        return sums_of(self.field.kind, list(self.saved.values()), self.lists.departments)

    def is_now(self, saved: Sequence[Mapping[str, Any]]) -> None:
        """The rows have been saved as these."""
        self.saved = {str(row["id"]): row for row in saved}

    @property
    def is_roomy(self) -> bool:
        """More columns than one line can hold: each row is drawn on two."""
        return len(COLUMNS[self.field.kind]) > 4 and not self.is_fixed

    @property
    def row_word(self) -> str:
        return str(ROW_WORDS[self.field.kind])

    @property
    def add_word(self) -> str:
        return str(ADD_WORDS.get(self.field.kind, ""))


def row_forms(tables: Sequence[Table]) -> list[forms.BaseForm]:
    return [form for table in tables for form in table.forms]
