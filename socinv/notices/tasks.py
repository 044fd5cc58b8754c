"""What the clock carries out: messages handed over, reminders and digests written. Each is safe to run twice."""

from __future__ import annotations

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from socinv.notices import digests, reminding
from socinv.notices.clockwork import Done, noted
from socinv.notices.delivery import deliver

log = logging.getLogger(__name__)


def nudge() -> None:
    """Ask a worker to send what waits. A broker that is down loses nothing: the sweep finds the rows."""
    try:
        send_waiting.delay()
    except OperationalError:
        log.warning("The broker did not answer; the sweep will send what waits")


@shared_task
@noted("send-waiting")
def send_waiting() -> Done:
    """Hand over every message whose time it is: how many went."""
    return deliver()


@shared_task
@noted("remind")
def remind() -> Done:
    """Write the reminders that are due: how many were written. What an earlier run missed is made up for."""
    return reminding.remind()


@shared_task
@noted("digests")
def send_digests() -> Done:
    """Write the digests whose moment has come: how many."""
    return digests.send_digests()
