"""Writing in the calculation: one line, one cost or the settings at a time, and everything at once from a workbook.

All of it goes through ``save_part``: the same right, the same lock and the same clashes as on the pages of the form.
A row comes as it is to be kept; keys that are not said stay as they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.calculation.detail import CALC, tidy, yearly_of
from applications.calculation.reading import tables
from applications.calculation.settings import KIND, Settings
from applications.content.answers import answers_of
from applications.content.merge import GONE, digest, digests
from applications.content.saving import Saved, save_part
from applications.forms.rows import most_rows, new_row
from socinv.lifecycle.verdict import Ground, Refused, no

if TYPE_CHECKING:
    from applications.models import Application
    from socinv.lifecycle.process import Part
    from socinv.organisation.models import User

LINES, COSTS = "benefits", "costs"
FULL = _("Tabellen är full. Ta bort en rad först.")
Row = Mapping[str, Any]


def base_of(row: Row | None) -> str:
    """The fingerprint of a row, or of nothing, that the page of the row carries to the save."""
    return GONE if row is None else digest(row)


def find_row(thing: Application, kind: str, row_id: str) -> Row | None:
    """The row as it is saved now, in whichever table of the kind it stands."""
    return next((row for _part, _field, rows in _tables(thing, kind) for row in rows if row["id"] == row_id), None)


def is_full(thing: Application, kind: str) -> bool:
    """Whether no row can be added."""
    return any(len(rows) >= most_rows(kind) for _part, _field, rows in _tables(thing, kind)[:1])


def save_line(thing: Application, row_id: str, data: Row, base: str, *, by: User) -> Saved:
    """A benefit. ``data``: its columns, and "calc"; with complete figures the yearly amount follows from them.

    ``base``: the fingerprint the writer started from (``base_of``).
    """
    return _save(thing, LINES, row_id, counted(data), base, by=by)


def add_line(thing: Application, data: Row, *, by: User) -> tuple[str, Saved]:
    """One more benefit, last: its id, and what came of it."""
    return _add(thing, LINES, counted(data), by=by)


def remove_line(thing: Application, row_id: str, base: str, *, by: User) -> Saved:
    return _save(thing, LINES, row_id, None, base, by=by)


def save_cost(thing: Application, row_id: str, data: Row, base: str, *, by: User) -> Saved:
    """A cost: "year", "what", "payer", "amount" and "source"."""
    return _save(thing, COSTS, row_id, data, base, by=by)


def add_cost(thing: Application, data: Row, *, by: User) -> tuple[str, Saved]:
    """One more cost, last: its id, and what came of it."""
    return _add(thing, COSTS, data, by=by)


def remove_cost(thing: Application, row_id: str, base: str, *, by: User) -> Saved:
    return _save(thing, COSTS, row_id, None, base, by=by)


def settings_base(thing: Application) -> str:
    """The fingerprint of the settings as they are saved now."""
    part, field = _place(thing, KIND)
    return digest(answers_of(thing.case, thing.form).get(part.key, {}).get(field))


def save_settings(thing: Application, settings: Settings, base: str, *, by: User) -> Saved:
    part, field = _place(thing, KIND)
    return save_part(thing, part, {field: settings.kept}, {field: base}, by=by)


def save_all(
    thing: Application, *, lines: Sequence[Row] | None = None, costs: Sequence[Row] | None = None,
    settings: Settings | None = None, base: Mapping[str, Any], by: User,
) -> list[Saved]:  # fmt: skip
    """Whole tables as they are to be, in one transaction; a clash anywhere and nothing is saved.

    ``base``: what ``all_bases`` gave when the writer began.
    """
    typed: dict[str, dict[str, Any]] = {}
    parts: dict[str, Part] = {}
    for kind, wanted in (
        (LINES, None if lines is None else [{**row, **counted(row)} for row in lines]), (COSTS, costs),
        (KIND, None if settings is None else settings.kept),
    ):  # fmt: skip
        if wanted is not None:
            part, field = _place(thing, kind)
            parts[part.key] = part
            typed.setdefault(part.key, {})[field] = wanted
    with transaction.atomic():
        saved = [save_part(thing, parts[key], given, base.get(key) or {}, by=by) for key, given in typed.items()]
        if any(one.clashes for one in saved):
            transaction.set_rollback(True)
    return saved


def all_bases(thing: Application) -> dict[str, Any]:
    """The fingerprints of the parts that the calculation stands in, by part."""
    answers = answers_of(thing.case, thing.form)
    keys = {part for kind in (LINES, COSTS, KIND) for part, _field in tables(thing.parts, kind)}
    return {part.key: digests(part, answers.get(part.key, {})) for part in thing.parts if part.key in keys}


def counted(data: Row) -> dict[str, Any]:
    """The row with its figures tidied, and the yearly amount that follows from them where they are complete."""
    row = dict(data)
    if CALC in row:
        calc = tidy(row[CALC] or {})
        yearly = yearly_of(calc)
        row |= {CALC: calc} if yearly is None else {CALC: calc, "yearly": yearly}
    return row


def _tables(thing: Application, kind: str) -> list[tuple[Part, str, list[Row]]]:
    answers = answers_of(thing.case, thing.form)
    by_key = {part.key: part for part in thing.parts}
    return [
        (by_key[part], field, list(answers.get(part, {}).get(field) or [])) for part, field in tables(thing.parts, kind)
    ]


def _place(thing: Application, kind: str) -> tuple[Part, str]:
    """Where the application has its first table, or question, of the kind."""
    part, field, _rows = _tables(thing, kind)[0]
    return part, field


def _save(thing: Application, kind: str, row_id: str, data: Row | None, base: str, *, by: User) -> Saved:
    """Write one row, or take it away where ``data`` is None; the others go along as they were read."""
    found = _tables(thing, kind)
    part, field, rows = next((one for one in found if any(row["id"] == row_id for row in one[2])), found[0])
    started = {row["id"]: digest(row) for row in rows} | {row_id: base}
    old = next((row for row in rows if row["id"] == row_id), {})
    typed: list[Row] = [row for row in rows if row["id"] != row_id]
    if data is not None:
        place = next((place for place, row in enumerate(rows) if row["id"] == row_id), len(rows))
        typed.insert(place, {**old, **data, "id": row_id})
    return save_part(thing, part, {field: typed}, {field: started}, by=by)


def _add(thing: Application, kind: str, data: Row, *, by: User) -> tuple[str, Saved]:
    if is_full(thing, kind):
        raise Refused(no(Ground.STATE, FULL))
    row_id = new_row()
    return row_id, _save(thing, kind, row_id, data, GONE, by=by)
