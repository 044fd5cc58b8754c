"""A meeting's page: one job a state."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.models import Event
from socinv.meetings.agenda import outlook
from socinv.meetings.comparisons import periods_to_compare
from socinv.meetings.models import AgendaItem, Meeting, MeetingStatus
from socinv.meetings.presenting import people
from socinv.meetings.presenting.agenda import lines_of
from socinv.meetings.presenting.heading import crumbs, facts
from socinv.meetings.presenting.item_list import Course, ItemRow, items_of
from socinv.meetings.presenting.next_act import next_act
from socinv.meetings.presenting.paper_shown import minutes_of
from socinv.meetings.presenting.papers import may_extract, papers_of
from socinv.meetings.rights import reads_before_adjustment
from socinv.meetings.views.fetch import meeting_page
from socinv.organisation.web import PersonRequest

BEFORE = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
AFTER = (MeetingStatus.ENDED, MeetingStatus.ADJUSTED)
TEMPLATE = "meetings/meeting.html"


@meeting_page
def meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The agenda before it, item by item while it goes on, the minutes after it."""
    standing = request.standing
    rows = items_of(meeting)
    inside = reads_before_adjustment(meeting, standing)
    context: dict[str, Any] = {
        "meeting": meeting, "crumbs": crumbs(meeting), "facts": facts(meeting),
        "turn": next_act(meeting, standing, Course(rows)), "reads": inside,
        "before": meeting.status in BEFORE, "after": meeting.status in AFTER,
        "papers": papers_of(meeting, rows, standing), "acts": _acts(request, meeting),
    }  # fmt: skip
    if meeting.status not in AFTER or not (inside or meeting.status == MeetingStatus.ADJUSTED):
        context["agenda"] = lines_of(rows, standing)
    if meeting.status in AFTER and (inside or meeting.status == MeetingStatus.ADJUSTED):
        context |= {
            "minutes": minutes_of(meeting), "extracts": _extracts(request, rows), "to_mend": _to_mend(request, rows),
        }  # fmt: skip
    if inside and meeting.called_at is not None:
        context |= _people(request, meeting)
    context |= _building(request, meeting)
    if meeting.status == MeetingStatus.CANCELLED:
        context["cancelled_because"] = _reason(meeting)
    return render(request, TEMPLATE, context)


def _people(request: PersonRequest, meeting: Meeting) -> dict[str, Any]:
    """Those who are called; before the meeting what they have answered, and one's own answer."""
    found = people.company_of(meeting)
    own = found.row_of(request.user.pk)
    replies = meeting.status == MeetingStatus.CALLED and own is not None
    rows = people.before(found) if meeting.status in BEFORE else people.at_the_meeting(found)
    return {
        "people": rows, "may_reply": replies, "own": own,
        "quorum_words": "" if meeting.status in BEFORE else found.quorum_words,
    }  # fmt: skip


def _building(request: PersonRequest, meeting: Meeting) -> dict[str, Any]:
    """What can be put on the agenda, for those who build it."""
    if meeting.status not in (*BEFORE, MeetingStatus.OPEN):
        return {}
    new = AgendaItem(municipality_id=meeting.municipality_id, meeting=meeting, body=meeting.body)
    if not policy.ask(request.standing, "put_up", new):
        return {}
    found = outlook(meeting)
    compared = {one.period_id for one in meeting.items.filter(kind="comparison").exclude(status="taken-off")}
    periods = periods_to_compare(meeting.body, request.standing.day)
    return {
        "builds": True, "outlook": found, "may_place": meeting.status in BEFORE,
        "periods": [one for one in periods if one.pk not in compared],
    }  # fmt: skip


def _acts(request: PersonRequest, meeting: Meeting) -> list[dict[str, str]]:
    """What else can be done."""
    names = [
        ("move", "meeting-move", _("Ändra tid, plats eller sekreterare")),
        ("note_presence", "meeting-presence", _("Ändra närvaron")),
        ("hand_back", "meeting-hand-back", _("Ta tillbaka justeringen")),
        ("cancel", "meeting-cancel", _("Ställ in sammanträdet")),
    ]
    return [
        {"title": title, "url": reverse(name, args=[meeting.ref])}
        for verb, name, title in names
        if policy.ask(request.standing, verb, meeting)
        and not (verb == "note_presence" and meeting.status == MeetingStatus.CALLED)
    ]


def _extracts(request: PersonRequest, rows: list[ItemRow]) -> list[dict[str, Any]]:
    """The items that the person may have an extract made of."""
    return [
        {"title": str(one.item), "thing": one.item.pk}
        for one in rows
        if one.item.section and may_extract(one.item, request.standing)
    ]


def _to_mend(request: PersonRequest, rows: list[ItemRow]) -> list[dict[str, str]]:
    """The items whose claims, votes and notes the person may still mend."""
    return [
        {"title": str(one.item), "url": one.url}
        for one in rows
        if one.item.section and policy.ask(request.standing, "note_dealing", one.item)
    ]


def _reason(meeting: Meeting) -> str:
    event = Event.objects.filter(thing="meetings.meeting", thing_id=meeting.pk, verb="cancel").order_by("-id").first()
    return str(event.said.get("reason", "")) if event else ""
