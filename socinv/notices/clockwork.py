"""What the clock carries out: each run is noted, and a task that has not ended in time is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from celery.schedules import crontab, maybe_schedule
from django.conf import settings
from django.utils import timezone

from socinv.notices.models import Clockwork

TIMES_MISSED = 4
"""A task that comes with an interval is late when so many intervals have gone without it."""
SHORTEST_PATIENCE = timedelta(minutes=3)
PATIENCE_BY_THE_CLOCK = timedelta(hours=1)
"""So late may one be that comes at a certain time of the day."""
TROUBLE_LENGTH = 300


@dataclass(frozen=True)
class Done:
    """How many a run took care of, and what was in its way though it ended as it should."""

    count: int
    trouble: str = ""


@dataclass(frozen=True)
class Task:
    """A task of the schedule and how it goes; ``row`` is None when the clock has not yet begun."""

    name: str
    row: Clockwork | None
    is_late: bool


def noted(name: str) -> Callable[[Callable[[], Done]], Callable[[], int]]:
    """Make a task of the schedule note each of its runs under the ``name`` it has there."""

    def decorate(function: Callable[[], Done]) -> Callable[[], int]:
        @wraps(function)
        def run() -> int:
            _note(name, last_began_at=timezone.now())
            try:
                done = function()
            except Exception as trouble:
                _note(name, last_trouble=(str(trouble) or type(trouble).__name__)[:TROUBLE_LENGTH])
                raise
            _note(name, last_ended_at=timezone.now(), last_trouble=done.trouble[:TROUBLE_LENGTH], did=done.count)
            return done.count

        run.noted_as = name  # type: ignore[attr-defined]
        return run

    return decorate


def _note(name: str, **fields: Any) -> None:
    row = Clockwork(name=name, **fields)
    Clockwork.objects.bulk_create([row], update_conflicts=True, unique_fields=["name"], update_fields=list(fields))


def know_all() -> None:
    """A row for each task of the schedule: one that never runs is late from when the clock first knew of it."""
    known = set(Clockwork.objects.values_list("name", flat=True))
    new = [Clockwork(name=name) for name in settings.CELERY_BEAT_SCHEDULE if name not in known]
    Clockwork.objects.bulk_create(new, ignore_conflicts=True)


def tasks() -> list[Task]:
    """Every task of the schedule, those that come often first: one query."""
    rows = {row.name: row for row in Clockwork.objects.all()}
    found = [
        Task(name, rows.get(name), is_late(entry["schedule"], _latest(rows.get(name))))
        for name, entry in settings.CELERY_BEAT_SCHEDULE.items()
    ]
    return sorted(found, key=lambda task: isinstance(settings.CELERY_BEAT_SCHEDULE[task.name]["schedule"], crontab))


def _latest(row: Clockwork | None) -> datetime | None:
    return None if row is None else row.last_ended_at or row.since


def is_late(schedule: Any, latest: datetime | None) -> bool:
    """Whether a task that ended ``latest`` should have come again by now, with some patience; never is late.

    ``schedule`` is what stands in the schedule: seconds, a timedelta or a crontab.
    """
    if latest is None:
        return True
    when = maybe_schedule(schedule)
    passed = -when.remaining_estimate(latest)
    if isinstance(when, crontab):
        return bool(passed > PATIENCE_BY_THE_CLOCK)
    patience = max(SHORTEST_PATIENCE, TIMES_MISSED * when.run_every)
    return bool(passed + when.run_every > patience)


def has_stopped() -> bool:
    """Whether some task of the schedule is late."""
    return any(task.is_late for task in tasks())
