"""The meetings that wait for a person: to answer the call, to send it, to adjust the minutes, to announce that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from socinv.meetings.law import UNDER_THE_ACT, adjusted_by, posted_by
from socinv.meetings.models import Attendance, Meeting, MeetingStatus
from socinv.organisation.standing import Standing
from socinv.presentation.dates import longdate
from socinv.presentation.grammar import inside

MOST = 25
SOON = timedelta(days=7)  # a meeting without a day for its papers is to be called by then


@dataclass(frozen=True)
class MeetingTurn:
    """One thing to do, with its page and its last day."""

    title: str
    url: str
    text: str
    due: date


def turns_of(standing: Standing) -> list[MeetingTurn]:
    """What meetings wait for the person to do, the nearest day first: one query, however many they are."""
    if not standing.is_affiliated:
        return []
    found = [_turn(one, standing) for one in _waiting(standing)]
    return sorted(found, key=lambda one: (one.due, one.url))


def _waiting(standing: Standing) -> QuerySet[Meeting]:
    me, today = standing.person.pk, standing.day
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), person=me)
    papers = Q(papers_by__lte=today) | Q(papers_by=None, held_on__lte=today + SOON)
    adjusts = Q(chaired_by=me, chair_adjusted_at=None) | Q(adjuster=me, adjuster_adjusted_at=None)
    wanted = (
        Q(papers, status=MeetingStatus.PLANNED, secretary=me)
        | Q(Exists(mine.filter(is_present=None)), status=MeetingStatus.CALLED, held_on__gte=today)
        | Q(Exists(mine.exclude(is_present=False)), status=MeetingStatus.OPEN)
        | Q(adjusts, status=MeetingStatus.ENDED)
        | Q(status=MeetingStatus.ADJUSTED, secretary=me, posted_on=None, body__kind__in=UNDER_THE_ACT)
    )
    found = Meeting.objects.filter(wanted, municipality=standing.municipality).select_related("body")
    return found.order_by("held_on", "id")[:MOST]


def _turn(meeting: Meeting, standing: Standing) -> MeetingTurn:
    titles: dict[str, Any] = {
        MeetingStatus.PLANNED: (_("Skicka kallelsen"), meeting.papers_by or meeting.held_on),
        MeetingStatus.CALLED: (_("Svara om du kommer till sammanträdet"), meeting.held_on),
        MeetingStatus.OPEN: (_("Sammanträdet pågår"), meeting.held_on),
        MeetingStatus.ENDED: (_("Justera protokollet"), adjusted_by(meeting.held_on)),
    }
    title, due = titles.get(meeting.status) or (
        _("Tillkännage att protokollet är justerat"), posted_by(meeting.adjusted_on or meeting.held_on),
    )  # fmt: skip
    text = _("Sammanträdet för %(body)s %(day)s.") % {
        "body": inside(meeting.body.name), "day": longdate(meeting.held_on),
    }  # fmt: skip
    return MeetingTurn(title, meeting.get_absolute_url(), text, due)
