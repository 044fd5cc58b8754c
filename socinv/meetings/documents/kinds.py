"""The kinds of document that are made of a meeting: registered when the application starts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from socinv.documents.kinds import Kind, register
from socinv.meetings.documents import call, minutes, rights
from socinv.meetings.models import AgendaItem, MeetingStatus

MEETING, ITEM = "meetings.meeting", "meetings.agendaitem"


def items_of(case: Any) -> Iterable[AgendaItem]:
    """The items about a case in minutes that are adjusted."""
    items = AgendaItem.objects.filter(case=case, section__isnull=False, meeting__status=MeetingStatus.ADJUSTED)
    return items.select_related("meeting__body").order_by("id")


register(Kind(
    call.KEY, _("Kallelse"), _("Till dem som är kallade: tid, plats, dagordning och handlingar."),
    MEETING, call.compose, rights.order_call, rights.read_meeting, "kallelse",
))  # fmt: skip
register(Kind(
    minutes.MINUTES, _("Protokoll"), _("Sammanträdets protokoll, som det justerades."),
    MEETING, minutes.compose_minutes, rights.order_minutes, rights.read_meeting, "protokoll",
))  # fmt: skip
register(Kind(
    minutes.EXTRACT, _("Protokollsutdrag"), _("En paragraf ur protokollet, till dem som ska verkställa beslutet."),
    ITEM, minutes.compose_extract, rights.order_extract, rights.read_item, "protokollsutdrag", items_of,
))  # fmt: skip
