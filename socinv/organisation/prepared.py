"""A query that is built once and asked many times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query of plain values whose SQL is made at its first use.

    Building a query of several joins costs the ORM more than asking it costs the database. ``build`` makes the
    query set from the arguments; it must use each argument as a value and must not look at it. Arguments that are
    equal in a sample stand in the same place, so samples must differ from one another and from every constant.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **samples: int | str | date) -> None:
        self.build, self.samples = build, samples
        self.sql = ""
        self.places: list[Any] = []

    def rows(self, **arguments: int | str | date) -> list[tuple[Any, ...]]:
        """Ask: the rows, as tuples."""
        if not self.sql:
            self._prepare()
        values = [arguments[place] if name else place for name, place in self.places]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _prepare(self) -> None:
        names = {value: name for name, value in self.samples.items()}
        sql, values = self.build(**self.samples).query.sql_with_params()
        self.places = [(True, names[value]) if _known(value, names) else (False, value) for value in values]
        self.sql = sql


def _known(value: Any, names: dict[int | str | date, str]) -> bool:
    return isinstance(value, int | str | date) and value in names
