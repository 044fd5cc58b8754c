"""After an answer: what was done, under which number, and what happens now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.answering.beside import word_of
from applications.answering.page import head
from applications.answering.told import recipients
from applications.answering.words import words_of
from applications.listing.whereabouts import whereabouts_of
from applications.models import Step
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest


def confirmation(request: PersonRequest, step: Step) -> HttpResponse:
    case = step.case
    where = whereabouts_of([case])[case.pk].sentence
    following = [f"{one['name']} {one['text']}." for one in recipients(step)]
    links = [
        {"title": _("Läs det du registrerade"), "url": reverse("step", args=[case.ref, step.pk])},
        {"title": _("Till ärendet"), "url": case.get_absolute_url()},
        {"title": _("Till din tur"), "url": reverse("your-turn")},
    ]
    if policy.ask(request.standing, "reopen", step):
        following.append(_("Blev något fel kan ni ta tillbaka utfallet tills nästa organ har agerat."))
    if step.kind != "expertise":
        following.insert(0, f"{where}.")
    context = {
        "step": step,
        "head": head(step),
        "title": words_of(step).done,
        "text": _("%(outcome)s: %(case)s") % {"outcome": word_of(step), "case": case},
        "number": case.regnr,
        "links": links,
        "next": following,
    }
    return render(request, "steps/confirmation.html", context)
