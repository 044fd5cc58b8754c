"""Work that two processes must not do at once, though the clock of each says that it is time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connection, transaction

HALF = 2**31  # a key of PostgreSQL's is signed


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """A transaction; a second one under the same name waits until the first is over, and then sees what it wrote."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [_key("socinv.notices"), _key(name)])
        yield


def _key(name: str) -> int:
    return crc32(name.encode()) - HALF
