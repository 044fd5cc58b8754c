"""Costs from the accounting system: a file comes in, is read through, and is booked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from repayment.files.booking import book, ready
from repayment.files.keeping import keep
from repayment.files.reading import read_file
from repayment.forms.fund_files import CostFileForm
from repayment.models import CostFile, Fund
from repayment.presenting import cost_files as shown
from repayment.presenting.fund.heading import crumbs, pages
from repayment.views.fund.acting import turned_back
from repayment.views.fund.fetch import open_fund_page
from socinv.lifecycle import locking, policy
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.web import PersonRequest
from socinv.presentation.dates import when
from socinv.presentation.money import kronor

LATEST = 50  # files


def _trail(*below: tuple[str, str]) -> list[dict[str, str]]:
    return crumbs((_("Kostnader ur fil"), reverse("cost-files")), *below)


def _refused(request: PersonRequest, fund: Fund) -> HttpResponse | None:
    verdict = policy.ask(request.standing, "book_costs", fund)
    return None if verdict else turned_back(request, verdict, reverse("cost-files"))


@open_fund_page
def cost_files(request: PersonRequest, fund: Fund) -> HttpResponse:
    """The files that have come in, and room for one more where the person may."""
    verdict = policy.ask(request.standing, "book_costs", fund)
    form, mistakes = CostFileForm(), None
    if request.method == "POST":
        if not verdict:
            return turned_back(request, verdict, reverse("cost-files"))
        form = CostFileForm(request.POST, request.FILES)
        if form.is_valid():
            found = ready(fund, form.contents).sorted.mistakes
            if not found:
                file = keep(fund, form.cleaned_data["file"].name, form.data_read, form.contents, request.user)
                return redirect(file)
            form.add_error("file", _("Filen har fel som behöver rättas innan den kan bokföras. De står nedanför."))
            mistakes = shown.mistake_rows(found)
    context: dict[str, Any] = {
        "fund": fund,
        "crumbs": _trail(),
        "pages": pages("cost-files"),
        "form": form if verdict else None,
        "mistakes": mistakes,
        "files": shown.file_rows(shown.files_of(fund)[:LATEST]),
    }
    return render(request, "fund_files/cost_files.html", context)


@open_fund_page
def preview(request: PersonRequest, fund: Fund, pk: int) -> HttpResponse:
    """What will be booked, what is left out and why. POST books it."""
    file = get_object_or_404(CostFile.objects.select_related("by"), fund=fund, pk=pk)
    if (refused := _refused(request, fund)) is not None:
        return refused
    if request.method == "POST":
        return _booked(request, fund, file)
    contents = read_file(bytes(file.content))
    found = ready(fund, contents)
    context: dict[str, Any] = {
        "fund": fund,
        "file": file,
        "crumbs": _trail((file.name, request.path)),
        "facts": _facts(file, contents.owner),
        "sentence": shown.sentence(found, in_arrears=fund.rule.paid == "in-arrears"),
        "in_arrears": fund.rule.paid == "in-arrears",
        "can_be_booked": found.sorted.can_be_booked,
        "months": shown.month_rows(found.due),
        "sums": shown.sums(found),
        "level": len(found.sorted.level),
        "left": shown.left_out(found.sorted.left),
        "mistakes": shown.mistake_rows(found.sorted.mistakes) if found.sorted.mistakes else None,
        "is_booked": file.rows.exists(),
    }
    return render(request, "fund_files/preview.html", context)


def _facts(file: CostFile, owner: str) -> list[dict[str, Any]]:
    whose = ", ".join(one for one in (owner, file.orgnr) if one)
    facts: list[dict[str, Any]] = [
        {"term": _("Format"), "value": file.get_form_display()},
        {"term": _("Inläst"), "value": _("%(when)s av %(name)s") % {"when": when(file.at), "name": file.by.name}},
        {"term": _("Bokföring för"), "value": whose},
        {"term": _("Filens kontrollsumma"), "value": file.sha256[:16], "number": True},
    ]
    return [one for one in facts if one["value"]]


def _booked(request: PersonRequest, fund: Fund, file: CostFile) -> HttpResponse:
    try:
        done = book(fund, file, request.user)
    except Refused as refused:
        return turned_back(request, refused.verdict, reverse("cost-files"))
    except Invalid as invalid:
        messages.error(request, " ".join(str(one) for one in invalid.problems.values()))
        return redirect(file)
    if done.months:
        messages.success(request, _("%(sum)s är bokfört.") % {"sum": kronor(done.amount)})
        return redirect("cost-files")
    messages.info(request, _("Inget bokfördes: det finns inget nytt i filen, eller något i den behöver rättas."))
    return redirect(file)


@open_fund_page
@require_POST
def discard(request: PersonRequest, fund: Fund, pk: int) -> HttpResponse:
    """Throw away a file of which nothing has been booked."""
    if (refused := _refused(request, fund)) is not None:
        return refused
    with transaction.atomic():
        locking.lock(fund)
        file = get_object_or_404(CostFile.objects.defer("content"), fund=fund, pk=pk)
        if file.rows.exists():
            messages.info(request, _("Filen är bokförd och finns kvar. Rätta verifikationen om något är fel."))
            return redirect(file)
        file.delete()
    messages.success(request, _("%(name)s är borttagen.") % {"name": file.name})
    return redirect("cost-files")


@open_fund_page
@require_GET
def download(request: PersonRequest, fund: Fund, pk: int) -> HttpResponse:
    """The file as it came in, for those who keep the fund."""
    file = get_object_or_404(CostFile, fund=fund, pk=pk)
    return _refused(request, fund) or sent(bytes(file.content), file.name)


def sent(content: bytes, name: str) -> HttpResponse:
    """As a download, never shown in the browser."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
