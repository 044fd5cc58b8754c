"""Fetching a project's plan for one who sees the project."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Project
from projects.views.deciding import not_yours
from projects.views.fetch import project_or_404
from repayment.book import Book, load
from repayment.models import Plan
from socinv.lifecycle import policy
from socinv.organisation.models import Body
from socinv.organisation.web import PersonRequest


def book_or_404(request: PersonRequest, ref: str) -> Book:
    """The project's plan with everything in it. 404 where it has none, or is not seen."""
    project = project_or_404(request, ref, "evaluation")
    return load(plan_or_404(project))


def plan_or_404(project: Project) -> Plan:
    plan = Plan.objects.filter(project=project).first()
    if plan is None:
        raise Http404(_("Projektet har ingen plan för återföring."))
    plan.project, plan.case = project, project.case
    return plan


def page_of(plan: Plan) -> str:
    """The address of the project's repayment page."""
    return reverse("repayment", args=[plan.case.ref])


def bodies_of(book: Book) -> dict[int, Body]:
    """The committees that the book names, by id: no query, they were read with it."""
    rows: list[Any] = [row for one in book.versions for row in (*one.rows.all(), *one.savings.all())]
    rows += [*book.reported, *(row for one in book.settlements for row in one.instalments.all())]
    return {row.committee_id: row.committee for row in rows}


def too_late(request: PersonRequest, plan: Plan, verb: str) -> HttpResponse | None:
    """Why not, where the person may not; back to the project with the reason where the time is not right."""
    verdict = policy.ask(request.standing, verb, plan)
    if verdict:
        return None
    refused = not_yours(request, verdict)
    if refused is None:
        messages.info(request, str(verdict.reason))
    return refused or redirect(page_of(plan))
