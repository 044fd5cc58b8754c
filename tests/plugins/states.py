"""A test's own database is ready: from here on what is written to it is watched, and known states are put back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

PUT_IN_PLACE = {"monkeypatch", "settings"}
"""Fixtures with which a test changes what our own code does."""


def pytest_configure(config: pytest.Config) -> None:
    """Watch every connection, in whichever thread it is made."""
    from django.db.backends.signals import connection_created

    connection_created.connect(_watch, dispatch_uid="socinv-states")


def _watch(connection: Any, **_rest: Any) -> None:
    from tests.factories.kept import watch

    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


@pytest.hookimpl(hookwrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[None]:
    """After pytest-django's own beginning of a test: a folder with a transaction of its own builds its world itself."""
    yield
    if fixturedef.argname == "_django_db_helper" and fixturedef.func.__module__.startswith("pytest_django"):
        from tests.factories.kept import shelf

        shelf.begin(enabled=not PUT_IN_PLACE & asked_for(request.node))


def asked_for(item: pytest.Item) -> set[str]:
    """The fixtures that a test or its own fixtures ask for; not those that pytest-django's ask for in every test."""
    info = item._fixtureinfo  # type: ignore[attr-defined]
    of_ours = (
        one for found in info.name2fixturedefs.values() for one in found if one.func.__module__.startswith("tests")
    )
    return {*info.argnames, *(name for one in of_ours for name in one.argnames)}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nothing is known of a test before that."""
    from tests.factories.kept import shelf

    shelf.begin(enabled=False)
