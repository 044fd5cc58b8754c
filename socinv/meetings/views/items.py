"""The items of an agenda: put up, moved, taken off, put off, concluded, and how they were dealt with."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.lifecycle.web import act
from socinv.meetings.forms.dealing import dealing_form
from socinv.meetings.forms.item import OutcomeForm, OwnItemForm
from socinv.meetings.forms.planning import ReasonForm
from socinv.meetings.models import AgendaItem, Meeting
from socinv.meetings.presence import in_conflict
from socinv.meetings.presenting.people import company_of
from socinv.meetings.views.fetch import item_or_404, meeting_page, turned_back
from socinv.meetings.views.small_act import Page, act_page, one_click, show
from socinv.organisation.web import PersonRequest

AGENDA = "#dagordning"


def _new(meeting: Meeting, **fields: object) -> AgendaItem:
    return AgendaItem(municipality_id=meeting.municipality_id, meeting=meeting, body=meeting.body, **fields)


@meeting_page
def own(request: PersonRequest, meeting: Meeting) -> HttpResponse:
    """An item that waits for nobody's answer."""
    back = meeting.get_absolute_url() + AGENDA
    verdict = policy.ask(request.standing, "put_up", _new(meeting))
    if not verdict:
        return turned_back(request, verdict, back)
    page = Page(
        heading=_("Lägg till en egen punkt"),
        lead=_("En information till organet eller en fråga om själva sammanträdet."),
        submit=_("Lägg till punkten"),
        done=_("Punkten är tillagd."),
        back=back,
    )
    form = OwnItemForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            perform(_new(meeting, **form.cleaned_data), "put_up", by=request.user)
        except Invalid as invalid:
            for name, problem in invalid.problems.items():
                form.add_error(name if name in form.fields else None, str(problem))
        except Refused as refused:
            return turned_back(request, refused.verdict, back)
        else:
            messages.success(request, str(page.done))
            return redirect(back)
    return show(request, meeting, form, page)


@meeting_page
def place(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Up or down: a button each, that says the place."""
    item = item_or_404(meeting, pk)
    wanted = request.POST.get("order", "")
    order = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
    return one_click(request, item, "place", f"{meeting.get_absolute_url()}#punkt-{item.pk}", order=order)


@meeting_page
def take_off(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """It waits for another meeting."""
    item = item_or_404(meeting, pk)
    page = Page(
        heading=_("Ta bort från dagordningen"),
        lead=item.title,
        submit=_("Ta bort punkten"),
        done=_("Punkten är borttagen från dagordningen."),
        back=meeting.get_absolute_url() + AGENDA,
    )
    return act_page(request, meeting, item, "take_off", lambda data: ReasonForm(data), page)


@meeting_page
def put_off(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """The body has decided to take it up later."""
    item = item_or_404(meeting, pk)
    page = Page(
        heading=_("Bordlägg punkten"),
        lead=str(item),
        submit=_("Bordlägg"),
        done=_("Punkten är bordlagd."),
        back=_after(meeting, item),
        trail=((str(item), _after(meeting, item)),),
    )
    return act_page(request, meeting, item, "put_off", lambda data: ReasonForm(data), page)


def _after(meeting: Meeting, item: AgendaItem) -> str:
    return reverse("meeting-item", args=[meeting.ref, item.pk])


@meeting_page
def conclude(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """The outcome in words, of an item that has no page of its own to be decided on."""
    item = item_or_404(meeting, pk)
    page = Page(
        heading=_("Avsluta punkten"),
        lead=str(item),
        submit=_("Spara beslutet"),
        done=_("Beslutet är sparat."),
        back=_after(meeting, item),
        trail=((str(item), _after(meeting, item)),),
    )
    return act_page(request, meeting, item, "conclude", lambda data: OutcomeForm(data), page)


@meeting_page
def dealing(request: PersonRequest, meeting: Meeting, pk: int) -> HttpResponse:
    """Who left, claims, votes and reservations."""
    item, back = item_or_404(meeting, pk), reverse("meeting-item", args=[meeting.ref, pk])
    verdict = policy.ask(request.standing, "note_dealing", item)
    if not verdict:
        return turned_back(request, verdict, back)
    there = [one for one in company_of(meeting).rows if one.is_present]
    form = dealing_form(item, there, request.POST if request.method == "POST" else None)
    page = Page(
        heading=_("Hur punkten behandlades"),
        lead=str(item),
        submit=_("Spara"),
        done=_("Behandlingen är sparad."),
        back=back,
        trail=((str(item), back),),
    )
    if request.method == "POST" and act(request, item, "note_dealing", form):
        messages.success(request, str(page.done))
        return redirect(back)
    barred = in_conflict(item)
    names = [one.person.name for one in there if one.person_id in barred]
    return show(request, meeting, form, page, template="meetings/dealing.html", barred=names, item=item)
