"""A form as a whole: how far it has come, what is missing, and sending it in."""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.conditions import nothing_missing
from applications.content.progress import PartState, progress
from applications.form_kinds import kind_of
from applications.models import Written
from applications.models.writing import Status
from applications.presenting.anchoring import anchoring_of
from applications.presenting.form_lead import about, facts
from applications.views.forms.calculation_fetch import calculation_link
from applications.views.forms.page import form_url, head, left_to_do, part_url, parts_list, words_of, written_form
from applications.views.forms.papers import papers, version_links
from applications.views.forms.reading import shown_answers
from socinv.lifecycle import clock, policy
from socinv.lifecycle.graph import transition_of
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused, Verdict
from socinv.notices.audience import Told, told_of
from socinv.organisation.models import User
from socinv.organisation.periods import PeriodsShown, periods_shown
from socinv.organisation.web import PersonRequest, person_page

DOUBLE_CLICK = timedelta(minutes=1)


@person_page
def overview(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """The form's parts with what is missing and the button that sends it in; for others the answers to read."""
    thing = written_form(request, ref, form)
    may_write = bool(policy.ask(request.standing, "write", thing))
    asked = kind_of(form).asked
    context: dict[str, Any] = {
        "thing": thing,
        "words": words_of(thing),
        "head": head(thing),
        "about": about(thing, may_write=may_write),
        "asked": asked(thing) if asked and thing.is_being_written else None,
        "papers": papers(request, thing),
        "versions": version_links(thing),
        "may_write": may_write,
        "calculation": calculation_link(thing),
        "may_withdraw": bool(policy.ask(request.standing, "withdraw", thing)),
        "may_comment": bool(policy.ask(request.standing, "comment", thing)),
        "anchoring": anchoring_of(thing, request.standing),
        "may_invite": form == "application" and bool(policy.ask(request.standing, "invite_cowriter", thing)),
    }
    if may_write:
        context |= _to_send_in(request, thing)
        return render(request, "writing/overview.html", context)
    context["shown"] = shown_answers(thing)
    return render(request, "writing/overview_read.html", context)


def _to_send_in(request: PersonRequest, thing: Written) -> dict[str, Any]:
    states = progress(thing)
    verdict = policy.ask(request.standing, "submit", thing)
    told = told_of(thing, "submit") if verdict else []
    closed = thing.closed_parts
    return {
        "parts": parts_list(thing, "", states),
        "left": left_to_do(thing, states),
        "start": _first_unfinished(states),
        "living": [
            {"title": part.title, "url": part_url(thing, part.key)} for part in thing.parts if part.key not in closed
        ]
        if closed
        else [],
        "shown": [one for one in shown_answers(thing) if one.part.key in closed] if closed else [],
        "periods": _periods(request, thing),
        "verdict": verdict,
        "is_sent_from_here": verdict.ground is not Ground.STATE,
        "reason": "" if _is_listed_above(thing, states, verdict) else verdict.reason,
        "recipients": [{"name": one.who, "text": one.what} for one in told],
    }


def _periods(request: PersonRequest, thing: Written) -> PeriodsShown | None:
    """Whether applications are taken in now, for one that has not been sent in before."""
    if thing.form != "application" or thing.case.serial is not None:
        return None
    return periods_shown(request.affiliation.municipality, thing.case.process, request.standing.day)


def _is_listed_above(thing: Written, states: list[PartState], verdict: Verdict) -> bool:
    """Whether what stands in the way is the gaps, which the page lists, and not something before them."""
    if verdict.ground is not Ground.CONDITION or all(state.is_done for state in states):
        return False
    transition = transition_of(thing, "submit")
    wanted = transition.conditions if transition else []
    return all(holds(thing) for holds in takewhile(lambda one: one is not nothing_missing, wanted))


def _first_unfinished(states: list[PartState]) -> PartState:
    return next((state for state in states if not state.is_done), states[0])


@person_page
def submit(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """Send the form in. Afterwards the same address tells those who sent it what happens now, and that they can
    withdraw; others read the form."""
    thing = written_form(request, ref, form)
    if request.method == "POST":
        try:
            perform(thing, "submit", by=request.user)
        except Refused as refused:
            if refused.verdict.is_of_person:
                return render(request, "403.html", {"reason": refused.verdict.reason}, status=403)
            if not _just_sent(thing, request.user):
                messages.error(request, str(refused.verdict.reason))
                return redirect(form_url(thing))
        kind = kind_of(form)
        if kind.home is None:
            return redirect("form-submit", ref, form)
        messages.success(request, words_of(thing)["sent"])
        return redirect(kind.home(thing))
    if thing.status != Status.SUBMITTED or not policy.ask(request.standing, "withdraw", thing):
        return redirect(form_url(thing))
    return render(request, "writing/submitted.html", _sent(thing))


def _just_sent(thing: Written, person: User) -> bool:
    """The same person sent it in a moment ago: the button was pressed twice, and once was enough."""
    sent = Event.objects.filter(
        case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk, verb="submit", actor=person
    )
    return sent.filter(at__gte=clock.now() - DOUBLE_CLICK).exists()


def _sent(thing: Written) -> dict[str, Any]:
    case = thing.case
    links = [
        {"title": _("Läs det ni lämnade in"), "url": form_url(thing)},
        {"title": _("Till ärendet"), "url": case.get_absolute_url()},
    ]
    return {
        "head": head(thing),
        "title": words_of(thing)["sent"],
        "text": str(case),
        "number": case.regnr,
        "links": links,
        "next": [_told_line(told) for told in told_of(thing, "submit") if told.people]
        + [_("Du får veta när det händer något. Ni kan återkalla fram till beslutet.")],
    }


def _told_line(told: Told) -> str:
    return f"{told.who} {told.what}."


@person_page
def printable(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """The whole form on A4: as it is now, or with ?version= as it was sent in."""
    thing = written_form(request, ref, form)
    number = request.GET.get("version", "")
    version = get_object_or_404(thing.case.versions, form=form, number=int(number)) if number.isdecimal() else None
    context = {
        "thing": thing,
        "version": version,
        "head": head(thing, (_("Utskrift"), reverse("form-print", args=[ref, form]))),
        "words": words_of(thing),
        "facts": facts(thing),
        "shown": shown_answers(thing, version.answers if version else None),
    }
    return render(request, "writing/print.html", context)
