"""The messages: sent soon after their row, and swept up when the broker lost the nudge."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import reduce
from operator import or_
from smtplib import SMTPException

from celery import shared_task
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from socinv.lifecycle import clock
from socinv.notices.models import Notice
from socinv.notices.wording import message_for

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 12
TROUBLE = (OSError, ValueError, LookupError)  # the server or the address; a heading or sentence that cannot be made


def nudge() -> None:
    """Ask a worker to send what waits. A broker that is down loses nothing: the sweep finds the rows."""
    try:
        send_waiting.delay()
    except OperationalError:
        log.warning("The broker did not answer; the sweep will send what waits")


@shared_task
def send_waiting() -> int:
    """Send every notice whose time it is, each in a transaction of its own: how many went.

    Two workers never take the same row; of a worker that is killed one message at most is sent again.
    """
    total, goes_on = 0, True
    while goes_on:
        sent, goes_on = _send_next()
        total += sent
    return total


def is_time() -> Q:
    """New ones at once; after a failure 2, 4, 8 ... minutes from when it was recorded, for more than a day."""
    now = timezone.now()
    again = (Q(attempts=n, event__recorded_at__lte=now - timedelta(minutes=2**n)) for n in range(1, MOST_ATTEMPTS))
    return reduce(or_, again, Q(attempts=0))


def _send_next() -> tuple[bool, bool]:
    """Whether one was sent, and whether to go on: not when nothing waits, nor when no server answers."""
    with transaction.atomic():
        notice = (
            Notice.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(is_time(), sent_at=None)
            .select_related("event__case", "recipient", "municipality")
            .order_by("attempts", "id")
            .first()
        )
        if notice is None:
            return False, False
        trouble = _send(notice)
    no_server = isinstance(trouble, OSError) and not isinstance(trouble, SMTPException)
    return trouble is None, not no_server


def _send(notice: Notice) -> Exception | None:
    """Send one and note how it went."""
    try:
        get_connection().send_messages([message_for(notice)])
    except TROUBLE as trouble:
        notice.attempts += 1
        notice.trouble = str(trouble)[:300]
        failed: Exception | None = trouble
    else:
        notice.sent_at, notice.trouble, failed = clock.now(), "", None
    notice.save(update_fields=["sent_at", "attempts", "trouble"])
    return failed
