"""A project's repayment on a page of its own: whose turn it is, the figures, the picture, the years and the plans."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.presenting.loading import Known as KnownCase
from applications.presenting.turns import own_items, turn
from projects.models import Project
from projects.presenting.ending import head, signed_line
from repayment.book import Book
from repayment.figure import figure
from repayment.frames import frames
from repayment.known import known_of
from repayment.models import Plan, PlanVersion
from repayment.plan import total
from repayment.presenting.acts import acts
from repayment.presenting.decisions import decisions, evidence, given_back, reconciled
from repayment.presenting.drawing import drawing
from repayment.presenting.frames import in_words
from repayment.presenting.standing import before, lines_of, mark_of
from repayment.presenting.years import figures, year_table
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.standing import Standing
from socinv.presentation.dates import full_day
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor


def overview(standing: Standing, project: Project, book: Book | None) -> dict[str, Any]:
    """What the page shows; without a plan whether there will be one, and what is expected."""
    found = figure(known_of(project, book))
    context = {
        "project": project,
        "head": page_head(project, book),
        "rule": project.case.process.repayment,
        "picture": drawing(found) if found.years else None,
        "table": year_table(found, clock.today().year) if found.years else None,
    }
    if book is None:
        return context | {"lines": [before(project)]}
    shown = figures(found, _rests_on(book), given_back(book)) if book.lines else []
    return context | _of_book(standing, book) | {"figures": shown}


def _rests_on(book: Book) -> str:
    """What the sum that is to be repaid has been reckoned on (SUN-54)."""
    if not book.plan.rule.with_application:
        return _("Enligt planen")
    if len(book.versions) > 1 or book.settlements:
        return _("Förbrukat belopp, inte beviljat")
    return _("Räknat på det beviljade tills det förbrukade är känt")


def page_head(project: Project, book: Book | None, *below: tuple[str, str]) -> dict[str, Any]:
    """The head of the page and of those under it."""
    title, url = _("Återföring"), reverse("repayment", args=[project.case.ref])
    made = head(project, title, (title, url), *below)
    latest = book.latest if book else None
    facts = [
        *(one for one in made["facts"][:1]),
        {"term": _("Projekttid"), "value": _span(project)},
        {"term": _("Plan som gäller"), "value": _signed(latest) if latest else ""},
    ]
    return made | {"facts": [one for one in facts if one["value"]]}


def _span(project: Project) -> str:
    if not project.starts or not project.ends:
        return ""
    return _("%(first)s till %(last)s") % {"first": full_day(project.starts), "last": full_day(project.ends)}


def _signed(one: PlanVersion) -> str:
    return _("%(plan)s, beslutad %(signed)s") % {"plan": one, "signed": signed_line(one.day, one.item)}


def _of_book(standing: Standing, book: Book) -> dict[str, Any]:
    plan = book.plan
    return {
        "plan": plan,
        "mark": mark_of(plan),
        "turn": turn_box(standing, plan),
        "lines": list(lines_of(book)),
        "frames": frame_table(book),
        "versions": [_version(one, number == 0) for number, one in enumerate(reversed(book.versions))],
        "decisions": decisions(book),
        "evidence": evidence(book),
        "reconciled": reconciled(book),
        "acts": list(acts(standing, plan)),
    }


def turn_box(standing: Standing, plan: Plan) -> dict[str, Any] | None:
    """Whose turn it is in the plan (components/turn.html): one query."""
    conflicts = tuple(one for one in plan.case.conflicts.all() if one.retracted_at is None)
    known = KnownCase(plan.case, standing, (), conflicts, (), is_followed=False)
    rows = WorkItem.objects.open().filter(case=plan.case_id, thing="repayment.plan", thing_id=plan.pk)
    items = sorted(rows.select_related("body", "department", "person"), key=lambda one: (one.due is None, one.due))
    for item in items:
        item.case = plan.case
    return turn(known, items, {one.pk for one in own_items(known, items)})


def frame_table(book: Book) -> dict[str, Any] | None:
    """What each committee's frame is reduced by, year by year, as repaid and as planned (SUN-53)."""
    return in_words(frames(book.lines)) if book.lines else None


def _version(one: PlanVersion, is_latest: bool) -> dict[str, Any]:
    """A point on the line of versions."""
    words = {"plan": one, "sum": kronor(total(one.lines)), "who": inside(one.decided_by)}
    past, now = _("%(plan)s. %(sum)s. Beslutad av %(who)s."), _("%(plan)s gäller. %(sum)s. Beslutad av %(who)s.")
    said = now if is_latest else past
    return {
        "day": one.day,
        "key": is_latest,
        "sentence": said % words,
        "text": one.reasons,
        "url": one.get_absolute_url(),
        "link_word": _("Läs planen") if not one.item else _("Beslut §\u00a0%(item)s") % {"item": one.item},
    }
