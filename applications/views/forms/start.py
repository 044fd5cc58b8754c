"""Beginning a case: an idea, an application, or a need that a department is to describe."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import may_read
from applications.forms.start import NeedForm, StartForm
from applications.models import Application, Idea
from applications.needs import Way, ways_open_to
from applications.presenting.beginning import beginning_words
from applications.starting import start_once
from applications.views.fetch import case_or_404
from applications.views.forms.page import form_url, part_url
from socinv.lifecycle import clock, policy
from socinv.lifecycle.process import Process, current_process
from socinv.lifecycle.process.schema import Yardstick
from socinv.notices.audience import told_of
from socinv.organisation.models import Department
from socinv.organisation.periods import periods_shown
from socinv.organisation.web import PersonRequest, person_page


@person_page
def start(request: PersonRequest) -> HttpResponse:
    """What the first form is, which department it comes from, and the button that begins it (SUN-13, SUN-19)."""
    municipality, standing = request.affiliation.municipality, request.standing
    process = current_process(municipality.process, clock.today())
    ways = ways_open_to(process, standing)
    departments = _departments(request, anywhere=any(way.body for way in ways))
    may = bool(departments) and bool(ways or not process.need)
    words = beginning_words(process, standing)
    given: Any = request.POST if request.method == "POST" else None
    form = _form(request, ways, departments, given) if process.need else StartForm(departments, given)
    if given is not None and may and form.is_valid():
        return _begin(request, form.cleaned_data)
    context = {
        "form": form,
        "ways": ways,
        "origin": str(words.origin) % {"name": departments[0].name} if len(departments) == 1 else "",
        "may": may,
        "process": process,
        "words": words,
        "criteria": _criteria(process),
        "parts": process.parts(process.first_form),
        "periods": periods_shown(municipality, process, standing.day),
    }
    status = 403 if given is not None and not may else 200
    return render(request, "writing/start.html", context, status=status)


def _criteria(process: Process) -> list[Yardstick]:
    """What the first form is judged by."""
    asked = [key for rule in process.steps(process.first_form) for key in rule.criteria]
    return process.criteria(tuple(asked))


def _departments(request: PersonRequest, *, anywhere: bool) -> list[Department]:
    """One's own; every active one where somebody else may be asked to describe the need."""
    found = Department.objects.filter(municipality=request.standing.municipality, is_active=True).order_by("name")
    return list(found if anywhere else found.filter(pk__in=request.standing.departments))


def _form(request: PersonRequest, ways: list[Way], departments: list[Department], given: Any) -> NeedForm:
    return NeedForm(ways, departments, request.standing.departments, given)


def _begin(request: PersonRequest, found: dict[str, Any]) -> HttpResponse:
    """On to the first part for those who write it; what was raised for others is told in a page of its own."""
    way: Way | None = found.get("way")
    said: dict[str, Any] = {}
    if way is not None:
        said = {"need": way.need.key, "text": found.get("text") or "", "body": way.body}
    thing = start_once(found["department"], by=request.user, **said)
    if found["department"].pk not in request.standing.departments:
        return redirect("need-raised", thing.case.ref)
    return redirect(part_url(thing, thing.parts[0].key))


@person_page
def raised(request: PersonRequest, ref: str) -> HttpResponse:
    """Who got the need and what happens now, for the one who raised it; 404 for everybody else."""
    case = case_or_404(request, ref)
    idea: Idea | Application | None = getattr(case, case.process.first_form, None)
    if idea is None or not case.raised_by or case.opened_by_id != request.user.pk:
        raise Http404
    if policy.ask(request.standing, "write", idea):
        return redirect(form_url(idea))
    links = [
        {"title": _("Till ärendet"), "url": case.get_absolute_url()},
        {"title": _("Till din tur"), "url": reverse("your-turn")},
    ]
    if may_read(request.standing, case, idea.form):
        links.insert(0, {"title": _("Läs det du lämnade"), "url": form_url(idea)})
    context = {
        "title": _("Behovet är lämnat"),
        "text": str(case.department),
        "links": links,
        "next": [
            *(f"{told.who} {told.what}." for told in told_of(idea, "start") if told.people),
            _("Förvaltningen beskriver behovet och vad som kan göras, och lämnar in idén om den går vidare."),
            _("Du följer ärendet och ser på sidan Din tur vad som händer."),
        ],
    }
    return render(request, "writing/need_raised.html", context)
