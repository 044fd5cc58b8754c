"""A page where something is read and, by those whose matter it is, decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from applications.answering.kept import running_text
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Ground, Text, Verdict
from socinv.lifecycle.web import act
from socinv.meetings.at_meeting import at_meeting
from socinv.organisation.web import PersonRequest

Show = Callable[..., HttpResponse]


def attempt(
    request: PersonRequest, thing: Any, verb: str, form: forms.Form, *, done: Text, show: Show, url: str,
    holds: bool = True,
) -> HttpResponse:  # fmt: skip
    """Do what the form says and go to ``url``, or back to the meeting that deals with the thing right now.

    ``holds``: what else is on the page is right too.

    ``show(form=…)`` gives the page back with what to mend; ``show(kept=…, kept_because=…, status=409)`` gives what
    was typed when somebody else was first.
    """
    verdict = policy.ask(request.standing, verb, thing)
    if not verdict:
        return _turned_back(request, thing, verb, verdict, form, show, url)
    meeting = at_meeting(thing)
    if holds and act(request, thing, verb, form):
        messages.success(request, str(done))
        return redirect(meeting.url if meeting is not None else url)
    return show(form=form)


def not_yours(request: PersonRequest, verdict: Verdict) -> HttpResponse | None:
    """The page that says why not, where it is the person who may not; None where it is too late or too early."""
    if verdict.ground in (Ground.PERSON, Ground.CONFLICT, Ground.OUTSIDE):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    return None


def _turned_back(
    request: PersonRequest, thing: Any, verb: str, verdict: Verdict, form: forms.Form, show: Show, url: str
) -> HttpResponse:
    refused = not_yours(request, verdict)
    if refused is not None:
        return refused
    kept = [] if _was_done_by(request, thing, verb) else running_text(form)
    if kept:
        return show(kept=kept, kept_because=str(verdict.reason), status=409)
    messages.info(request, str(verdict.reason))
    return redirect(url)


def _was_done_by(request: PersonRequest, thing: Any, verb: str) -> bool:
    """The same person pressed the button twice."""
    said = thing.case.events.filter(thing=thing._meta.label_lower, thing_id=thing.pk, verb=verb).order_by("-id").first()
    return said is not None and said.actor_id == request.user.pk
