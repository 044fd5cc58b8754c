"""From what a story says in a form to the answers as they are kept (applications.content.answers)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from applications.content.columns import COLUMNS, Column
from socinv.lifecycle.process import Field, Part
from socinv.stories.moments import day_of, year_of


class NoAnswer(ValueError):
    """Something a form has no place for."""


@dataclass(frozen=True)
class Reader:
    """Reads answers for one municipality: ``departments`` by key, times counted from ``today``."""

    departments: Mapping[str, int]
    today: date

    def part(self, part: Part, said: Mapping[str, Any]) -> dict[str, Any]:
        """The answers of a part. Raises NoAnswer, NoTime."""
        unknown = sorted(set(said) - {field.key for field in part.field})
        if unknown:
            raise NoAnswer(f"delen {part.key!r} har inget fält {unknown[0]!r}")
        return {field.key: self._field(field, said[field.key]) for field in part.field if field.key in said}

    def _field(self, field: Field, said: Any) -> Any:
        if field.is_rows:
            columns = COLUMNS[field.kind]
            return [self._row(columns, row, number) for number, row in enumerate(said, start=1)]
        if field.kind == "departments":
            return [self._department(key) for key in said]
        return self._value(field.kind, said)

    def _row(self, columns: tuple[Column, ...], said: Mapping[str, Any], number: int) -> dict[str, Any]:
        unknown = sorted(set(said) - {column.key for column in columns})
        if unknown:
            raise NoAnswer(f"tabellens rad {number} har ingen kolumn {unknown[0]!r}")
        cells = {column.key: self._value(column.kind, said.get(column.key, "")) for column in columns}
        return {"id": f"r{number}", **cells}

    def _value(self, kind: str, said: Any) -> str:
        if said in ("", None):
            return ""
        if kind == "date":
            return day_of(said, self.today).isoformat()
        if kind == "year":
            return str(year_of(said, self.today))
        if kind in ("actor", "payer") and said in self.departments:
            return f"department:{self.departments[said]}"
        return str(said).strip()

    def _department(self, key: str) -> int:
        if key not in self.departments:
            raise NoAnswer(f"det finns ingen förvaltning {key!r}")
        return self.departments[key]
