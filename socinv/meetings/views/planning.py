"""Planning a meeting, moving it and calling it off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.meetings.arranging import bodies_to_arrange, new_meeting, possible_secretaries, usual_secretary
from socinv.meetings.forms.planning import ReasonForm, WhenForm
from socinv.meetings.models import Meeting
from socinv.meetings.presenting.meeting_list import next_meeting
from socinv.meetings.views.fetch import body_or_404, meeting_page, meetings_page, turned_back
from socinv.meetings.views.small_act import Page, act_page
from socinv.organisation.models import Body
from socinv.organisation.web import PersonRequest
from socinv.presentation.grammar import inside

PLAN = "meetings/plan.html"


@meetings_page
def choose(request: PersonRequest) -> HttpResponse:
    """Which body is to meet; straight to the form where there is one to choose."""
    bodies = bodies_to_arrange(request.standing)
    if len(bodies) == 1:
        return redirect("meeting-plan", bodies[0].key)
    if not bodies:
        reason = _("Sammanträden planeras av organets ordförande, sekreteraren och samordnarna.")
        return render(request, "403.html", {"reason": reason}, status=403)
    return render(request, "meetings/choose.html", {"bodies": bodies, "crumbs": _crumbs(request.path)})


def _crumbs(url: str) -> list[dict[str, str]]:
    return [
        {"title": _("Sammanträden"), "url": reverse("meeting-list")},
        {"title": _("Planera ett sammanträde"), "url": url},
    ]


@meetings_page
def plan(request: PersonRequest, key: str) -> HttpResponse:
    """A new meeting of the body."""
    body = body_or_404(request.standing, key)
    verdict = policy.ask(request.standing, "plan", new_meeting(body))
    if not verdict:
        return turned_back(request, verdict, reverse("meeting-list"))
    data = request.POST if request.method == "POST" else None
    form = WhenForm(data, people=possible_secretaries(body), initial=_usual(body))
    if data is not None and form.is_valid() and (meeting := _planned(request, body, form)):
        messages.success(request, _("Sammanträdet är planerat. Sätt upp dagordningen och skicka sedan kallelsen."))
        return redirect(meeting)
    context = {"body": body, "form": form, "crumbs": _crumbs(request.path), "heading": _("Planera ett sammanträde"),
               "other": next_meeting(body, request.standing.day), "submit_word": _("Planera sammanträdet"),
               "cancel_url": reverse("meeting-list")}  # fmt: skip
    return render(request, PLAN, context)


def _usual(body: Body) -> dict[str, Any]:
    """The place and the time of the body's latest meeting, and its own secretary."""
    secretary = usual_secretary(body)
    latest = Meeting.objects.filter(body=body).exclude(status="new").order_by("-held_on", "-id").first()
    found: dict[str, Any] = {"secretary": str(secretary.pk) if secretary else ""}
    if latest is not None:
        found |= {"place": latest.place, "link": latest.link, "starts_at": latest.starts_at}
    return found


def _planned(request: PersonRequest, body: Body, form: WhenForm) -> Meeting | None:
    meeting = new_meeting(body)
    for name, value in form.cleaned_data.items():
        setattr(meeting, name, value)
    try:
        event = perform(meeting, "plan", by=request.user)
    except Invalid as invalid:
        for name, problem in invalid.problems.items():
            form.add_error(name if name in form.fields else None, str(problem))
        return None
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
        return None
    return Meeting.objects.get(pk=event.thing_id)


@meeting_page
def move(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Another day, time, place or secretary."""
    page = Page(
        heading=_("Ändra tid eller plats"),
        lead=_("De som är kallade får veta det nya."),
        submit=_("Spara ändringen"),
        done=_("Sammanträdet är ändrat."),
        tells=meeting.status == "called",
    )
    now = {name: getattr(meeting, name) for name in ("held_on", "starts_at", "place", "link", "papers_by")}
    people = list(possible_secretaries(meeting.body))
    if meeting.secretary not in people:
        people.append(meeting.secretary)

    def make(data: Any) -> WhenForm:
        return WhenForm(data, people=people, initial=now | {"secretary": str(meeting.secretary_id)})

    return act_page(request, meeting, meeting, "move", make, page)


@meeting_page
def cancel(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """It is not held."""
    page = Page(
        heading=_("Ställ in sammanträdet"),
        lead=_("Ärendena på dagordningen väntar till nästa sammanträde med %(body)s.")
        % {"body": inside(meeting.body.name)},
        submit=_("Ställ in sammanträdet"),
        done=_("Sammanträdet är inställt."),
        tells=True,
    )
    return act_page(request, meeting, meeting, "cancel", lambda data: ReasonForm(data), page)
