"""One version of a plan, beside another (STO-07)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.ending import head, signed_line
from repayment.book import Book
from repayment.models import PlanVersion
from repayment.plan import total
from repayment.presenting.tables import difference_rows, signed
from repayment.views.fetch import book_or_404
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.money import kronor


@person_page
def version(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """As it was decided; compared with the one before, or with ``?med=`` another."""
    book = book_or_404(request, ref)
    shown = _numbered(book, number)
    if shown is None:
        raise Http404(_("Planen har ingen sådan version."))
    other = _other(book, shown, request.GET.get("med", ""))
    title = str(shown)
    context = {
        "project": book.plan.project,
        "version": shown,
        "is_latest": shown == book.latest,
        "head": head(book.plan.project, title, (title, request.path)),
        "facts": [
            {"term": _("Beslutad av"), "value": shown.decided_by},
            {"term": _("Beslutad"), "value": signed_line(shown.day, shown.item)},
            {"term": _("Summa"), "value": kronor(total(shown.lines))},
        ],
        "compared": _compared(shown, other),
        "others": [
            {"title": _("Jämför med %(plan)s") % {"plan": str(one).lower()}, "url": f"?med={one.number}"}
            for one in book.versions
            if one not in (shown, other)
        ],
    }
    return render(request, "repayment/version.html", context)


def _numbered(book: Book, number: int) -> PlanVersion | None:
    return next((one for one in book.versions if one.number == number), None)


def _other(book: Book, shown: PlanVersion, asked: str) -> PlanVersion | None:
    """The one asked for, else the one before; the first has none."""
    number = int(asked) if asked.isdecimal() and len(asked) < 5 else shown.number - 1
    return None if number == shown.number else _numbered(book, number)


def _compared(shown: PlanVersion, other: PlanVersion | None) -> dict[str, Any]:
    """Both in the order they were decided."""
    if other is None:
        rows = difference_rows((), shown.lines)
        return {"rows": rows, "after": str(shown), "after_sum": kronor(total(shown.lines))}
    before, after = sorted((shown, other), key=lambda one: one.number)
    return {
        "rows": difference_rows(before.lines, after.lines),
        "before": str(before),
        "after": str(after),
        "before_sum": kronor(total(before.lines)),
        "after_sum": kronor(total(after.lines)),
        "change": signed(total(after.lines) - total(before.lines)),
    }
