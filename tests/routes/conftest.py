"""One municipality for the whole table; what each request does is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.routes.world import World, a_world


@pytest.fixture
def _django_db_helper() -> None:
    """In place of pytest-django's own, which would close the connection, and the module's transaction, each test."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_world()
        transaction.set_rollback(True)
