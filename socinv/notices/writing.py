"""Writing the notices of an event in the event's own transaction, and sending them after it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.notices.audience import told_of
from socinv.notices.models import Notice


@on("*", "*")
def write_notices(thing: Any, event: Event) -> None:
    """A row for each person told, never for the one who acted; one row a person even in two groups.

    One act, one message: whoever was told of something that followed from the act ("your turn") is not told of
    the act as well.
    """
    reasons: dict[int, str] = {}
    for group in told_of(thing, event.verb, str(event.said.get("outcome", ""))):
        for person in group.people:
            reasons.setdefault(person.pk, group.key)
    followed = Q(event__cause=event) | Q(event__cause__cause=event)
    told_already = Notice.objects.filter(followed).values_list("recipient_id", flat=True) if reasons else ()
    for pk in (event.actor_id, *told_already):
        reasons.pop(pk, None)
    Notice.objects.bulk_create(
        Notice(municipality_id=event.municipality_id, event=event, recipient_id=pk, why=why, written_at=event.at)
        for pk, why in reasons.items()
    )
    if reasons:
        transaction.on_commit(_send_soon)


def _send_soon() -> None:
    from socinv.notices.tasks import nudge

    nudge()
