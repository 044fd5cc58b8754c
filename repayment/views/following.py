"""A year's savings are reported, and at the end all of it is reconciled (STO-07, STO-08, STO-09)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.ending import head, told
from projects.views.deciding import Show, attempt
from repayment.book import Book
from repayment.forms.acts import FollowUpForm, ReconcileForm
from repayment.forms.savings import SavingRows
from repayment.presenting.tables import plan_table
from repayment.views.fetch import book_or_404, too_late
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary


@person_page
def follow_up(request: PersonRequest, ref: str) -> HttpResponse:
    """What each committee saved and reported as surplus in the year whose turn it is."""
    book = book_or_404(request, ref)
    plan = book.plan
    show = partial(_follow_up_page, request, book)
    if request.method == "POST":
        return _reported(request, book, show)
    refused = too_late(request, plan, "follow_up")
    if refused is not None:
        return refused
    return show(form=FollowUpForm(thing=plan, initial={"year": book.next_year}), rows=SavingRows(book, book.next_year))


def _reported(request: PersonRequest, book: Book, show: Show) -> HttpResponse:
    """Of the year that was on the screen, also when somebody else has reported it meanwhile."""
    plan, asked = book.plan, request.POST.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else book.next_year
    rows = SavingRows(book, year, request.POST)
    if year in book.followed:
        return show(kept=rows.typed, kept_because=_("Året %(year)d är redan redovisat.") % {"year": year}, status=409)
    holds = rows.is_valid()
    form = FollowUpForm(request.POST, thing=plan, rows=rows.savings(), holds=holds)
    done, url = _("Återföringen är redovisad."), plan.get_absolute_url()
    return attempt(request, plan, "follow_up", form, done=done, show=partial(show, rows=rows), url=url, holds=holds)


def _follow_up_page(
    request: PersonRequest, book: Book, *, form: Any = None, rows: SavingRows | None = None, status: int = 200,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    plan = book.plan
    title = _("Redovisa återföringen för %(year)s") % {"year": book.next_year}
    context = {
        "project": plan.project,
        "form": form,
        "rows": rows,
        "errors": combined_summary(form, *rows.forms) if form and rows and form.is_bound else None,
        "head": head(plan.project, title, (title, request.path)),
        "rule": plan.rule,
        "year": book.next_year,
        "recipients": told(plan, "follow_up") if form else [],
        **more,
    }
    return render(request, "repayment/follow_up.html", context, status=status)


@person_page
def reconcile(request: PersonRequest, ref: str) -> HttpResponse:
    """What came of the plan, and the ground for adjusting the budget."""
    book = book_or_404(request, ref)
    plan = book.plan
    show = partial(_reconcile_page, request, book)
    if request.method == "POST":
        form, done = ReconcileForm(request.POST, thing=plan), _("Återföringen är avstämd.")
        return attempt(request, plan, "reconcile", form, done=done, show=show, url=plan.get_absolute_url())
    return too_late(request, plan, "reconcile") or show(form=ReconcileForm(thing=plan))


def _reconcile_page(
    request: PersonRequest, book: Book, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:  # fmt: skip
    plan, title = book.plan, _("Stäm av återföringen")
    context = {
        "project": plan.project,
        "form": form,
        "head": head(plan.project, title, (title, request.path)),
        "rule": plan.rule,
        "table": plan_table(book),
        "recipients": told(plan, "reconcile") if form else [],
        **more,
    }
    return render(request, "repayment/reconcile.html", context, status=status)
