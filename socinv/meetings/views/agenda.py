"""Putting on the agenda what waits for the body."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Invalid, Refused, Verdict
from socinv.meetings.agenda import WITH, put_up, put_up_own, waiting_for
from socinv.meetings.comparisons import periods_to_compare
from socinv.meetings.models import AgendaItem, ItemKind, Meeting
from socinv.meetings.views.fetch import meeting_page, turned_back
from socinv.organisation.web import PersonRequest

BUILDER, AGENDA = "#redo", "#dagordning"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _refused(request: PersonRequest, meeting: Meeting) -> Verdict | None:
    """Why the person may put nothing on this agenda; None where he or she may."""
    new = AgendaItem(municipality_id=meeting.municipality_id, meeting=meeting, body=meeting.body)
    verdict = policy.ask(request.standing, "put_up", new)
    return None if verdict else verdict


@meeting_page
def put_up_waiting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """One thing that waits: a button each; ``work`` is its work item."""
    back = meeting.get_absolute_url() + BUILDER
    if request.method != "POST":
        return redirect(back)
    if (verdict := _refused(request, meeting)) is not None:
        return turned_back(request, verdict, back)
    work = waiting_for(meeting.body_id).select_related(*WITH).filter(pk=_number(request.POST.get("work", ""))).first()
    if work is None:
        messages.info(request, _("Det väntar inte på organet längre, eller står redan på en dagordning."))
        return redirect(back)
    try:
        with transaction.atomic():
            put_up(meeting, work, request.user)
    except Refused as refused:
        return turned_back(request, refused.verdict, back)
    except Invalid as invalid:
        messages.error(request, " ".join(str(one) for one in invalid.problems.values()))
    return redirect(back)


@meeting_page
def put_up_comparison(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The applications of a period, to be compared in one item."""
    back = meeting.get_absolute_url() + AGENDA
    if request.method != "POST":
        return redirect(back)
    if (verdict := _refused(request, meeting)) is not None:
        return turned_back(request, verdict, back)
    wanted = _number(request.POST.get("period", ""))
    period = next((one for one in periods_to_compare(meeting.body, request.standing.day) if one.pk == wanted), None)
    if period is None:
        messages.info(request, _("Organet jämför inte ansökningarna från den perioden."))
        return redirect(back)
    title = _("Jämförelse av ansökningar, %(period)s") % {"period": period.title}
    try:
        put_up_own(meeting, ItemKind.COMPARISON, title[:250], request.user, period=period)
    except Refused as refused:
        return turned_back(request, refused.verdict, back)
    except Invalid as invalid:
        messages.error(request, " ".join(str(one) for one in invalid.problems.values()))
    return redirect(back)
