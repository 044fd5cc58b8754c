"""Anchoring an application before it is sent in: the heads approve it, the committees are told of it (NOR-02)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.anchoring import anchored
from applications.content.participants import departments_of
from applications.content.progress import progress
from applications.forms.information import InformationForm
from applications.models import Written
from applications.presenting.anchoring import anchoring_of
from applications.views.forms.page import form_url, head, left_to_do, written_form
from applications.views.forms.papers import papers
from applications.views.forms.reading import shown_answers
from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused, Verdict
from socinv.lifecycle.web import act
from socinv.notices.audience import told_of
from socinv.organisation.models import Department
from socinv.organisation.web import PersonRequest, person_page


@person_page
def ask(request: PersonRequest, ref: str) -> HttpResponse:
    """Ask the heads to approve what is written now. Read as an address it is the application's own page."""
    thing = written_form(request, ref, "application")
    if request.method == "POST":
        try:
            perform(thing, "ask_for_approval", by=request.user)
        except Refused as refused:
            return _turned_away(request, thing, refused.verdict)
        messages.success(request, _("Cheferna är tillfrågade."))
    return redirect(f"{form_url(thing)}#forankring")


def _turned_away(request: PersonRequest, thing: Written, verdict: Verdict) -> HttpResponse:
    if verdict.is_of_person:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    messages.error(request, str(verdict.reason))
    return redirect(form_url(thing))


def _department(thing: Written, pk: int) -> Department:
    """One of the departments that apply, or 404."""
    found = next((one for one in departments_of(thing.case) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


@person_page
def approve(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """The whole application to read for the head who is to approve it, and the button."""
    thing = written_form(request, ref, "application")
    department = _department(thing, pk)
    verdict = policy.ask(request.standing, "approve", thing)
    if verdict.is_of_person or department.pk not in request.standing.heads:
        reason = verdict.reason or _("Bara chefen för förvaltningen kan godkänna för den.")
        return render(request, "403.html", {"reason": reason}, status=403)
    if request.method == "POST":
        return _approve(request, thing, department)
    if verdict.ground is Ground.STATE:
        return _turned_away(request, thing, verdict)
    given = next((one.approved for one in anchored(thing.case) if one.department == department), None)
    context: dict[str, Any] = {
        "thing": thing,
        "head": head(thing, (_("Godkänn ansökan"), request.path)),
        "department": department,
        "anchoring": anchoring_of(thing, request.standing),
        "given": given,
        "verdict": verdict,
        "left": [] if verdict else left_to_do(thing, progress(thing)),
        "papers": papers(request, thing),
        "shown": shown_answers(thing),
        "recipients": [{"name": one.who, "text": one.what} for one in told_of(thing, "approve") if one.people],
    }
    return render(request, "writing/approve.html", context)


def _approve(request: PersonRequest, thing: Written, department: Department) -> HttpResponse:
    try:
        perform(thing, "approve", by=request.user, department=department)
    except Refused as refused:
        return _turned_away(request, thing, refused.verdict)
    except Invalid as invalid:  # pressed twice, or somebody else who leads the department was first
        messages.info(request, " ".join(str(one) for one in invalid.problems.values()))
        return redirect(form_url(thing))
    messages.success(request, _("Ansökan är godkänd för %(department)s.") % {"department": department})
    return redirect(form_url(thing))


@person_page
def inform(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Note that a department's committee has been informed of what is written now."""
    thing = written_form(request, ref, "application")
    department = _department(thing, pk)
    verdict = policy.ask(request.standing, "note_information", thing)
    if not verdict:
        return _turned_away(request, thing, verdict)
    given: Any = request.POST if request.method == "POST" else None
    form = InformationForm(given)
    if given is not None and act(request, thing, "note_information", form, department=department):
        messages.success(request, _("Det är antecknat att nämnden är informerad."))
        return redirect(f"{form_url(thing)}#forankring")
    heading = _("Anteckna att nämnden är informerad")
    context = {
        "form": form,
        "head": head(thing, (heading, reverse("information", args=[ref, pk]))),
        "heading": heading,
        "lead": _("%(committee)s, för %(department)s. Informationen gäller ansökan som den är skriven nu.")
        % {"committee": department.committee, "department": department},
        "submit_word": _("Anteckna"),
        "cancel_url": form_url(thing),
        "recipients": [{"name": one.who, "text": one.what} for one in told_of(thing, "note_information") if one.people],
    }
    return render(request, "writing/information.html", context)
