"""A page with one small form about a step: who may, what was said, and where to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from applications.answering.kept import running_text
from applications.answering.page import head
from applications.models import Step
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Ground
from socinv.lifecycle.web import act
from socinv.organisation.web import PersonRequest


@dataclass(frozen=True)
class Asking:
    """One verb's page: its heading, lead, button and what is said when it is done."""

    verb: str
    heading: str
    lead: str
    button: str
    done: str
    recipients: list[dict[str, str]]
    consequences: tuple[str, ...] = ()


def small_page(request: PersonRequest, step: Step, asking: Asking, form: forms.Form) -> HttpResponse:
    """Show the form, or perform the verb with it and go back to the step or, where it is gone, the case."""
    verdict = policy.ask(request.standing, asking.verb, step)
    if verdict.ground in (Ground.PERSON, Ground.CONFLICT):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    if form.is_bound and act(request, step, asking.verb, form):
        messages.success(request, asking.done)
        return redirect(step.case)
    if verdict:
        return render(request, "steps/small.html", _context(step, asking, form, request.path))
    kept = [] if _done_already(request, step, asking.verb) else running_text(form)
    if kept:
        context = _context(step, asking, form, request.path) | {"kept": kept, "kept_because": verdict.reason}
        return render(request, "steps/small_kept.html", context, status=409)
    messages.info(request, str(verdict.reason))
    return redirect("step", step.case.ref, step.pk)


def _done_already(request: PersonRequest, step: Step, verb: str) -> bool:
    """The same person pressed the button twice."""
    said = step.case.events.filter(thing=step._meta.label_lower, thing_id=step.pk, verb=verb).order_by("-id").first()
    return said is not None and said.actor_id == request.user.pk


def _context(step: Step, asking: Asking, form: forms.Form, request_path: str) -> dict[str, Any]:
    top = head(step)
    here = {"title": asking.heading, "url": request_path}
    return {
        "step": step,
        "form": form,
        "asking": asking,
        "heading": asking.heading,
        "lead": asking.lead,
        "crumbs": [*top["crumbs"], here],
        "submit_word": asking.button,
        "cancel_url": reverse("step", args=[step.case.ref, step.pk]),
    }
