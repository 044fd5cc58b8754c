"""A year is reckoned by the coordinators, and settled by those who decide of it (SUN-41)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.ending import told
from projects.views.deciding import Show, attempt
from repayment.book import Book
from repayment.forms.settling import Part, PartRows, ProposeForm, SettleForm
from repayment.money import Proposal, proposal
from repayment.presenting.overview import page_head
from repayment.presenting.reckoned import reckoned
from repayment.views.fetch import bodies_of, book_or_404, page_of, too_late
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary
from socinv.presentation.money import kronor


@person_page
def propose_year(request: PersonRequest, ref: str) -> HttpResponse:
    """The year as it is reckoned from what was saved, and what that rests on."""
    book = book_or_404(request, ref)
    plan, title = book.plan, _("Beräkna årets återföring")
    show = partial(_page, request, book, "propose_year", title)
    if request.method == "POST":
        form, done = ProposeForm(request.POST, thing=plan), _("Beräkningen är lämnad.")
        return attempt(request, plan, "propose_year", form, done=done, show=show, url=page_of(plan))
    form = ProposeForm(thing=plan, initial={"year": book.next_year})
    return too_late(request, plan, "propose_year") or show(form=form)


@person_page
def settle_year(request: PersonRequest, ref: str) -> HttpResponse:
    """What each committee repays of what it saved in the year; it never changes after that."""
    book = book_or_404(request, ref)
    plan, title = book.plan, _("Fastställ årets återföring")
    show = partial(_page, request, book, "settle_year", title)
    if request.method == "POST":
        return _settled(request, book, show)
    refused = too_late(request, plan, "settle_year")
    if refused is not None:
        return refused
    form = SettleForm(thing=plan, initial={"year": book.next_year})
    return show(form=form, rows=PartRows(_parts(book)))


def _settled(request: PersonRequest, book: Book, show: Show) -> HttpResponse:
    """The year that was on the screen, also when somebody else has settled it meanwhile."""
    plan, asked = book.plan, request.POST.get("year", "")
    rows = PartRows(_parts(book), request.POST)
    if asked.isdecimal() and len(asked) == 4 and int(asked) in book.followed:
        because = _("Året %(year)s är redan fastställt.") % {"year": asked}
        return show(kept=[(_("Skäl"), request.POST.get("reasons", ""))], kept_because=because, status=409)
    holds = rows.is_valid()
    form = SettleForm(request.POST, thing=plan, rows=rows.rows(), holds=holds)
    done = _("Årets återföring är fastställd.")
    return attempt(
        request, plan, "settle_year", form, done=done, show=partial(show, rows=rows), url=page_of(plan), holds=holds
    )  # fmt: skip


def _reckoned(book: Book) -> Proposal | None:
    return None if book.next_year is None else proposal(book, book.next_year)


def _parts(book: Book) -> list[Part]:
    """Each committee with the amount that is reckoned, and what it rests on."""
    found, bodies = _reckoned(book), bodies_of(book)
    rows = found.rows if found else ()
    saved = _("Sparade %(saved)s, enligt planen %(planned)s")
    return [
        Part(
            bodies[row.committee], row.amount, row.saved,
            (saved % {"saved": kronor(row.saved), "planned": kronor(row.planned)},),
        )
        for row in rows
    ]  # fmt: skip


def _page(
    request: PersonRequest, book: Book, verb: str, title: str, *, form: Any = None, rows: PartRows | None = None,
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    plan, found = book.plan, _reckoned(book)
    errors = combined_summary(form, *(rows.forms if rows else [])) if form is not None and form.is_bound else None
    context = {
        "project": plan.project,
        "plan": plan,
        "form": form,
        "rows": rows,
        "year": book.next_year,
        "errors": errors,
        "head": page_head(plan.project, book, (title, request.path)),
        "rule": plan.rule,
        "reckoned": reckoned(book, found) if found else None,
        "recipients": told(plan, verb) if form else [],
        **more,
    }
    return render(request, f"repayment/{verb}.html", context, status=status)
