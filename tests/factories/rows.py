"""All rows of the database as text: read at one moment, compared with another, and put back as they were.

A row is the text PostgreSQL itself writes for it, so that what is put back is the same to the last bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

ASIDE = {"django_session", "django_content_type", "auth_permission"}
"""What is no part of a state: who is logged in, and what Django itself writes anew whenever tables were emptied."""
Snapshot = dict[str, dict[str, str]]
"""Each row by its key, by table."""


@dataclass(frozen=True)
class Table:
    """A table of ours, and the columns that are written (others follow from them)."""

    name: str
    key: str
    columns: tuple[str, ...]


@cache
def tables() -> dict[str, Table]:
    """Every table by its name."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.db_table not in ASIDE:
            assert meta.pk is not None
            columns = tuple(
                str(one.column) for one in meta.concrete_fields if not isinstance(one, models.GeneratedField)
            )
            found[meta.db_table] = Table(meta.db_table, str(meta.pk.column), columns)
    return found


@cache
def _reading() -> str:
    quote = connection.ops.quote_name
    return " UNION ALL ".join(
        f"SELECT '{one.name}', t.{quote(one.key)}::text, t::text FROM {quote(one.name)} t"  # noqa: S608
        for one in tables().values()
    )


def run(sql: str, *parameters: Any) -> list[tuple[str, str, str]]:
    """Ask the database beside Django, which neither counts the query nor takes it for a write."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return list(cursor.fetchall()) if cursor.description else []


def snapshot() -> Snapshot:
    """Every row there is now."""
    found: Snapshot = {}
    for table, key, row in run(_reading()):
        found.setdefault(table, {})[key] = row
    return found


@dataclass(frozen=True)
class Difference:
    """What makes one moment's rows into another's: one statement."""

    sql: str
    parameters: tuple[str, ...]

    def put_back(self) -> None:
        """Make it so."""
        if self.sql:
            run(self.sql, *self.parameters)


def difference(before: Snapshot, after: Snapshot) -> Difference:
    """What was written between the two."""
    parts: list[tuple[str, list[str]]] = []
    for name, table in tables().items():
        old, new = before.get(name, {}), after.get(name, {})
        added = [row for key, row in new.items() if key not in old]
        changed = [row for key, row in new.items() if key in old and old[key] != row]
        gone = [key for key in old if key not in new]
        texts = ((_adding(table), added), (_changing(table), changed), (_removing(table), gone))
        parts += [(sql, given) for sql, given in texts if given]
    steps = ", ".join(f"part{number} AS ({sql})" for number, (sql, _) in enumerate(parts))
    return Difference(f"WITH {steps} SELECT" if parts else "", tuple(_array(given) for _, given in parts))


def _array(texts: list[str]) -> str:
    """A list of texts as PostgreSQL writes it: made once, where psycopg would make it each time."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in quoted) + "}"


def _named(table: Table, prefix: str = "") -> str:
    return ", ".join(prefix + connection.ops.quote_name(column) for column in table.columns)


def _rows(table: Table) -> str:
    return f"unnest(%s::{connection.ops.quote_name(table.name)}[]) AS r"


def _adding(table: Table) -> str:
    name = connection.ops.quote_name(table.name)
    return f"INSERT INTO {name} ({_named(table)}) SELECT {_named(table, 'r.')} FROM {_rows(table)}"  # noqa: S608


def _changing(table: Table) -> str:
    name, key = connection.ops.quote_name(table.name), connection.ops.quote_name(table.key)
    return (
        f"UPDATE {name} SET ({_named(table)}) = ROW({_named(table, 'r.')})"  # noqa: S608
        f" FROM {_rows(table)} WHERE {name}.{key} = r.{key}"
    )


def _removing(table: Table) -> str:
    name, key = connection.ops.quote_name(table.name), connection.ops.quote_name(table.key)
    return f"DELETE FROM {name} WHERE {key}::text = ANY(%s::text[])"  # noqa: S608
