"""The health page: well, and not well."""

import pytest
from django.db import DatabaseError
from django.test import Client

from socinv import health


@pytest.mark.django_db
def test_well(client: Client) -> None:
    answer = client.get("/halsa/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_no_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        @staticmethod
        def cursor() -> None:
            raise DatabaseError

    monkeypatch.setattr(health, "connection", Gone)
    assert client.get("/halsa/").status_code == 503


@pytest.mark.django_db
def test_heartbeat_leaves_its_age() -> None:
    assert health.heartbeat_age() is None
    health.heartbeat()
    age = health.heartbeat_age()
    assert age is not None
    assert age < 5
