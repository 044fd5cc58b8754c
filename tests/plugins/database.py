"""A PostgreSQL for the tests: that of DATABASE_URL, else our own; test databases copy a migrated one.

Their names hold the number of the pytest process, so that several people can test on one machine at once;
what a killed run left is dropped by the next one.
"""

import os
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from socinv import environment
from socinv.runner import locks, places, schema
from socinv.runner.cluster import cluster_for_tests

KEPT_TEMPLATES = 3
SHARED = "socinv_database"
servers = pytest.StashKey[ExitStack]()


def address(url: str, name: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def alive(pid: str) -> bool:
    """Whether a process with that number is there."""
    return not pid.isdigit() or os.path.exists(f"/proc/{pid}") or not os.path.isdir("/proc/self")  # noqa: PTH110, PTH112


def drop_stale(connection: psycopg.Connection) -> None:
    """Drop the databases of runs that are gone."""
    rows = connection.execute(
        "SELECT datname, split_part(datname, '_', 3) FROM pg_database WHERE datname LIKE 'test\\_socinv\\_%'"
        " AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE pg_stat_activity.datname = pg_database.datname)"
    )
    for name, pid in rows.fetchall():
        if not alive(pid):
            schema.drop(connection, name)


def template(connection: psycopg.Connection, url: str) -> str | None:
    """A database with all migrations, made when they have changed; None if they fail: the tests say how."""
    prefix = f"template_socinv_{places.fingerprint(places.CHECKOUT)}_"
    name, new = prefix + schema.digest(), f"{prefix}new"
    with locks.held(places.data_folder() / "template.lock"):
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        schema.create(connection, new)
        try:
            schema.fill(address(url, new), with_demo=False, extra={"SECRET_KEY": "for-the-tests", "SOCINV_DEMO": "0"})
        except schema.FillFailed:
            return None
        schema.replace(connection, new, name)
        old = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC OFFSET %s",
            [prefix, KEPT_TEMPLATES],
        )
        for (stale,) in old.fetchall():
            schema.drop(connection, stale)
    return name


def use(shared: dict[str, Any]) -> None:
    """Point Django at the server, before it connects."""
    from django.conf import settings

    test: dict[str, Any] = {"NAME": f"test_socinv_{shared['pid']}", "TEMPLATE": shared["template"]}
    test |= {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None}
    own = environment.database(shared["url"])
    own["OPTIONS"] = {**settings.DATABASES["default"]["OPTIONS"], **own["OPTIONS"]}
    settings.DATABASES["default"].update(own, TEST=test, CONN_MAX_AGE=0)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the server once, in the process that the person started; the workers are told of it."""
    workerinput = getattr(config, "workerinput", None)
    if workerinput is not None:
        use(workerinput[SHARED])
        return
    stack = config.stash[servers] = ExitStack()
    url = os.environ.get("DATABASE_URL")
    if not url:
        cluster = stack.enter_context(cluster_for_tests().running())
        url = places.database_url(cluster.home)
        with locks.held(places.data_folder() / "template.lock"), cluster.connect() as owner:
            owner.execute("GRANT SET ON PARAMETER session_replication_role TO socinv")  # as tests.plugins.emptying does
    with psycopg.connect(address(url, "postgres"), autocommit=True) as connection:
        drop_stale(connection)
        config.stash[shared_key] = {"url": url, "pid": os.getpid(), "template": template(connection, url)}
    use(config.stash[shared_key])


shared_key = pytest.StashKey[dict[str, Any]]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell an xdist worker which server to use."""
    node.workerinput[SHARED] = node.config.stash[shared_key]


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server; the last run that uses it stops it."""
    if servers in config.stash:
        config.stash[servers].close()
