"""The cast is brought together once a module; what each test builds around it is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.matrix.cast import Cast, a_cast


@pytest.fixture
def _django_db_helper() -> None:
    """In place of pytest-django's own, which would close the connection, and the module's transaction, each test."""


@pytest.fixture(scope="module")
def whole_cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield a_cast()
        transaction.set_rollback(True)


@pytest.fixture
def cast(whole_cast: Cast) -> Iterator[Cast]:
    with transaction.atomic():
        yield whole_cast
        transaction.set_rollback(True)
