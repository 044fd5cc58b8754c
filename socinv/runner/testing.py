"""`make test`: the suite in an environment that nothing of this machine's leaks into."""

import os
import sys
from collections.abc import Mapping

from socinv.runner import places

OURS = ("SOCINV_", "PG", "DJANGO_", "PYTEST_", "EMAIL_", "CELERY_")
NAMED = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SECRET_KEY_FILE", "SECRET_KEY_FALLBACKS", "PORT"}
KEPT = {"SOCINV_DATA"}


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would change how the system runs; where its data lies may stay."""
    return {
        name: value
        for name, value in environment.items()
        if name in KEPT or not (name in NAMED or name.startswith(OURS))
    }


def pytest_command(arguments: list[str]) -> list[str]:
    """pytest with a worker a core, at most eight."""
    workers = (
        [] if any(word.startswith(("-n", "--pdb")) for word in arguments) else ["-n", str(min(os.cpu_count() or 1, 8))]
    )
    return [sys.executable, "-m", "pytest", *workers, *arguments]


def run(arguments: list[str]) -> int:
    """Become pytest."""
    os.chdir(places.CHECKOUT)
    os.execve(sys.executable, pytest_command(arguments), clean(os.environ))  # noqa: S606
