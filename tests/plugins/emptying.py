"""After a test that commits every table is empty, as after Django's own flush, which makes all of them anew.

Where only a few rows were written, they are deleted, past the triggers that keep the history as it is. The tables are
locked first, as they are by a flush: what a browser's last request is still writing is waited for and goes too.
The kinds of rows and their permissions stay, with their keys: what is kept for other tests points to them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction

STAY = {"django_content_type", "auth_permission"}
LARGE = 2_000_000
"""Bytes of the largest table; beyond that the tables are truncated, which also takes the room that deleted rows had."""
RIGHT = "SELECT has_parameter_privilege('session_replication_role', 'SET')"
SIZE = "SELECT max(pg_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


@cache
def tables() -> list[str]:
    """The tables that a flush empties, those that stay apart, quoted."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [connection.ops.quote_name(name) for name in sorted(names) if name not in STAY]


def delete_all() -> None:
    """Leave no row: a few are deleted past the triggers, where that may be done; many go with their tables' room."""
    names = ", ".join(tables())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(RIGHT)
        may = cursor.fetchone()[0]
        cursor.execute(SIZE)
        if not may or cursor.fetchone()[0] > LARGE:
            cursor.execute(f"TRUNCATE {names}")
            return
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (TABLE {one})" for one in tables()))
        filled = [name for (name,) in cursor.fetchall()]
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name in filled:
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """In place of Django's own."""
    from django.test import TransactionTestCase

    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty(case: Any) -> None:
        if case.available_apps is not None or case.serialized_rollback:
            flush(case)
        else:
            delete_all()

    TransactionTestCase._fixture_teardown = empty  # type: ignore[attr-defined]
