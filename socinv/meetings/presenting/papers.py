"""The documents that are made of a meeting, and those that can be made."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from socinv.documents.kinds import kind_named
from socinv.documents.models import Document
from socinv.documents.offering import seen
from socinv.meetings.documents.kinds import ITEM, MEETING
from socinv.meetings.documents.minutes import EXTRACT
from socinv.meetings.models import AgendaItem, Meeting
from socinv.meetings.presenting.item_list import ItemRow
from socinv.organisation.standing import Standing


def papers_of(meeting: Meeting, rows: list[ItemRow], standing: Standing) -> list[dict[str, Any]]:
    """The call, the minutes and the extracts that the person may read, the newest first."""
    items = {one.item.pk: one.item for one in rows}
    wanted = Q(thing=MEETING, thing_id=meeting.pk) | Q(thing=ITEM, thing_id__in=list(items))
    known: dict[tuple[str, int], Any] = {(ITEM, pk): item for pk, item in items.items()}
    found = Document.objects.filter(wanted, municipality=meeting.municipality_id).defer("source").order_by("-id")
    return seen(found, standing, known | {(MEETING, meeting.pk): meeting})


def may_extract(item: AgendaItem, standing: Standing) -> bool:
    """Whether the person may have an extract made of the item now."""
    return bool(kind_named(EXTRACT).may_order(item, standing))
