"""Repayment on the project's page: where it stands, the plan, how it has changed, and what one can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Project
from projects.presenting.ending import signed_line
from projects.presenting.page.places import Place, fill_place
from repayment.book import Book, load
from repayment.models import Plan, PlanStatus, PlanVersion
from repayment.plan import total
from repayment.presenting.tables import plan_table
from repayment.said import repays
from socinv.lifecycle import policy
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor

TEMPLATE = "repayment/section.html"
MARKS = {
    PlanStatus.AWAITED: "wait", PlanStatus.DECIDED: "info", PlanStatus.ADJUSTED: "info", PlanStatus.RUNNING: "info",
    PlanStatus.COMPLETED: "yes", PlanStatus.EXEMPT: "no",
}  # fmt: skip


def section(standing: Standing, project: Project) -> Place | None:
    """Nothing where the guideline says nothing, or makes the plan with the application and for everybody."""
    rule = project.case.process.repayment
    if rule is None or (rule.when == "with-application" and not rule.has_years):
        return None
    plan = Plan.objects.filter(project=project).first() if rule.when == "at-closing" else None
    if plan is None:
        content: dict[str, Any] = {"lines": [_before(project)], "text": rule.text}
    else:
        plan.project, plan.case = project, project.case
        content = of_plan(standing, load(plan))
    return Place("aterforing", rule.title, TEMPLATE, content)


def _before(project: Project) -> str:
    """Whether the project repays, in words, while there is no plan."""
    rule, answer = project.case.process.repayment, repays(project)
    if answer == "no":
        return _("Projektet återför inga medel till fonden.")
    if answer == "unsaid":
        return _("Varken riktlinjen eller beslutet säger om projektet ska återföra medel.")
    if rule is not None and rule.when == "at-closing":
        return _("Projektet ska återföra medel till fonden. Planen beslutas när projektet är utvärderat.")
    return _("Projektet ska återföra medel till fonden.")


def of_plan(standing: Standing, book: Book) -> dict[str, Any]:
    """Everything the section shows: no query after the book but those the policy asks."""
    plan = book.plan
    return {
        "mark": MARKS[PlanStatus(plan.status)],
        "word": str(PlanStatus(plan.status).label),
        "lines": list(_lines(book)),
        "text": plan.rule.text if plan.status == PlanStatus.AWAITED else "",
        "table": plan_table(book) if book.lines else None,
        "exempt": plan.reasons if plan.status == PlanStatus.EXEMPT else "",
        "reconciled": _reconciled(plan),
        "versions": [_version(one) for one in reversed(book.versions)],
        "acts": list(acts(standing, plan)),
    }


def _lines(book: Book) -> Iterator[str]:
    """Where it stands and what comes next, a sentence each."""
    plan = book.plan
    who = plan.case.process.body_title(plan.rule.by)
    if plan.status == PlanStatus.AWAITED and plan.due:
        words = {"who": who, "day": day(plan.due)}
        yield _("%(who)s beslutar senast %(day)s hur medel ska återföras: hur mycket och när.") % words
    elif plan.status == PlanStatus.EXEMPT:
        signed = signed_line(plan.decided_on, plan.item)
        yield _("%(who)s har undantagit projektet från återföring, %(signed)s.") % {"who": who, "signed": signed}
    elif plan.status != PlanStatus.COMPLETED:
        yield _in_force(book)


def _in_force(book: Book) -> str:
    year = book.next_year
    if year is None:
        return _("Alla år i planen är uppföljda. Återföringen ska stämmas av.")
    words = {"year": year, "day": day(book.plan.rule.report_by(year)), "sum": kronor(book.planned(year))}
    return _("Näst på tur är %(year)d: %(sum)s. Överskottet redovisas senast %(day)s.") % words


def _reconciled(plan: Plan) -> dict[str, str] | None:
    if plan.status != PlanStatus.COMPLETED:
        return None
    signed = signed_line(plan.reconciled_on, "")
    return {"text": plan.reconciliation, "budget": plan.budget_ground, "signed": signed}


def _version(one: PlanVersion) -> dict[str, str]:
    """A line in the list of versions."""
    words = {"who": inside(one.decided_by), "signed": signed_line(one.day, one.item), "sum": kronor(total(one.lines))}
    return {
        "title": str(one),
        "url": one.get_absolute_url(),
        "note": _("%(sum)s. Beslutad av %(who)s %(signed)s.") % words,
    }


def acts(standing: Standing, plan: Plan) -> Iterator[dict[str, str]]:
    """Links to the pages of the verbs that are open to the person."""
    for verb, title, name in (
        ("decide", _("Besluta om plan för återföring"), "repayment-decide"),
        ("follow_up", _("Redovisa årets återföring"), "repayment-follow-up"),
        ("reconcile", _("Stäm av återföringen"), "repayment-reconcile"),
        ("adjust", _("Justera planen"), "repayment-adjust"),
        ("exempt", _("Undanta projektet från återföring"), "repayment-exempt"),
    ):
        if policy.ask(standing, verb, plan):
            yield {"title": title, "url": reverse(name, args=[plan.case.ref])}


fill_place(section)
