"""Fills one database with open deadlines, lets the run go three times, and says as JSON what it cost."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from socinv.lifecycle import clock  # noqa: E402
from socinv.lifecycle.models import WorkItem  # noqa: E402
from socinv.lifecycle.working_days import working_day  # noqa: E402
from socinv.notices.deadlines import open_deadlines  # noqa: E402
from socinv.notices.models import Mail  # noqa: E402
from socinv.notices.reminding import remind  # noqa: E402
from tests.bench.filling import fill_open  # noqa: E402


def spread() -> None:
    """Given two months ago, and due some weeks before or after today."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE lifecycle_workitem SET opened_at = %s, due = %s::date + (id %% 61)::int - 30 WHERE due IS NOT NULL",
            [clock.now() - timedelta(days=60), clock.today()],
        )
        cursor.execute("ANALYZE")


def night(moment: datetime) -> dict[str, Any]:
    messages = Mail.objects.count()
    with clock.at(moment), CaptureQueriesContext(connection) as asked:
        begun = time.perf_counter()
        done = remind()
        seconds = time.perf_counter() - begun
    return {
        "reminders": done.count, "messages": Mail.objects.count() - messages, "seconds": seconds,
        "statements": len(asked),
    }  # fmt: skip


def main(size: int) -> dict[str, Any]:
    with transaction.atomic():
        fill_open(size)
        spread()
    now = clock.now()
    found: dict[str, Any] = {"deadlines": len(open_deadlines(clock.today()))}
    found["items"] = WorkItem.objects.open().filter(due__isnull=False).count()
    found |= {"first": night(now), "again": night(now)}
    tomorrow = working_day(clock.today(), 1)
    found["next"] = night(now.replace(year=tomorrow.year, month=tomorrow.month, day=tomorrow.day))
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))) + "\n")
