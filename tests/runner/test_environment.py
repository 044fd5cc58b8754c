"""Settings out of the environment: types, defaults, and refusals that name the variable."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from socinv import environment
from socinv.environment import Environment
from socinv.runner import places, testing

PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "DATABASE_URL": "postgres://u:p%40ss@db:5433/socinv?sslmode=require",
    "SOCINV_HOSTS": "socinv.example, www.socinv.example",
    "REDIS_URL": "redis://127.0.0.1:6379/9",
}
QUESTION = """
import json
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in %r}, default=str))
"""


def settings_in(variables: dict[str, str], *names: str) -> dict[str, Any]:
    """What the settings become in an environment with these variables and none of ours."""
    done = subprocess.run(
        [sys.executable, "-c", QUESTION % (names,)],
        cwd=places.CHECKOUT,
        env={**testing.clean(os.environ), "DJANGO_SETTINGS_MODULE": "socinv.settings", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_production_is_closed_by_default() -> None:
    closed = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "HTTPS"]
    found = settings_in(PRODUCTION, *closed, "DEBUG", "DEMO", "ALLOWED_HOSTS", "DATABASES", "CELERY_BROKER_URL")
    assert all(found[name] is True for name in closed)
    assert found["DEBUG"] is False
    assert found["DEMO"] is False
    assert found["ALLOWED_HOSTS"] == ["socinv.example", "www.socinv.example"]
    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["PASSWORD"]) == ("db", "5433", "p@ss")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert found["CELERY_BROKER_URL"] == PRODUCTION["REDIS_URL"]


def test_the_demo_needs_nothing(tmp_path: Path) -> None:
    demo = {"SOCINV_DEMO": "1", "SOCINV_DATA": str(tmp_path)}
    found = settings_in(demo, "SECRET_KEY", "DEBUG", "HTTPS", "CELERY_BROKER_URL", "EMAIL_BACKEND")
    assert len(found["SECRET_KEY"]) >= 50
    assert found == settings_in(demo, *found), "the key is kept"
    assert found["DEBUG"] is False
    assert found["HTTPS"] is False
    assert found["CELERY_BROKER_URL"].startswith("memory://")
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_production_without_a_key_does_not_start() -> None:
    variables = {name: value for name, value in PRODUCTION.items() if name != "SECRET_KEY"}
    with pytest.raises(AssertionError, match="SECRET_KEY"):
        settings_in(variables, "DEBUG")


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from-a-file\n")
    assert Environment({"SECRET_KEY_FILE": str(tmp_path / "key")}).text("SECRET_KEY") == "from-a-file"
    both = {"SECRET_KEY_FILE": str(tmp_path / "key"), "SECRET_KEY": "direct"}
    assert Environment(both).text("SECRET_KEY") == "direct"


def test_flags_and_numbers_that_are_neither_are_named() -> None:
    odd = Environment({"A": "maybe", "B": "many", "C": "ja", "D": "0"})
    with pytest.raises(ImproperlyConfigured, match="A ska vara"):
        odd.flag("A")
    with pytest.raises(ImproperlyConfigured, match="B ska vara ett heltal"):
        odd.number("B", 1)
    assert odd.flag("C")
    assert not odd.flag("D", default=True)
    assert odd.number("E", 7) == 7


def test_other_databases_and_mail_servers_are_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="endast PostgreSQL"):
        environment.database("sqlite:///a.db")
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        environment.email("imap://mail")


def test_mail_addresses() -> None:
    mail = environment.email("submission://user:p%3Aw@mail.example")
    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (587, True, False)
    assert mail["EMAIL_HOST_PASSWORD"] == "p:w"
    assert environment.email("smtps://mail.example:4650")["EMAIL_PORT"] == 4650


def test_the_tests_environment_lets_nothing_in() -> None:
    dirty = {"PATH": "/bin", "DATABASE_URL": "x", "PGHOST": "x", "SOCINV_DEMO": "1", "SOCINV_DATA": "/d", "LANG": "C"}
    assert testing.clean(dirty) == {"PATH": "/bin", "SOCINV_DATA": "/d", "LANG": "C"}


def test_pytest_gets_a_worker_a_core_unless_told() -> None:
    assert "-n" in testing.pytest_command([])
    assert testing.pytest_command(["-n0", "tests"])[2:] == ["pytest", "-n0", "tests"]
