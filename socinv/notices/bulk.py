"""Writing thousands of rows with one statement: its size grows with them, the number of statements does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def insert_rows(model: type[M], rows: Sequence[M], *, unless_same: Sequence[str] = ()) -> list[M]:
    """Write new rows: those that were written, which now have their ids.

    A row that is there already, with the same values in the fields ``unless_same``, is left as it is and not among
    the answers; neither is one that somebody else writes at the same moment.
    """
    if not rows:
        return []
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = {field.name: connection.ops.quote_name(field.column) for field in fields}
    arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in fields)
    table, listed = connection.ops.quote_name(model._meta.db_table), ", ".join(columns.values())
    same = " AND ".join(f"was.{columns[name]} = given.{columns[name]}" for name in unless_same)
    only_new = f"WHERE NOT EXISTS (SELECT 1 FROM {table} was WHERE {same})" if same else ""  # noqa: S608
    sql = f"""
        WITH given AS MATERIALIZED (
            SELECT * FROM unnest({arrays}) WITH ORDINALITY AS given({listed}, place)
        ), numbered AS MATERIALIZED (
            SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS id, given.* FROM given {only_new}
        ), written AS (
            INSERT INTO {table} (id, {listed}) OVERRIDING SYSTEM VALUE
            SELECT id, {listed} FROM numbered ON CONFLICT DO NOTHING RETURNING id
        )
        SELECT place, id FROM written JOIN numbered USING (id) ORDER BY place
    """  # noqa: S608
    values = [[field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows] for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, model._meta.db_table])
        found = cursor.fetchall()
    for place, pk in found:
        rows[place - 1].pk = pk
    return [rows[place - 1] for place, _pk in found]


def set_on_rows(model: type[models.Model], field: str, values: Mapping[int, Any]) -> None:
    """Set one field of many rows, by their ids, each to a value of its own."""
    if not values:
        return
    of: Any = model._meta.get_field(field)
    table, column = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(of.column)
    sql = f"""
        UPDATE {table} SET {column} = given.value
        FROM unnest(%s::bigint[], %s::{of.db_type(connection)}[]) AS given(id, value) WHERE {table}.id = given.id
    """  # noqa: S608
    prepared = [of.get_db_prep_save(value, connection) for value in values.values()]
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(values), prepared])
