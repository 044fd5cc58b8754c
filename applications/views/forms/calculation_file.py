"""The calculation as a workbook: taken out, and read in again after a look at what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.calculation.comparing import Essence
from applications.calculation.reading import Read, read_case
from applications.calculation.workbook.applying import Outdated, Proposal, apply, proposal_in, propose
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.making import workbook_of
from applications.calculation.workbook.opening import NotAWorkbook, open_sheets
from applications.calculation.workbook.parsing import Mistake, parse
from applications.forms.calculation_file import CalculationFileForm
from applications.forms.lists import lists_of
from applications.listing.export import XLSX_TYPE
from applications.models import Application, Version
from applications.presenting.calculation.changes import figures_beside, rows_beside, settings_beside
from applications.views.forms.calculation_fetch import (
    calculated,
    calculation_url,
    heading,
    may_write,
    read_asked,
    version_asked,
)
from applications.views.forms.calculation_versions import covered_years
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Refused
from socinv.organisation.web import PersonRequest, person_page


@person_page
@require_safe
def take_out(request: PersonRequest, ref: str) -> HttpResponseBase:
    """The workbook, of the application as it is now or as it was sent in (?version=)."""
    thing = calculated(request, ref)
    version = version_asked(request, thing)
    contents = contents_of(thing, read_asked(thing, version), version)
    name = f"{slugify(_('Kalkyl'))}-{thing.case.regnr or thing.case.ref}"
    name += f"-{_('version')}-{version.number}" if version else f"-{clock.today()}"
    response = FileResponse(
        workbook_of(contents), as_attachment=True, filename=f"{name.replace('/', '-')}.xlsx", content_type=XLSX_TYPE
    )
    response["Cache-Control"] = "private, no-store"
    return response


def contents_of(thing: Application, read: Read, version: Version | None = None) -> Contents:
    """What the workbook of the application holds."""
    case = thing.case
    return Contents(
        ref=str(case.ref), title=str(case), number=case.regnr or "", version=version.number if version else None,
        taken=clock.now(), read=read, lists=lists_of(case), covers=covered_years(thing),
    )  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """What there is to show: the form, and what came of the file."""

    form: CalculationFileForm
    proposal: Proposal | None = None
    mistakes: list[Mistake] | None = None
    outdated: bool = False


@person_page
def read_in(request: PersonRequest, ref: str) -> HttpResponse:
    """Choose a file, see what it changes, and say yes. Nothing is saved before that."""
    thing = calculated(request, ref)
    verdict = may_write(request, thing)
    if not verdict:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    if request.method != "POST":
        return _page(request, thing, Seen(CalculationFileForm()))
    if "proposal" in request.POST:
        return _confirmed(request, thing)
    form = CalculationFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, thing, Seen(form))
    file = form.cleaned_data["file"]
    contents = contents_of(thing, read_case(thing.case))
    try:
        parsed = parse(open_sheets(file, file.name, file.size), contents)
    except NotAWorkbook as problem:
        form.add_error("file", str(problem))
        return _page(request, thing, Seen(form))
    if parsed.mistakes:
        return _page(request, thing, Seen(form, mistakes=parsed.mistakes))
    return _page(request, thing, Seen(form, proposal=propose(thing, parsed, contents, by=request.user)))


def _confirmed(request: PersonRequest, thing: Application) -> HttpResponse:
    proposal = proposal_in(request.POST["proposal"], thing, by=request.user)
    if proposal is None:
        messages.error(request, _("Läs in filen igen: det gick för lång tid."))
        return redirect("calculation-import", thing.case.ref)
    try:
        is_new = apply(thing, proposal, by=request.user)
    except Outdated:
        return _page(request, thing, Seen(CalculationFileForm(), outdated=True), status=409)
    except Refused as refused:
        return render(request, "403.html", {"reason": refused.verdict.reason}, status=403)
    said = _("Kalkylen är inläst.") if is_new else _("Kalkylen var redan inläst. Inget har ändrats.")
    messages.success(request, said)
    return redirect(calculation_url(thing))


def _page(request: PersonRequest, thing: Application, seen: Seen, status: int = 200) -> HttpResponse:
    here = reverse("calculation-import", args=[thing.case.ref])
    context: dict[str, Any] = {
        "thing": thing,
        "form": seen.form,
        "mistakes": seen.mistakes,
        "outdated": seen.outdated,
        "proposal": seen.proposal,
        "back": calculation_url(thing),
        "file_url": reverse("calculation-xlsx", args=[thing.case.ref]),
        "head": heading(thing, (_("Läs in en Excelfil"), here)),
    }
    if seen.proposal:
        context |= _shown(thing, seen.proposal)
    return render(request, "calculation/import.html", context, status=status)


def _shown(thing: Application, proposal: Proposal) -> dict[str, Any]:
    """What the file changes, in words."""
    names, covers = lists_of(thing.case).departments, covered_years(thing)
    before, after = proposal.before, proposal.after
    lines, costs = ([one.row for one in table] for table in (before.lines, before.costs))
    tables = rows_beside((lines, proposal.lines), (costs, proposal.costs), names)
    settings = settings_beside(before.settings, proposal.settings)
    return {
        "tables": tables,
        "settings": settings,
        "changes_nothing": not tables and not settings,
        "figures": figures_beside(Essence(before, covers), Essence(after, covers)),
    }
