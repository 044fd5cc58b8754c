"""From what a story says in a form to the answers as they are kept (applications.content.answers)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from applications.calculation.detail import CALC, KEYS, tidy, yearly_of
from applications.content.columns import COLUMNS, Column
from projects.given import row_of
from socinv.lifecycle.process import Field, Part
from socinv.stories.moments import Almanac, day_of, year_of
from socinv.stories.things import Thing

Rows = Mapping[str, Mapping[str, str]]


class NoAnswer(ValueError):
    """Something a form has no place for."""


@dataclass(frozen=True)
class Reader:
    """Reads answers for one municipality: ``departments`` and ``actors`` outside it by key, ``given`` rows by kind of
    table and their names."""

    departments: Mapping[str, int]
    almanac: Almanac
    given: Rows = field(default_factory=dict)
    actors: Mapping[str, int] = field(default_factory=dict)

    def part(self, part: Part, said: Mapping[str, Any]) -> dict[str, Any]:
        """The answers of a part. Raises NoAnswer, NoTime."""
        unknown = sorted(set(said) - {one.key for one in part.field})
        if unknown:
            raise NoAnswer(f"delen {part.key!r} har inget fält {unknown[0]!r}")
        return {one.key: self._field(one, said[one.key]) for one in part.field if one.key in said}

    def _field(self, one: Field, said: Any) -> Any:
        columns = COLUMNS.get(one.kind, ())
        if one.is_fixed:
            return [self._given(one.kind, columns, str(name), row) for name, row in said.items()]
        if one.is_rows:
            return [self._row(columns, row, f"r{number}") for number, row in enumerate(said, start=1)]
        if one.is_apart:
            return {name: str(value) for name, value in said.items()}
        if one.kind == "departments":
            return [self._department(key) for key in said]
        return self._value(one.kind, said)

    def _given(self, kind: str, columns: tuple[Column, ...], name: str, said: Any) -> dict[str, Any]:
        """A row of a given table, by its name; where it is a figure alone that goes in the first column."""
        rows = self.given.get(kind, {})
        if name not in rows:
            raise NoAnswer(f"tabellen har ingen rad {name!r}")
        return self._row(columns, said if isinstance(said, Mapping) else {columns[0].key: said}, rows[name])

    def _row(self, columns: tuple[Column, ...], said: Mapping[str, Any], row: str) -> dict[str, Any]:
        has_figures = columns == COLUMNS["benefits"] and CALC in said
        unknown = sorted(set(said) - {column.key for column in columns} - ({CALC} if has_figures else set()))
        if unknown:
            raise NoAnswer(f"tabellens rad {row.lstrip('r')} har ingen kolumn {unknown[0]!r}")
        cells = {column.key: self._value(column.kind, said.get(column.key, "")) for column in columns}
        return {"id": row, **cells, **(self._figures(said[CALC], row) if has_figures else {})}

    def _figures(self, said: Mapping[str, Any], row: str) -> dict[str, Any]:
        """What stands behind a benefit's amount, and the amount that follows from it."""
        unknown = sorted(set(said) - set(KEYS))
        if unknown:
            raise NoAnswer(f"tabellens rad {row.lstrip('r')} har ingen siffra {unknown[0]!r}")
        figures = tidy(said)
        yearly = yearly_of(figures)
        return {CALC: figures} if yearly is None else {CALC: figures, "yearly": yearly}

    def _value(self, kind: str, said: Any) -> str:
        if said in ("", None):
            return ""
        if kind == "date":
            return day_of(said, self.almanac).isoformat()
        if kind == "year":
            return str(year_of(said, self.almanac))
        if kind in ("actor", "payer") and said in self.departments:
            return f"department:{self.departments[said]}"
        if kind == "party":
            return f"actor:{self._actor(str(said))}"
        return str(said).strip()

    def _actor(self, key: str) -> int:
        if key not in self.actors:
            raise NoAnswer(f"det finns ingen aktör {key!r}")
        return self.actors[key]

    def _department(self, key: str) -> int:
        if key not in self.departments:
            raise NoAnswer(f"det finns ingen förvaltning {key!r}")
        return self.departments[key]


def given_rows(thing: Thing) -> dict[str, dict[str, str]]:
    """The ids of the rows that the form is given: an indicator by its number or name, an age band by its key."""
    project = getattr(thing, "project", None)
    if project is None:
        return {}
    indicators = list(project.indicators.all())
    bands = thing.case.process.project.age_band
    return {
        "values": {key: row_of(one) for one in indicators for key in (str(one.number), one.name)},
        "participants": {band.key: f"b{band.key}" for band in bands},
    }
