"""Makes and replaces databases: filled under another name, then put in place, never seen half-filled."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from socinv.runner import places

SKIPPED = {".venv", ".data", "node_modules", "tests"}


class FillFailed(RuntimeError):
    """Migrations or demo data failed; the message holds what they said."""


def digest(checkout: Path = places.CHECKOUT) -> str:
    """One word for the state of all migrations and of the locked packages, whose migrations count too."""
    files = [
        path
        for folder in sorted(checkout.iterdir())
        if folder.is_dir() and folder.name not in SKIPPED
        for path in sorted(folder.rglob("migrations/*.py"))
    ]
    total = hashlib.sha256()
    for path in [*files, checkout / "requirements.lock"]:
        total.update(os.fsencode(path.relative_to(checkout)) + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


@contextmanager
def maintenance(url: str) -> Iterator[psycopg.Connection]:
    """A connection beside the application's database, for making and renaming databases."""
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def note_of(connection: psycopg.Connection, name: str) -> str | None:
    """What `finish` wrote on the database, or None."""
    question = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    row = connection.execute(question, [name]).fetchone()
    return row[0] if row else None


def write_note(connection: psycopg.Connection, name: str, note: str) -> None:
    """Note on the database itself what state it has, so that the note cannot outlive it."""
    connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(note)))


def drop(connection: psycopg.Connection, name: str) -> None:
    """Remove the database and whoever is in it."""
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def create(connection: psycopg.Connection, name: str) -> None:
    """An empty database, in place of what a broken attempt left."""
    drop(connection, name)
    connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))


def replace(connection: psycopg.Connection, new: str, name: str) -> None:
    """Put `new` in the place of `name`. Web workers that were in it connect again at their next request."""
    for attempt in range(20):
        drop(connection, name)
        try:
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(new), sql.Identifier(name))
            connection.execute(rename)
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.ObjectInUse):
            time.sleep(0.05 * attempt)
        else:
            return
    raise FillFailed(f"Databasen {name} gick inte att byta ut.")


def fill(url: str, *, with_demo: bool, extra: Mapping[str, str] | None = None) -> None:
    """Migrate the database at `url` and, if asked, give it the demo's stories. Raises FillFailed."""
    environment = {**os.environ, "DATABASE_URL": url, **(extra or {})}
    command = [sys.executable, "-m", "socinv.runner", "fill", *(["--demo"] if with_demo else [])]
    done = subprocess.run(
        command,
        cwd=places.CHECKOUT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FillFailed((done.stdout + done.stderr)[-6000:].strip())
