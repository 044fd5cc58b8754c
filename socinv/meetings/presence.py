"""Those who were called to a meeting as rows, and who of them serves at it and in each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings

from socinv.meetings.serving import Called, Quorum, Serving, quorum, who_serves

if TYPE_CHECKING:
    from socinv.meetings.models import AgendaItem, Meeting


def called_to(meeting: Meeting) -> list[Called]:
    """Everybody who was called, in the order they stand on the list: one query."""
    rows = meeting.attendances.order_by("id").values_list("person", "role", "place", "is_present")
    return [Called(person, role, place, bool(is_present)) for person, role, place, is_present in rows]


def quorum_of(meeting: Meeting) -> Quorum:
    """The meeting's quorum as people have come."""
    return quorum(called_to(meeting))


def serving_at(meeting: Meeting) -> list[Serving]:
    """Who serves at the meeting, as people have come."""
    return who_serves(called_to(meeting))


def away_from(item: AgendaItem) -> set[int]:
    """Who leaves for the item: those who have said so there, and those known to be in conflict in its case."""
    said = set(item.left.values_list("person", flat=True)) if item.pk else set()
    return said | in_conflict(item)


def in_conflict(item: AgendaItem) -> set[int]:
    """The people of the meeting who have declared a conflict of interest in the item's case, or were found in one."""
    if item.case_id is None:
        return set()
    conflicts = apps.get_model(settings.CASE_MODEL)._meta.get_field("conflicts").related_model
    rows = conflicts._default_manager.filter(case=item.case_id, retracted_at=None)
    called = item.meeting.attendances.values("person")
    return set(rows.filter(person__in=called).values_list("person", flat=True))


def quorum_for(item: AgendaItem) -> Quorum:
    """The quorum of one item."""
    return quorum(called_to(item.meeting), away_from(item))
