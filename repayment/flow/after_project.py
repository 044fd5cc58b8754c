"""What a decided change of the project, its early end or its evaluation changes in a plan that was decided with the
application (SUN-52, SUN-54)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from projects.models import Evaluation, Project
from projects.parties import title_of
from repayment import money
from repayment.applied import Applied, applied
from repayment.book import Book, book_of
from repayment.flow.settling import await_settling
from repayment.flow.with_grant import as_rows, rows_of
from repayment.models import Plan
from repayment.models.plan import IN_FORCE
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("projects.project", "alter")
def with_new_end(project: Project, event: Event) -> None:
    """More time or money: the years move with the end, and the sum with what is granted."""
    plan = _standing(project)
    if plan is not None:
        book, by = book_of(plan), title_of(project.case, project.case.process.change.by)
        _recompute(book, event, project.budget or Decimal(0), _("Projektets tid eller budget ändrades."), by)


@on("projects.project", "end_early")
def up_to_the_stop(project: Project, event: Event) -> None:
    """What had been used when it stopped is what is to be repaid."""
    plan = _standing(project)
    if plan is not None:
        book, by = book_of(plan), title_of(project.case, project.case.process.change.by)
        _recompute(book, event, money.consumed(book), _("Projektet avslutades i förtid."), by)


@on("projects.evaluation", "judge")
def begin_repaying(evaluation: Evaluation, event: Event) -> None:
    """Reckoned on what was used and not on what was granted (SUN-54); then the first year is somebody's turn."""
    plan = _standing(evaluation.project)
    if plan is None:
        return
    book, by = book_of(plan), title_of(evaluation.case, evaluation.case.process.closing.judged.by)
    _recompute(book, event, money.consumed(book), _("Räknad på vad projektet har förbrukat."), by)
    await_settling(book_of(Plan.objects.select_related("project", "case").get(pk=plan.pk)))


def _standing(project: Project) -> Plan | None:
    """The project's plan, if it was decided with the application and is in force."""
    plan = Plan.objects.filter(project=project, status__in=IN_FORCE).first()
    if plan is None:
        return None
    plan.project, plan.case = project, project.case
    return plan if plan.rule.with_application else None


def _recompute(book: Book, event: Event, consumed: Decimal, reasons: str, decided_by: str) -> None:
    """A new version where anything is different; once a year has been settled the years themselves see to it."""
    plan = book.plan
    if book.settlements:
        return
    rows, savings = rows_of(plan, _moved(plan.project, applied(plan.case)), consumed)
    latest = book.latest
    if latest and (consumed, rows, savings) == (latest.consumed, book.lines, book.expected):
        return
    said = event.said
    perform(
        plan, "recompute", by=User.objects.system(), cause=event, consumed=consumed, rows=as_rows(rows),
        savings=as_rows(savings), reasons=reasons, item=said.get("item") or "", decided_by=decided_by,
        day=date.fromisoformat(said["day"]) if said.get("day") else clock.today(),
    )  # fmt: skip


def _moved(project: Project, said: Applied) -> Applied:
    """What is expected comes as much later as the project ends later; an early end moves nothing."""
    if project.ends is None or project.first_ends is None:
        return said
    years = max(project.ends.year - project.first_ends.year, 0)
    savings = tuple(replace(line, year=line.year + years) for line in said.savings)
    return replace(said, first=said.first + years if said.first else None, savings=savings)
