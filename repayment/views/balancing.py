"""What evens out a plan beside its instalments: given back to the committees, or written off."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.presenting.ending import told
from projects.views.deciding import attempt
from repayment import money
from repayment.book import Book
from repayment.forms.settling import Part, PartRows, RefundForm, WriteOffForm
from repayment.presenting.overview import page_head
from repayment.shares import divide
from repayment.views.fetch import bodies_of, book_or_404, page_of, too_late
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary
from socinv.presentation.money import kronor


@person_page
def refund(request: PersonRequest, ref: str) -> HttpResponse:
    """What was repaid beyond what the project used, to each committee by what it has repaid."""
    book = book_or_404(request, ref)
    plan, title = book.plan, _("Ge tillbaka till nämnderna")
    show = partial(_page, request, book, "refund", title, money.beyond(book))
    if request.method != "POST":
        return too_late(request, plan, "refund") or show(form=RefundForm(thing=plan), rows=PartRows(_parts(book)))
    rows = PartRows(_parts(book), request.POST, checks=False)
    holds = rows.is_valid()
    form = RefundForm(request.POST, thing=plan, rows=rows.given(), holds=holds)
    done = _("Beslutet är registrerat.")
    return attempt(
        request, plan, "refund", form, done=done, show=partial(show, rows=rows), url=page_of(plan), holds=holds
    )  # fmt: skip


def _parts(book: Book) -> list[Part]:
    paid, bodies = money.paid(book), bodies_of(book)
    back = divide(money.beyond(book), paid)
    return [
        Part(bodies[key], back[key], amount, (_("Har återfört %(sum)s") % {"sum": kronor(amount)},))
        for key, amount in sorted(paid.items(), key=lambda one: bodies[one[0]].name)
        if amount > 0
    ]


@person_page
def write_off(request: PersonRequest, ref: str) -> HttpResponse:
    """What no saving could carry is not repaid."""
    book = book_or_404(request, ref)
    plan, title, left = book.plan, _("Skriv av det som återstår"), money.left(book)
    show = partial(_page, request, book, "write_off", title, left)
    if request.method == "POST":
        form, done = WriteOffForm(request.POST, thing=plan), _("Avskrivningen är registrerad.")
        return attempt(request, plan, "write_off", form, done=done, show=show, url=page_of(plan))
    return too_late(request, plan, "write_off") or show(form=WriteOffForm(thing=plan, initial={"amount": left}))


def _page(
    request: PersonRequest, book: Book, verb: str, title: str, amount: Any, *, form: Any = None,
    rows: PartRows | None = None, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    plan = book.plan
    errors = combined_summary(form, *(rows.forms if rows else [])) if form is not None and form.is_bound else None
    context = {
        "project": plan.project,
        "form": form,
        "rows": rows,
        "amount": kronor(amount),
        "errors": errors,
        "head": page_head(plan.project, book, (title, request.path)),
        "rule": plan.rule,
        "recipients": told(plan, verb) if form else [],
        **more,
    }
    return render(request, f"repayment/{verb}.html", context, status=status)
