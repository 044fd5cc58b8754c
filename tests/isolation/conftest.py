"""Towns of different guidelines are built once; what each test does in them is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.load import versions_of
from tests.isolation.town import Town, a_town


@pytest.fixture
def _django_db_helper() -> None:
    """In place of pytest-django's own, which would close the connection, and the package's transaction, each test."""


def guidelines() -> list[Process]:
    """Two that differ as much as they can: with the longest way to a decision, and with periods and no ideas."""
    newest = [versions_of(slug)[0] for slug in dict.fromkeys(slug for slug, _version in all_processes())]
    longest = max(newest, key=lambda one: (len(one.steps("idea")) + len(one.steps("application")), one.slug))
    return [longest, next(one for one in newest if one.periods and not one.has_ideas)]


@pytest.fixture(scope="package")
def both_towns(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Town, Town]]:
    with django_db_blocker.unblock(), transaction.atomic():
        first, second = (
            a_town(process, mark) for process, mark in zip(guidelines(), ("Zebran", "Quarken"), strict=True)
        )
        yield first, second
        transaction.set_rollback(True)


@pytest.fixture
def towns(both_towns: tuple[Town, Town]) -> Iterator[tuple[Town, Town]]:
    with transaction.atomic():
        yield both_towns
        transaction.set_rollback(True)
