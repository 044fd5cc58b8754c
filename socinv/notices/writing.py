"""Writing the notices of an event in the event's own transaction, and their messages with them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.notices.audience import Told, told_of
from socinv.notices.choosing import how_for
from socinv.notices.models import Notice
from socinv.notices.outbox import post
from socinv.organisation.models import User


@on("*", "*")
def write_notices(thing: Any, event: Event) -> None:
    """A row for each person told, never for the one who acted; one row a person even in two groups.

    One act, one message: whoever was told of something that followed from the act ("your turn") is not told of
    the act as well.
    """
    reasons: dict[int, tuple[User, Told]] = {}
    for group in told_of(thing, event.verb, str(event.said.get("outcome", ""))):
        for person in group.people:
            reasons.setdefault(person.pk, (person, group))
    followed = Q(event__cause=event) | Q(event__cause__cause=event)
    told_already = Notice.objects.filter(followed).values_list("recipient_id", flat=True) if reasons else ()
    for pk in (event.actor_id, *told_already):
        reasons.pop(pk, None)
    if reasons:
        post(Notice.objects.bulk_create(_rows(event, list(reasons.values()))))


def _rows(event: Event, reasons: list[tuple[User, Told]]) -> list[Notice]:
    chosen = {
        kind: how_for([person.pk for person, group in reasons if group.kind == kind], event.municipality_id, kind)
        for kind in {group.kind for _, group in reasons}
    }
    return [
        Notice(
            municipality=event.municipality, event=event, recipient=person, why=group.key, kind=group.kind,
            how=chosen[group.kind][person.pk], written_at=event.at,
        )
        for person, group in reasons
    ]  # fmt: skip
