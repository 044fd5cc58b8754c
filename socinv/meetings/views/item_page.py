"""One item while the meeting goes on: its papers, where it is decided, and the way to the next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.telling import sentence
from socinv.meetings.comparisons import comparing_url, ranked_in
from socinv.meetings.flow.reporting import reported_on
from socinv.meetings.models import AgendaItem, ItemKind, ItemStatus, Meeting, MeetingStatus
from socinv.meetings.presence import away_from
from socinv.meetings.presenting import people
from socinv.meetings.presenting.agenda import lines_of
from socinv.meetings.presenting.heading import crumbs
from socinv.meetings.presenting.item_list import Course, items_of
from socinv.meetings.presenting.paper_shown import item_shown
from socinv.meetings.rights import reads_before_adjustment
from socinv.meetings.views.fetch import item_or_404, meeting_page
from socinv.organisation.web import PersonRequest


@meeting_page
def item(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """What is before the body in this item, and how it was dealt with."""
    found, standing = item_or_404(meeting, pk), request.standing
    course = Course(items_of(meeting))
    rows = {one.item.pk: one for one in course.rows}
    earlier, row, later = course.around(found) if pk in rows else (None, None, None)
    line = lines_of([row], standing)[0] if row else None
    reads = reads_before_adjustment(meeting, standing) or meeting.status == MeetingStatus.ADJUSTED
    context: dict[str, Any] = {
        "meeting": meeting, "item": found, "crumbs": crumbs(meeting, (str(found), request.path)),
        "course": course, "row": row, "earlier": earlier, "later": later, "line": line, "reads": reads,
        "acts": _acts(request, meeting, found), "is_open": meeting.status == MeetingStatus.OPEN,
        "waits": found.status == ItemStatus.PLANNED, **_before_the_body(request, found),
    }  # fmt: skip
    if reads and meeting.opened_at is not None:
        context |= {"served": _served(meeting, found), "section": item_shown(found)}
    return render(request, "meetings/item.html", context)


def _before_the_body(request: PersonRequest, item: AgendaItem) -> dict[str, Any]:
    """The cases compared, in their order; or the decisions that are reported."""
    if item.kind == ItemKind.COMPARISON and item.period is not None:
        return {"ranked": ranked_in(request.standing, item.period), "compare_url": comparing_url(item.period)}
    if item.kind == ItemKind.DELEGATED:
        return {"reported": [sentence(one) for one in reported_on(item).select_related("case")]}
    return {}


def _served(meeting: Meeting, item: AgendaItem) -> dict[str, Any]:
    """Who takes part in this item, when not all of them do."""
    whole = people.company_of(meeting)
    away = away_from(item)
    here = people.company(whole.rows, away)
    names = whole.people
    gone = [names[pk].name for pk in sorted(away) if pk in names and pk in {one.person for one in whole.serving}]
    stepped_in = [
        _("%(who)s tjänstgör för %(other)s") % {"who": names[one.person].name, "other": names[one.for_].name}
        for one in here.serving
        if one.for_ in away
    ]
    return {"away": gone, "stepped_in": stepped_in, "quorum": here.quorum, "quorum_words": here.quorum_words}


def _acts(request: PersonRequest, meeting: Meeting, item: AgendaItem) -> dict[str, str]:
    """The addresses of what may be done to the item, by verb."""
    names = {"conclude": "meeting-item-conclude", "put_off": "meeting-item-put-off",
             "take_off": "meeting-item-take-off", "note_dealing": "meeting-item-dealing"}  # fmt: skip
    return {
        verb: reverse(name, args=[meeting.ref, item.pk])
        for verb, name in names.items()
        if policy.ask(request.standing, verb, item)
    }
