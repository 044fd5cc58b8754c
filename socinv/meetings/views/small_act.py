"""A page of a meeting that does one thing: the refusal, the form, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused, Text
from socinv.lifecycle.web import act
from socinv.meetings.models import Meeting
from socinv.meetings.presenting.heading import crumbs
from socinv.meetings.views.fetch import turned_back
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest

TEMPLATE = "meetings/act.html"


@dataclass(frozen=True)
class Page:
    """The words of the page. ``done``: what is said when it is done; ``back``: where it goes then, the meeting's own
    page without one; ``tells``: says who will be told; ``trail``: (title, url) between the meeting's page and this."""

    heading: Text
    lead: Text
    submit: Text
    done: Text
    back: str = ""
    tells: bool = False
    trail: tuple[tuple[str, str], ...] = ()


def act_page(
    request: PersonRequest, meeting: Meeting, thing: Any, verb: str, make: Callable[[Any], forms.Form], page: Page
) -> HttpResponse:
    """Ask the policy, show the form, perform, and go back."""
    back = page.back or meeting.get_absolute_url()
    verdict = policy.ask(request.standing, verb, thing)
    if not verdict:
        return turned_back(request, verdict, back)
    form = make(request.POST if request.method == "POST" else None)
    if request.method == "POST" and act(request, thing, verb, form):
        messages.success(request, str(page.done))
        return redirect(back)
    return show(request, meeting, form, page, told_of(thing, verb) if page.tells else [])


def show(
    request: PersonRequest, meeting: Meeting, form: forms.Form, page: Page, told: Any = (), template: str = TEMPLATE,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page with its form."""
    context = {
        "meeting": meeting,
        "form": form,
        "crumbs": crumbs(meeting, *page.trail, (str(page.heading), request.path)),
        "heading": page.heading,
        "lead": page.lead,
        "submit_word": page.submit,
        "cancel_url": page.back or meeting.get_absolute_url(),
        "tells": page.tells,
        "recipients": [{"name": one.who, "text": one.what} for one in told if one.people],
        **more,
    }
    return render(request, template, context)


def one_click(
    request: PersonRequest, thing: Any, verb: str, url: str, done: Text = "", **data: Any
) -> HttpResponse:  # fmt: skip
    """A button without a form: done, or back with the reason."""
    if request.method != "POST":
        return redirect(url)
    try:
        perform(thing, verb, by=request.user, **data)
    except Invalid as invalid:
        messages.error(request, " ".join(str(one) for one in invalid.problems.values()))
    except Refused as refused:
        return turned_back(request, refused.verdict, url)
    else:
        if done:
            messages.success(request, str(done))
    return redirect(url)
