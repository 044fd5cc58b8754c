"""The calculation as it was each time it was sent in, and two of them beside each other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.calculation.comparing import Essence
from applications.calculation.reading import Read, read_case, read_version
from applications.forms.choose_versions import NOW, VersionsForm
from applications.forms.lists import lists_of
from applications.models import Application, Version
from applications.presenting.calculation.amounts import whole
from applications.presenting.calculation.changes import figures_beside, settings_beside, tables_beside, yes_or_no
from applications.views.forms.calculation_fetch import calculated, calculation_url, heading, versions_of
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.money import number


@person_page
def versions(request: PersonRequest, ref: str) -> HttpResponse:
    """Every time it was sent in, the latest first, with what it came to; above them as it is now while it changes."""
    thing = calculated(request, ref)
    rows = [_row(thing, one, _read(thing, one)) for one in versions_of(thing)]
    if thing.is_being_written:
        rows.insert(0, _row(thing, None, read_case(thing.case)))
    context = {
        "thing": thing,
        "rows": rows,
        "covers": covered_years(thing),
        "can_compare": len(rows) > 1,
        "head": heading(thing, (_("Versioner"), reverse("calculation-versions", args=[ref]))),
    }
    return render(request, "calculation/versions.html", context)


def _row(thing: Application, version: Version | None, read: Read) -> dict[str, Any]:
    """One line of the list. Without a version: as it is now."""
    essence = Essence(read, covered_years(thing))
    address, file = calculation_url(thing), reverse("calculation-xlsx", args=[thing.case.ref])
    query = f"?version={version.number}" if version else ""
    ratio = essence.municipality.benefit_cost_ratio
    return {
        "title": _("Version %(number)d") % {"number": version.number} if version else _("Nu"),
        "url": address + query,
        "version": version,
        "cost": number(whole(essence.cost)),
        "net": number(whole(essence.municipality.net_present_value)),
        "ratio": number(ratio, 2),
        "covers": yes_or_no(essence.coverage.passes) if essence.coverage else "",
        "file_url": file + query,
    }


def covered_years(thing: Application) -> int | None:
    """The years from the end in which the guideline counts what the municipality saves; None where it does not."""
    rule = thing.case.process.coverage
    return rule.years if rule else None


def _read(thing: Application, version: Version) -> Read:
    version.case = thing.case
    return read_version(version)


@person_page
def compared(request: PersonRequest, ref: str) -> HttpResponse:
    """What differs between two versions; from the last one to now while the application is being written."""
    thing = calculated(request, ref)
    found = {str(one.number): one for one in reversed(versions_of(thing))}
    if not found:
        raise Http404
    numbers = [*found, *([NOW] if thing.is_being_written else [])]
    chosen = VersionsForm(numbers, request.GET)
    before, after = (
        read_case(thing.case) if one == NOW else _read(thing, found[one]) for one in chosen.pair()
    )  # fmt: skip
    covers, names = covered_years(thing), lists_of(thing.case).departments
    context = {
        "thing": thing,
        "form": chosen,
        "lone": len(numbers) < 2,
        "figures": figures_beside(Essence(before, covers), Essence(after, covers)),
        "settings": settings_beside(before.settings, after.settings),
        "tables": tables_beside(before, after, names),
        "head": heading(
            thing, (_("Versioner"), reverse("calculation-versions", args=[ref])),
            (_("Jämför"), reverse("calculation-compared", args=[ref])),
        ),
    }  # fmt: skip
    return render(request, "calculation/compared.html", context)
