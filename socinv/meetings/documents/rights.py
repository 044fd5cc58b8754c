"""Who may have a meeting's documents made, and who reads them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.meetings.models import AgendaItem, Meeting, MeetingStatus
from socinv.meetings.rights import arranger, may_read
from socinv.organisation.standing import Standing


def order_call(meeting: Meeting, standing: Standing) -> Verdict:
    """Those who arrange the meeting, while it is called."""
    verdict = arranger(meeting, standing)
    if verdict and meeting.status not in (MeetingStatus.CALLED, MeetingStatus.OPEN):
        return no(Ground.STATE, _("Kallelsen är inte skickad."))
    return verdict


def order_minutes(meeting: Meeting, standing: Standing) -> Verdict:
    """Made by itself when both have adjusted them."""
    verdict = arranger(meeting, standing)
    return verdict and _adjusted(meeting)


def order_extract(item: AgendaItem, standing: Standing) -> Verdict:
    """Those who arrange the meeting, of an item in minutes that are adjusted."""
    verdict = arranger(item.meeting, standing)
    if verdict and item.section is None:
        return no(Ground.STATE, _("Punkten finns inte i protokollet."))
    return verdict and _adjusted(item.meeting)


def _adjusted(meeting: Meeting) -> Verdict:
    if meeting.status == MeetingStatus.ADJUSTED:
        return YES
    return no(Ground.STATE, _("Protokollet är inte justerat."))


def read_meeting(meeting: Meeting, standing: Standing) -> bool:
    return may_read(meeting, standing)


def read_item(item: AgendaItem, standing: Standing) -> bool:
    return may_read(item.meeting, standing)
