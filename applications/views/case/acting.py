"""What the pages with one small act have in common: the refusal, the form, and who is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from applications.models import Case
from applications.presenting.heading import crumbs
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Ground, Text, Verdict
from socinv.lifecycle.web import act
from socinv.notices.audience import Told, told_of
from socinv.organisation.web import PersonRequest

TEMPLATE = "case/act.html"


@dataclass(frozen=True)
class Page:
    """The words of a page that does one thing. ``done``: what is said when it is done; None tells nobody.

    ``home``: the address that the page belongs to and goes back to, ``trail`` (title, url) the crumbs down to it;
    without them it is the case's.
    """

    heading: Text
    lead: Text
    submit: Text
    done: Text
    more: dict[str, Any] = field(default_factory=dict)
    tells: bool = True
    home: str = ""
    trail: tuple[tuple[str, str], ...] = ()


def refuse(request: PersonRequest, verdict: Verdict, case: Case, home: str = "") -> HttpResponse:
    """A page with the reason where the person may not; back where the page belongs where it is too late or early."""
    if verdict.ground in (Ground.PERSON, Ground.CONFLICT, Ground.OUTSIDE):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    messages.error(request, str(verdict.reason))
    return redirect(home or case.get_absolute_url())


def act_page(
    request: PersonRequest, thing: Any, verb: str, make: Callable[[Any], forms.Form], page: Page
) -> HttpResponse:
    """Ask the policy, show the form, perform, and go back to where the page belongs."""
    case: Case = thing.case
    verdict = policy.ask(request.standing, verb, thing)
    if not verdict:
        return refuse(request, verdict, case, page.home)
    form = make(request.POST if request.method == "POST" else None)
    if request.method == "POST" and act(request, thing, verb, form):
        messages.success(request, str(page.done))
        return redirect(page.home or case.get_absolute_url())
    return show(request, case, form, page, told_of(thing, verb) if page.tells else [])


def show(
    request: PersonRequest, case: Case, form: forms.Form | None, page: Page, told: list[Told], status: int = 200,
    template: str = TEMPLATE,
) -> HttpResponse:  # fmt: skip
    here = (str(page.heading), request.path)
    context = {
        "form": form,
        "case": case,
        "crumbs": [{"title": title, "url": url} for title, url in (*page.trail, here)]
        if page.trail
        else crumbs(case, here),
        "heading": page.heading,
        "lead": page.lead,
        "submit_word": page.submit,
        "cancel_url": page.home or case.get_absolute_url(),
        "tells": page.tells,
        "recipients": [{"name": one.who, "text": one.what} for one in told if one.people],
        **page.more,
    }
    return render(request, template, context, status=status)
