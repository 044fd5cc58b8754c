"""Beginning the meeting: who has come, who serves for whom, who chairs it and who adjusts its minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.web import act
from socinv.meetings.forms.opening import OpeningForm, PresenceForm
from socinv.meetings.models import Meeting, MeetingStatus
from socinv.meetings.presenting import people
from socinv.meetings.presenting.heading import crumbs
from socinv.meetings.views.fetch import meeting_page, turned_back
from socinv.organisation.web import PersonRequest


@meeting_page
def presence(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Tick those who are there; what follows from it is said below, and the meeting is opened there."""
    verdict = policy.ask(request.standing, "note_presence", meeting)
    if not verdict:
        return turned_back(request, verdict, meeting.get_absolute_url())
    found = people.company_of(meeting)
    form = PresenceForm(request.POST if request.method == "POST" else None, called=found.rows)
    if request.method == "POST" and act(request, meeting, "note_presence", form):
        if meeting.status == MeetingStatus.OPEN:
            messages.success(request, _("Närvaron är sparad."))
        return redirect(f"{reverse('meeting-presence', args=[meeting.ref])}#tjanstgor")
    return _page(request, meeting, found, form)


def _page(
    request: PersonRequest, meeting: Meeting, found: people.Company, form: PresenceForm,
    opening: OpeningForm | None = None,
) -> HttpResponse:  # fmt: skip
    heading = _("Närvaro")
    begins = meeting.status == MeetingStatus.CALLED
    if begins and opening is None:
        opening = OpeningForm(serving=found.serving_people, chair=found.chair)
    context = {
        "meeting": meeting, "form": form, "heading": heading, "begins": begins,
        "opening": opening if begins and found.quorum.holds else None,
        "crumbs": crumbs(meeting, (heading, reverse("meeting-presence", args=[meeting.ref]))),
        "rows": people.at_the_meeting(found), "quorum": found.quorum, "quorum_words": found.quorum_words,
        "too_early": meeting.held_on > request.standing.day,
    }  # fmt: skip
    return render(request, "meetings/presence.html", context)


@meeting_page
def open_meeting(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The chair and the adjuster are named and the meeting is open: every item has its §."""
    back = reverse("meeting-presence", args=[meeting.ref])
    verdict = policy.ask(request.standing, "open", meeting)
    if not verdict:
        return turned_back(request, verdict, meeting.get_absolute_url())
    if request.method != "POST":
        return redirect(back)
    found = people.company_of(meeting)
    opening = OpeningForm(request.POST, serving=found.serving_people, chair=found.chair)
    if act(request, meeting, "open", opening):
        messages.success(request, _("Sammanträdet är öppnat."))
        return redirect(meeting)
    return _page(request, meeting, found, PresenceForm(called=found.rows), opening)
