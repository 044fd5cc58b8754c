"""Repayment on the project's page: where it stands in a few words, what one can do, and the way to all of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from projects.models import Project
from projects.presenting.page.places import Place, fill_place
from repayment.book import Book, load
from repayment.models import Plan, PlanStatus
from repayment.presenting.acts import acts
from repayment.presenting.standing import before, lines_of, mark_of
from socinv.organisation.standing import Standing

TEMPLATE = "repayment/section.html"


def section(standing: Standing, project: Project) -> Place | None:
    """Nothing where the guideline says nothing, or makes the plan with the application and there is none yet."""
    rule = project.case.process.repayment
    if rule is None:
        return None
    plan = Plan.objects.filter(project=project).first()
    if plan is None and rule.when == "with-application" and not rule.has_years:
        return None
    if plan is None:
        return Place("aterforing", rule.title, TEMPLATE, {"lines": [before(project)], "text": rule.text})
    plan.project, plan.case = project, project.case
    return Place("aterforing", rule.title, TEMPLATE, of_plan(standing, load(plan)))


def of_plan(standing: Standing, book: Book) -> dict[str, Any]:
    """Everything the section shows: no query after the book but those the policy asks."""
    plan = book.plan
    return {
        "mark": mark_of(plan),
        "lines": list(lines_of(book)),
        "text": plan.rule.text if plan.status == PlanStatus.AWAITED else "",
        "exempt": plan.reasons if plan.status == PlanStatus.EXEMPT else "",
        "url": reverse("repayment", args=[plan.case.ref]),
        "acts": list(acts(standing, plan)),
    }


fill_place(section)
