"""The cast and two projects are brought together once; what each test builds around them is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.matrix.cast import Cast, a_cast
from tests.matrix.seats import take_seats


@pytest.fixture
def _django_db_helper() -> None:
    """In place of pytest-django's own, which would close the connection, and the package's transaction, each test."""


@pytest.fixture(scope="package")
def whole_cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = a_cast()
        take_seats(cast)
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def cast(whole_cast: Cast) -> Iterator[Cast]:
    with transaction.atomic():
        yield whole_cast
        transaction.set_rollback(True)
