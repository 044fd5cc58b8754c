"""A project's repayment on a page of its own (SUN-42)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from projects.views.fetch import project_or_404
from repayment.book import load
from repayment.models import Plan
from repayment.presenting.overview import overview
from socinv.organisation.web import PersonRequest, person_page


@person_page
def repayment(request: PersonRequest, ref: str) -> HttpResponse:
    """Money out, savings, what is repaid and what is kept, planned beside what came; or why there is no plan."""
    project = project_or_404(request, ref, "evaluation")
    plan = Plan.objects.filter(project=project).first()
    if plan is not None:
        plan.project, plan.case = project, project.case
    book = load(plan) if plan is not None else None
    return render(request, "repayment/page.html", overview(request.standing, project, book))
