"""The meeting a page is about, for those who may read it; 404 for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from socinv.lifecycle.verdict import Ground, Verdict
from socinv.meetings.arranging import arranged_besides
from socinv.meetings.models import AgendaItem, Meeting
from socinv.meetings.rights import may_read
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest, person_page

MENU = "meeting-list"
WITH = ("body", "secretary", "chaired_by", "adjuster", "municipality")


def meetings_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For everyone inside the municipality and those who sit in some body; 404 for others."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (request.standing.is_insider or request.standing.seats):
            raise Http404
        request.menu = MENU
        return view(request, *args, **kwargs)

    return person_page(guarded)


def body_or_404(standing: Standing, key: str) -> Body:
    """The body of that key; of a single project only for those who sit or arrange meetings in it, and coordinators."""
    rows = Body.objects.filter(municipality=standing.municipality)
    if not standing.is_coordinator:
        own = rows.filter(pk__in={seat.body for seat in standing.seats} | arranged_besides(standing))
        rows = rows.lasting() | own if standing.is_insider else own
    return get_object_or_404(rows, key=key)


def meeting_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page about one meeting: the view is given the meeting instead of its address."""

    @wraps(view)
    def guarded(request: PersonRequest, ref: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, meeting_or_404(request, ref), *args, **kwargs)

    return person_page(guarded)


def meeting_or_404(request: PersonRequest, ref: str) -> Meeting:
    """The meeting with its body and people."""
    rows = Meeting.objects.filter(municipality=request.standing.municipality).exclude(status="new")
    meeting = get_object_or_404(rows.select_related(*WITH), ref=ref)
    if not may_read(meeting, request.standing):
        raise Http404
    request.menu = MENU
    return meeting


def item_or_404(meeting: Meeting, pk: int) -> AgendaItem:
    """An item of the meeting."""
    item = get_object_or_404(meeting.items.exclude(status="new").select_related("case", "period", "decision"), pk=pk)
    item.meeting = meeting
    return item


def turned_back(request: PersonRequest, verdict: Verdict, url: str) -> HttpResponse:
    """The page that says why not, where it is the person who may not; back with a message where it is the state."""
    if verdict.ground in (Ground.PERSON, Ground.CONFLICT, Ground.OUTSIDE):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    messages.info(request, str(verdict.reason))
    return redirect(url)
