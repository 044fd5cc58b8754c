"""How the mail goes, and another try with what did not go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from socinv.notices.models import Mail
from socinv.notices.outbox import send_soon
from socinv.organisation.models import User

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
WAITS = Q(sent_at=None, given_up_at=None)
AGAIN = "try-again"
"""What the record of another try says; in words it is said where it is shown."""


@dataclass(frozen=True)
class State:
    """How many wait (and the first of them since when), went, are tried again, and were given up."""

    waiting: int
    oldest: datetime | None
    sent_in_a_day: int
    sent_in_a_week: int
    tried_again: int
    given_up: int


def state() -> State:
    """The outbox now: one query."""
    now = timezone.now()
    recent = Mail.objects.filter(Q(sent_at=None) | Q(sent_at__gt=now - A_WEEK))
    return State(
        **recent.aggregate(
            waiting=Count("pk", filter=WAITS & Q(attempts=0)),
            oldest=Min("written_at", filter=WAITS & Q(attempts=0)),
            sent_in_a_day=Count("pk", filter=Q(sent_at__gt=now - A_DAY)),
            sent_in_a_week=Count("pk", filter=Q(sent_at__gt=now - A_WEEK)),
            tried_again=Count("pk", filter=WAITS & Q(attempts__gt=0)),
            given_up=Count("pk", filter=Q(given_up_at__isnull=False)),
        )
    )


def troubled() -> QuerySet[Mail]:
    """Those that did not go at the first try and have not gone since, the latest first."""
    return Mail.objects.filter(Q(attempts__gt=0) | Q(given_up_at__isnull=False), sent_at=None).order_by("-id")


def try_again(mails: QuerySet[Mail], by: User) -> int:
    """Hand them over once more, to the address that the person has today: how many. Who asked for it is recorded."""
    now = timezone.now()
    with transaction.atomic():
        chosen = mails.filter(sent_at=None).select_for_update(of=("self",)).select_related("recipient")
        found = list(chosen.order_by("id"))
        for mail in found:
            mail.address, mail.next_try_at, mail.given_up_at = mail.recipient.email, now, None
        Mail.objects.bulk_update(found, ["address", "next_try_at", "given_up_at"], batch_size=1000)
        _record(found, by)
        transaction.on_commit(send_soon)
    return len(found)


def _record(mails: list[Mail], by: User) -> None:
    kind = ContentType.objects.get_for_model(Mail)
    LogEntry.objects.bulk_create(
        LogEntry(
            user=by, content_type=kind, object_id=str(mail.pk), object_repr=str(mail)[:200], action_flag=CHANGE,
            change_message=AGAIN,
        )
        for mail in mails
    )  # fmt: skip


def asked_again(most: int) -> QuerySet[LogEntry]:
    """Who asked for another try with what, the latest first."""
    kind = ContentType.objects.get_for_model(Mail)
    rows = LogEntry.objects.filter(content_type=kind, change_message=AGAIN).select_related("user")
    return rows.order_by("-pk")[:most]
