"""Files to the accounting system: internal grants that have been paid, and frame reductions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from repayment.files import going_out
from repayment.forms.fund_files import FramesForm, PaymentsForm
from repayment.models import AccountingExport, ExportKind, Fund
from repayment.presenting import exports as shown
from repayment.presenting.fund.heading import crumbs
from repayment.views.fund.acting import turned_back
from repayment.views.fund.fetch import open_fund_page
from repayment.views.fund_files import sent
from socinv.lifecycle import clock, policy
from socinv.organisation.web import PersonRequest

LATEST = 20  # files


def _refused(request: PersonRequest, fund: Fund) -> HttpResponse | None:
    verdict = policy.ask(request.standing, "pay_grant", fund)
    return None if verdict else turned_back(request, verdict, reverse("fund"))


@open_fund_page
def payments(request: PersonRequest, fund: Fund) -> HttpResponse:
    """The payments of some days; a file of those that no file has."""
    if (refused := _refused(request, fund)) is not None:
        return refused
    latest = going_out.latest(fund, ExportKind.PAYMENTS)
    today = clock.today()
    days = {"first": date(today.year, 1, 1), "last": today}
    form = PaymentsForm(request.POST or None, known=fund.rule.account, latest=latest, initial=days)
    if form.is_bound and form.is_valid():
        export = going_out.make_payments(fund, form.order, request.user)
        if export is not None:
            messages.success(request, _("Filen är gjord. Hämta den här nedanför."))
            return redirect("export-payments")
        form.add_error(None, _("Det finns inga betalningar de dagarna som inte redan finns i en fil."))
    chosen = form.cleaned_data if form.is_bound else days
    first, last = (chosen.get(name) or day for name, day in days.items())
    found = going_out.payables(fund, first, last) if first <= last else []
    context: dict[str, Any] = {
        "fund": fund,
        "crumbs": crumbs((_("Interna bidrag till ekonomisystemet"), request.path)),
        "form": form,
        "first": first,
        "last": last,
        "sentence": shown.payment_sentence(found),
        "payments": shown.payment_rows(found),
        "exports": shown.export_rows(going_out.exports_of(fund, ExportKind.PAYMENTS, LATEST)),
    }
    return render(request, "fund_files/payments.html", context)


@open_fund_page
def frames(request: PersonRequest, fund: Fund) -> HttpResponse:
    """What the plans reduce each committee's frame by in a year, as a file."""
    if (refused := _refused(request, fund)) is not None:
        return refused
    latest = going_out.latest(fund, ExportKind.FRAMES)
    year = clock.today().year + 1
    form = FramesForm(request.POST or None, latest=latest, initial={"year": year})
    if form.is_bound and form.is_valid():
        export = going_out.make_frames(fund, form.order, request.user)
        if export is not None:
            messages.success(request, _("Filen är gjord. Hämta den här nedanför."))
            return redirect("export-frames")
        form.add_error("year", _("Ingen nämnds ram minskas det året."))
    chosen = (form.cleaned_data.get("year") if form.is_bound else None) or year
    context: dict[str, Any] = {
        "fund": fund,
        "crumbs": crumbs((_("Ramminskningar till ekonomisystemet"), request.path)),
        "form": form,
        "year": chosen,
        "frames": shown.frame_rows(going_out.reduced(fund, chosen, chosen)),
        "exports": shown.export_rows(going_out.exports_of(fund, ExportKind.FRAMES, LATEST)),
    }
    return render(request, "fund_files/frames.html", context)


@open_fund_page
@require_GET
def download(request: PersonRequest, fund: Fund, pk: int) -> HttpResponse:
    """A file as it was made."""
    export = get_object_or_404(AccountingExport, fund=fund, pk=pk)
    return _refused(request, fund) or sent(bytes(export.content), shown.file_name(export))
