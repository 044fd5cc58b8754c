"""What was saved in a year is reported by measure, with what shows it (SUN-40)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.continuing import holders
from projects.presenting.ending import told
from projects.views.deciding import attempt
from repayment.book import Book
from repayment.forms.reported import MeasuredRows, ReportForm, first_rows
from repayment.presenting.overview import page_head
from repayment.views.fetch import book_or_404, page_of, too_late
from socinv.lifecycle import clock, policy
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary


@person_page
def report_saving(request: PersonRequest, ref: str) -> HttpResponse:
    """A row for each committee and measure. Said again it corrects what was said before."""
    book = book_or_404(request, ref)
    plan = book.plan
    bodies, measures = holders(plan.municipality_id), _measures(book)
    show = partial(_page, request, book, measures)
    if request.method != "POST":
        year = _asked(request, book)
        rows = MeasuredRows(book, bodies, lines=first_rows(book, year, measures))
        return too_late(request, plan, "report_saving") or show(
            form=ReportForm(thing=plan, initial={"year": year}), rows=rows
        )
    if "_add" in request.POST and policy.ask(request.standing, "report_saving", plan):
        form = ReportForm(thing=plan, initial={"year": request.POST.get("year", "")})
        return show(form=form, rows=MeasuredRows(book, bodies, request.POST, one_more=True))
    rows = MeasuredRows(book, bodies, request.POST)
    holds = rows.is_valid()
    form = ReportForm(request.POST, thing=plan, rows=rows.rows(), holds=holds)
    done, url = _("Besparingarna är redovisade."), page_of(plan)
    return attempt(request, plan, "report_saving", form, done=done, show=partial(show, rows=rows), url=url, holds=holds)


def _measures(book: Book) -> list[str]:
    """The names of the measures that count in money: repayment is tied to them."""
    rows = book.plan.project.indicators.filter(counts_in_money=True).order_by("number")
    return list(rows.values_list("name", flat=True))


def _asked(request: PersonRequest, book: Book) -> int:
    """The year that is asked for, else the one whose turn it is, as far as it has begun."""
    said = request.GET.get("ar", "")
    if said.isdecimal() and len(said) == 4:
        return int(said)
    return min(book.next_year or book.span[0], clock.today().year)


def _page(
    request: PersonRequest, book: Book, measures: list[str], *, form: Any = None, rows: MeasuredRows | None = None,
    kept: list[tuple[str, str]] | None = None, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    plan, title = book.plan, _("Redovisa besparingar")
    context = {
        "project": plan.project,
        "form": form,
        "rows": rows,
        "kept": [*(kept or []), *(rows.typed if rows and kept is not None else [])],
        "errors": combined_summary(form, *rows.filled) if form and rows and form.is_bound else None,
        "head": page_head(plan.project, book, (title, request.path)),
        "rule": plan.rule,
        "measures": measures,
        "recipients": told(plan, "report_saving") if form else [],
        **more,
    }
    return render(request, "repayment/report_saving.html", context, status=status)
