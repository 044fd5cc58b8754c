"""Migrates the database that the environment names, and gives an empty one the demo's stories."""

import os
import time

import django
from django.core.management import call_command, get_commands

LOCK_NUMBER = 20150622
PATIENCE = 60.0


def fill(*, with_demo: bool) -> int:
    """Migrate; then tell the stories if asked and nobody is in the database yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socinv.settings")
    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connection

    wait_for_database()
    with connection.cursor() as cursor:
        # Two containers that start at once: the second waits and then finds nothing to do.
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK_NUMBER])
        try:
            call_command("migrate", interactive=False, verbosity=0)
            if with_demo and "demo" in get_commands() and not get_user_model().objects.exists():
                call_command("demo", verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_NUMBER])
    connection.close()
    return 0


def wait_for_database() -> None:
    """Wait for a database server that is on its way up. Raises OperationalError if it does not come."""
    from django.db import OperationalError, connection

    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.ensure_connection()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
        else:
            return
