"""Somebody who tells people of things all the time: `python -m tests.notices.telling SECONDS MOST_WAITING`.

Each is a row and its message in one transaction, and a nudge of the worker after it, as in `perform`. Prints how many
were told when it ends; whatever the broker does, it goes on.
"""

from __future__ import annotations

import os
import sys
import time

PEOPLE_TOLD = 5


def tell_for(seconds: float, most_waiting: int) -> int:
    """Tell until the time is out, but never let more than so many wait to go at once."""
    from django.db import transaction
    from django.utils import timezone

    from socinv.lifecycle import clock
    from socinv.notices.models import How, Mail, Notice
    from socinv.notices.outbox import post
    from socinv.organisation.models import Municipality, User

    place = Municipality.objects.get()
    people = list(User.objects.filter(is_active=True, is_system=False).order_by("pk")[:PEOPLE_TOLD])
    told, ends = 0, time.monotonic() + seconds
    while time.monotonic() < ends:
        if Mail.objects.filter(sent_at=None, next_try_at__lte=timezone.now()).count() > most_waiting:
            time.sleep(0.05)
            continue
        with transaction.atomic():
            rows = [
                Notice(
                    municipality=place, recipient=person, key=f"told:{os.getpid()}:{told}", kind="deadline",
                    how=How.AT_ONCE, heading=f"Sak {told}", link="/", written_at=clock.now(),
                )
                for person in people
            ]  # fmt: skip
            post(Notice.objects.bulk_create(rows))
        told += len(rows)
    return told


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(f"{tell_for(float(sys.argv[1]), int(sys.argv[2]))}\n")
