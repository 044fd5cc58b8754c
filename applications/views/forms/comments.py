"""Comments on a part: the coordinators' remarks and suggestions, the writers' replies and questions (SUN-22)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from applications.forms.comment import CommentForm, ReplyForm, SupportForm
from applications.models import Written
from applications.views.forms import notes
from applications.views.forms.page import head, part_or_404, part_url, written_form
from applications.views.forms.reading import part_for_reader
from applications.views.forms.saying import say
from socinv.lifecycle import policy
from socinv.lifecycle.process import Part
from socinv.lifecycle.verdict import Refused
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest, person_page


@person_page
def comment(request: PersonRequest, ref: str, form: str, key: str) -> HttpResponse:
    """Comment on a part. Coordinators also suggest a wording; writers answer."""
    thing = written_form(request, ref, form)
    part = part_or_404(thing, key)
    verdict = policy.ask(request.standing, "comment", thing)
    if not verdict:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    is_writer = bool(policy.ask(request.standing, "write", thing))
    given: Any = request.POST if request.method == "POST" else None
    filled = ReplyForm(given) if is_writer else CommentForm(part, given)
    if given is not None and say(request, thing, "comment", filled, key):
        messages.success(request, _("Kommentaren är sparad."))
        return redirect(part_url(thing, key))
    if isinstance(filled, CommentForm) and given is not None:
        return part_for_reader(request, thing, part, filled)
    return _form_page(request, thing, part, filled, "comment", _("Kommentera delen %(part)s"))


def _form_page(request: PersonRequest, thing: Written, part: Part, form: Any, verb: str, heading: str) -> HttpResponse:
    answered = request.GET.get("svar", "")
    context = {
        "form": form,
        "head": head(thing, (part.title, part_url(thing, part.key))),
        "heading": heading % {"part": part.title},
        "cancel_url": part_url(thing, part.key),
        "answered": thing.case.comments.filter(form=thing.form, pk=answered).select_related("written_by").first()
        if answered.isdecimal()
        else None,
        "recipients": [{"name": told.who, "text": told.what} for told in told_of(thing, verb) if told.people],
        "submit_word": _("Skicka frågan") if verb == "ask_for_support" else _("Spara kommentaren"),
    }
    return render(request, "writing/comment.html", context)


@person_page
@require_POST
def resolve(request: PersonRequest, ref: str, form: str, pk: int) -> HttpResponse:
    """Mark a comment as done; with ``accepted`` its suggested wording is taken in."""
    thing = written_form(request, ref, form)
    row = get_object_or_404(thing.case.comments, form=form, pk=pk)
    try:
        messages.success(request, notes.settle(request, thing, row, accepted=bool(request.POST.get("accepted"))))
    except Refused as refused:
        messages.error(request, str(refused.verdict.reason))
    return redirect(part_url(thing, row.part))


@person_page
def ask_for_support(request: PersonRequest, ref: str, key: str) -> HttpResponse:
    """Ask the coordinators to look at a part (SUN-22)."""
    thing = written_form(request, ref, "application")
    part = part_or_404(thing, key)
    verdict = policy.ask(request.standing, "ask_for_support", thing)
    if not verdict:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    given: Any = request.POST if request.method == "POST" else None
    form = SupportForm(given)
    if given is not None and say(request, thing, "ask_for_support", form, key):
        messages.success(request, _("Samordnarna har fått frågan."))
        return redirect(part_url(thing, key))
    return _form_page(request, thing, part, form, "ask_for_support", _("Be samordnarna om stöd med delen %(part)s"))
