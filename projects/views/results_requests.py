from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from applications.views.case.acting import Page, refuse, show
from projects.asking import new_request
from projects.forms.results import QuestionForm, ReplyForm
from projects.models import Project, ResultsRequest
from projects.presenting.trail import crumbs
from projects.views.acting import of_project
from projects.views.fetch import project_or_404
from socinv.lifecycle import policy
from socinv.lifecycle.web import act
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day_of


@person_page
def ask(request: PersonRequest, ref: str) -> HttpResponse:
    """A committee that follows the projects asks for results (SUN-03)."""
    project = project_or_404(request, ref)
    asked = new_request(project, request.standing)
    verdict = policy.ask(request.standing, "ask", asked)
    if not verdict:
        return refuse(request, verdict, project.case, project.get_absolute_url())
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        question = str(form.cleaned_data["question"]) if form.is_valid() else ""
        if act(request, asked, "ask", form):
            messages.success(request, _("Frågan är skickad till styrgruppen."))
            return redirect(asked)
        waiting = _own_waiting(request, project, question)
        if waiting is not None:  # the second of two presses
            return redirect(waiting)
    return show(request, project.case, form, _ask_page(project), told_of(asked, "ask"))


def _own_waiting(request: PersonRequest, project: Project, question: str) -> ResultsRequest | None:
    """The very same question by the same person, still waiting."""
    own = project.results_requests.filter(status="asked", asked_by=request.user, question=question)
    return own.first() if question else None


def _ask_page(project: Project) -> Page:
    rule = project.case.process.request
    days = rule.days if rule else 0
    lead = _("Styrgruppen får frågan och ska svara inom %(days)d dagar. Svaret kan alla läsa som ser projektet.")
    page = Page(_("Efterfråga resultat"), lead % {"days": days}, _("Skicka frågan"), "")
    return of_project(project, page)


@person_page
def results_request(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """A question about results, its answer, and for the steering group the form to answer (SUN-03)."""
    project = project_or_404(request, ref)
    rows = project.results_requests.select_related("body", "asked_by", "answered_by").exclude(status="new")
    asked = get_object_or_404(rows, pk=pk)
    asked.case, asked.project = project.case, project
    verdict = policy.ask(request.standing, "answer", asked)
    if request.method == "POST" and not verdict:
        return refuse(request, verdict, project.case, asked.get_absolute_url())
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and act(request, asked, "answer", form):
        messages.success(request, _("Svaret är skickat till den som frågade."))
        return redirect(asked)
    told = told_of(asked, "answer") if verdict else []
    context = {
        "asked": asked,
        "project": project,
        "crumbs": crumbs(project, (_("Efterfrågat resultat"), request.path)),
        "form": form if verdict else None,
        "was_late": bool(asked.answered_at and asked.due and day_of(asked.answered_at) > asked.due),
        "recipients": [{"name": one.who, "text": one.what} for one in told if one.people],
    }
    return render(request, "projects/progress/request.html", context)
