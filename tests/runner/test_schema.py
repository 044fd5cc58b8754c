"""Databases are filled beside the old one and put in its place; notes on them tell their state."""

from pathlib import Path

import psycopg
import pytest

from socinv.runner import places, schema
from socinv.runner.cluster import ROLE, Cluster


def test_a_database_takes_anothers_place_under_open_connections(cluster: Cluster) -> None:
    with cluster.running():
        url = places.database_url(cluster.home)
        open_page = psycopg.connect(url)
        with schema.maintenance(places.database_url(cluster.home, "postgres")) as connection:
            assert schema.note_of(connection, ROLE) is None
            schema.create(connection, "socinv_new")
            with psycopg.connect(places.database_url(cluster.home, "socinv_new")) as new:
                new.execute("CREATE TABLE fresh ()")
            schema.write_note(connection, "socinv_new", "it's new")
            schema.replace(connection, "socinv_new", ROLE)
            assert schema.note_of(connection, ROLE) == "it's new"
        with pytest.raises(psycopg.OperationalError):
            open_page.execute("SELECT 1")
        open_page.close()
        with psycopg.connect(url) as again:
            assert again.execute("SELECT count(*) FROM fresh").fetchone() == (0,)


def test_the_digest_follows_migrations_and_nothing_else(tmp_path: Path) -> None:
    migrations = tmp_path / "app" / "migrations"
    migrations.mkdir(parents=True)
    (tmp_path / ".venv" / "lib" / "migrations").mkdir(parents=True)
    (tmp_path / "requirements.lock").write_text("a==1")
    (migrations / "0001.py").write_text("one")
    first = schema.digest(tmp_path)
    (tmp_path / "app" / "views.py").write_text("x")
    (tmp_path / ".venv" / "lib" / "migrations" / "0001.py").write_text("x")
    assert schema.digest(tmp_path) == first
    (migrations / "0001.py").write_text("two")
    second = schema.digest(tmp_path)
    assert second != first
    (tmp_path / "requirements.lock").write_text("a==2")
    assert schema.digest(tmp_path) not in {first, second}


def test_a_fill_that_fails_says_why() -> None:
    nowhere = "postgres://nobody@/none?host=/nonexistent"
    with pytest.raises(schema.FillFailed, match="SECRET_KEY"):
        schema.fill(nowhere, with_demo=False, extra={"SECRET_KEY": "", "SOCINV_DEMO": "0"})
