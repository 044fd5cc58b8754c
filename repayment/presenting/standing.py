"""Where a project's repayment stands, and what comes next, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from projects.models import Project
from projects.presenting.ending import signed_line
from repayment.book import Book
from repayment.models import Plan, PlanStatus
from repayment.said import repays
from socinv.presentation.dates import day
from socinv.presentation.money import kronor

MARKS = {
    PlanStatus.PROPOSED: "wait", PlanStatus.AWAITED: "wait", PlanStatus.DECIDED: "info", PlanStatus.ADJUSTED: "info",
    PlanStatus.RUNNING: "info", PlanStatus.COMPLETED: "yes", PlanStatus.WRITTEN_OFF: "yes", PlanStatus.EXEMPT: "no",
}  # fmt: skip


def mark_of(plan: Plan) -> dict[str, str]:
    """Shape and word (components/status.html)."""
    status = PlanStatus(plan.status)
    return {"status": MARKS[status], "word": str(status.label)}


def before(project: Project) -> str:
    """Whether the project repays, in words, while there is no plan."""
    rule, answer = project.case.process.repayment, repays(project)
    if answer == "no":
        return _("Projektet återför inga medel till fonden.")
    if answer == "unsaid":
        return _("Varken riktlinjen eller beslutet säger om projektet ska återföra medel.")
    if rule is not None and rule.when == "at-closing":
        return _("Projektet ska återföra medel till fonden. Planen beslutas när projektet är utvärderat.")
    return _("Projektet ska återföra medel till fonden.")


def lines_of(book: Book) -> Iterator[str]:
    """Where it stands and what comes next."""
    plan = book.plan
    who = plan.case.process.body_title(plan.rule.by)
    if plan.status == PlanStatus.AWAITED and plan.due:
        words = {"who": who, "day": day(plan.due)}
        yield _("%(who)s beslutar senast %(day)s hur medel ska återföras: hur mycket och när.") % words
    elif plan.status == PlanStatus.EXEMPT:
        signed = signed_line(plan.decided_on, plan.item)
        yield _("%(who)s har undantagit projektet från återföring, %(signed)s.") % {"who": who, "signed": signed}
    elif plan.status == PlanStatus.PROPOSED:
        yield _("Planen i ansökan gäller när projektet har beviljats.")
    elif plan.status in (PlanStatus.DECIDED, PlanStatus.ADJUSTED, PlanStatus.RUNNING):
        yield _in_force(book)


def _in_force(book: Book) -> str:
    year, rule = book.next_year, book.plan.rule
    if year is None and rule.with_application:
        return _("Alla år i planen är fastställda.")
    if year is None:
        return _("Alla år i planen är uppföljda. Återföringen ska stämmas av.")
    words = {"year": year, "day": day(rule.report_by(year)), "sum": kronor(book.planned(year))}
    if rule.with_application:
        return _("Näst på tur är %(year)d: %(sum)s. Besparingen redovisas senast %(day)s.") % words
    return _("Näst på tur är %(year)d: %(sum)s. Överskottet redovisas senast %(day)s.") % words
