"""What time it is: the real time, or the time a story tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told_time", default=None)


def now() -> datetime:
    """The moment, aware, in UTC or in the story's zone."""
    return _told.get() or timezone.now()


def today() -> date:
    """The day where the municipality is (Europe/Stockholm)."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at ``moment`` (aware)."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
