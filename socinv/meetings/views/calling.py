"""Sending the call, and answering it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.meetings.forms.opening import ReplyForm
from socinv.meetings.models import Meeting
from socinv.meetings.views.fetch import meeting_page, turned_back
from socinv.meetings.views.small_act import Page, act_page, one_click
from socinv.organisation.web import PersonRequest
from socinv.presentation.forms import PlainForm
from socinv.presentation.grammar import inside


@meeting_page
def call(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """What is sent and to whom is read before the click."""
    page = Page(
        heading=_("Skicka kallelsen"),
        lead=_("Kallelsen med dagordning och handlingar skickas till alla i %(body)s.")
        % {"body": inside(meeting.body.name)},
        submit=_("Skicka kallelsen"),
        done=_("Kallelsen är skickad."),
        tells=True,
    )
    return act_page(request, meeting, meeting, "call", lambda data: PlainForm(data), page)


@meeting_page
def reply(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Kommer, or kommer inte: a button each on the meeting's page."""
    back = meeting.get_absolute_url()
    if request.method != "POST":
        return redirect(back)
    verdict = policy.ask(request.standing, "reply", meeting)
    if not verdict:
        return turned_back(request, verdict, back)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Välj om du kommer eller inte."))
        return redirect(back)
    comes = form.cleaned_data["comes"]
    done = _("Du har svarat att du kommer.") if comes else _("Du har svarat att du inte kommer.")
    return one_click(request, meeting, "reply", back, done, comes=comes)
