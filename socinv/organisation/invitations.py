"""The single cases a person has been invited to, read from the grants and the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from guardian.models import UserObjectPermission

from socinv.lifecycle.models import Event
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Invitation:
    """One case, who invited and when."""

    title: str
    url: str
    who: str
    moment: datetime


def invitations_of(standing: Standing) -> list[Invitation]:
    """Those that still hold, newest first."""
    things: dict[type, list[int]] = {}
    for grant in UserObjectPermission.objects.filter(user_id=standing.person.pk).select_related("content_type"):
        kind = grant.content_type.model_class()
        if kind is not None:
            things.setdefault(kind, []).append(int(grant.object_pk))
    cases: set[int] = set()
    for kind, keys in things.items():
        rows = kind._default_manager.filter(pk__in=keys, municipality=standing.municipality)  # type: ignore[attr-defined]
        cases.update(rows.values_list("case", flat=True))
    events = Event.objects.filter(
        case__in=cases, verb__startswith="invite_", said__person__id=standing.person.pk
    ).select_related("case").order_by("-id")  # fmt: skip
    latest: dict[int, Event] = {}
    for event in events:
        latest.setdefault(event.case.pk, event)
    return [
        Invitation(str(event.case), event.case.get_absolute_url(), event.actor_name, event.at)
        for event in latest.values()
    ]
