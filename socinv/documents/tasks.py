"""The files are made by a worker: soon after the order, and swept up when the broker or a worker lost one."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from socinv.documents.making import make_document, waiting
from socinv.notices.clockwork import Done, noted

log = logging.getLogger(__name__)


def nudge(pk: int) -> None:
    """Ask a worker to make it. A broker that is down loses nothing: the sweep finds the row."""
    try:
        make.delay(pk)
    except OperationalError:
        log.warning("The broker did not answer; the sweep will make document %d", pk)


@dataclass(frozen=True)
class Nudge:
    """The asking, put off: two about the same document are equal."""

    pk: int

    def __call__(self) -> None:
        nudge(self.pk)


def nudge_after(pk: int) -> None:
    """The same, when the transaction is over."""
    transaction.on_commit(Nudge(pk))


@shared_task
def make(pk: int) -> bool:
    """Make one. Safe to run twice and at once: whether this run made it."""
    return make_document(pk)


@shared_task
@noted("make-documents")
def make_waiting() -> Done:
    """Make all that wait, the oldest first: how many were made."""
    return Done(sum(make_document(pk) for pk in waiting()))
