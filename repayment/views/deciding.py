"""The plan is decided, adjusted, or the project exempted (STO-06, STO-07, STO-09)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.continuing import holders
from projects.presenting.ending import head, told
from projects.views.deciding import Show, attempt
from repayment.book import Book
from repayment.forms.acts import AdjustForm, DecideForm, ExemptForm
from repayment.forms.rows import PlanRows
from repayment.presenting.ground import ground
from repayment.presenting.tables import plan_table
from repayment.views.fetch import book_or_404, too_late
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary


@person_page
def decide(request: PersonRequest, ref: str) -> HttpResponse:
    """Time and amount, a row for each committee and year."""
    book = book_or_404(request, ref)
    return _plan_page(request, book, "decide", DecideForm, _("Besluta om plan för återföring"))


@person_page
def adjust(request: PersonRequest, ref: str) -> HttpResponse:
    """A new version of what is still to come; the years that have been followed up stand as they are."""
    book = book_or_404(request, ref)
    return _plan_page(request, book, "adjust", AdjustForm, _("Justera planen för återföring"))


def _plan_page(request: PersonRequest, book: Book, verb: str, make: type[DecideForm], title: str) -> HttpResponse:
    plan = book.plan
    bodies = holders(plan.municipality_id)
    show = partial(_show, request, book, verb, title)
    if request.method == "POST":
        return _posted(request, book, verb, make, show)
    refused = too_late(request, plan, verb)
    if refused is not None:
        return refused
    form = make(thing=plan, initial={"version": book.latest.number if book.latest else None})
    return show(form=form, rows=PlanRows(book, bodies, lines=book.open_lines))


def _posted(request: PersonRequest, book: Book, verb: str, make: type[DecideForm], show: Show) -> HttpResponse:
    plan, bodies = book.plan, holders(book.plan.municipality_id)
    if "_add" in request.POST and policy.ask(request.standing, verb, plan):
        typed = {name: request.POST.get(name, "") for name in make.base_fields}
        return show(form=make(thing=plan, initial=typed), rows=PlanRows(book, bodies, request.POST, one_more=True))
    rows = PlanRows(book, bodies, request.POST)
    holds = rows.is_valid()
    form = make(request.POST, thing=plan, rows=rows.rows(), holds=holds)
    done, url = _("Planen är registrerad."), plan.get_absolute_url()
    return attempt(request, plan, verb, form, done=done, show=partial(show, rows=rows), url=url, holds=holds)


def _show(
    request: PersonRequest, book: Book, verb: str, title: str, *, form: Any = None, rows: PlanRows | None = None,
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    plan = book.plan
    repaying = {"name": _("Nämnderna i planen"), "text": _("får veta det")}
    context = {
        "project": plan.project,
        "plan": plan,
        "form": form,
        "rows": rows,
        "errors": combined_summary(form, *rows.filled) if form and rows and form.is_bound else None,
        "head": head(plan.project, title, (title, request.path)),
        "rule": plan.rule,
        "ground": ground(plan) if verb == "decide" else None,
        "kept_rows": plan_table(book)["rows"][: len(book.kept)] if verb == "adjust" else [],
        "recipients": [*told(plan, verb), *([] if book.lines else [repaying])] if form else [],
        **more,
    }
    return render(request, "repayment/decide.html", context, status=status)


@person_page
def exempt(request: PersonRequest, ref: str) -> HttpResponse:
    """No plan, or no more of it: the planned economic effects did not come."""
    book = book_or_404(request, ref)
    plan = book.plan
    show = partial(_exempt_page, request, book)
    if request.method == "POST":
        form, done = ExemptForm(request.POST, thing=plan), _("Projektet är undantaget från återföring.")
        return attempt(request, plan, "exempt", form, done=done, show=show, url=plan.get_absolute_url())
    return too_late(request, plan, "exempt") or show(form=ExemptForm(thing=plan))


def _exempt_page(
    request: PersonRequest, book: Book, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:  # fmt: skip
    plan, title = book.plan, _("Undanta projektet från återföring")
    context = {
        "project": plan.project,
        "form": form,
        "head": head(plan.project, title, (title, request.path)),
        "rule": plan.rule,
        "ground": ground(plan),
        "recipients": told(plan, "exempt") if form else [],
        **more,
    }
    return render(request, "repayment/exempt.html", context, status=status)
