"""The end of the meeting: its minutes are read, adjusted by two, and the adjustment is announced."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.meetings.forms.opening import PostingForm
from socinv.meetings.forms.planning import ReasonForm
from socinv.meetings.models import Meeting
from socinv.meetings.views.fetch import meeting_page
from socinv.meetings.views.small_act import Page, act_page, one_click
from socinv.organisation.web import PersonRequest


@meeting_page
def end(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Every item is dealt with; the minutes wait to be adjusted."""
    done = _("Sammanträdet är avslutat. Protokollet väntar på justering.")
    return one_click(request, meeting, "end", meeting.get_absolute_url(), done)


@meeting_page
def adjust(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """One of the two finds the minutes right."""
    return one_click(request, meeting, "adjust", meeting.get_absolute_url(), _("Du har justerat protokollet."))


@meeting_page
def hand_back(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """Something is to be mended: the one who has adjusted does it again."""
    page = Page(
        heading=_("Ta tillbaka justeringen"),
        lead=_("Protokollet går att ändra igen. Båda justerar det när det är rättat."),
        submit=_("Ta tillbaka justeringen"),
        done=_("Justeringen är tillbakatagen. Protokollet går att ändra."),
        tells=True,
    )
    return act_page(request, meeting, meeting, "hand_back", lambda data: ReasonForm(data), page)


@meeting_page
def post(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """The day it was announced; the time for appeals is counted from it."""
    page = Page(
        heading=_("Anteckna när justeringen tillkännagavs"),
        lead=_("Tiden för att överklaga räknas från den dag då justeringen tillkännagavs på anslagstavlan."),
        submit=_("Spara dagen"),
        done=_("Dagen är antecknad."),
    )
    first = {"day": clock.today()}
    return act_page(request, meeting, meeting, "post", lambda data: PostingForm(data, initial=first), page)
