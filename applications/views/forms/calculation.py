"""The calculation: what it says, and for those who write the way to each of its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.calculation.reading import read_case, tables
from applications.calculation.settings import KIND
from applications.calculation.writing import is_full, save_settings, settings_base
from applications.forms.calculation_cost import SettingsForm
from applications.forms.lists import lists_of
from applications.models import Application, Version
from applications.presenting.calculation.page import calculation_page
from applications.views.forms.calculation_fetch import (
    calculated,
    calculation_url,
    computed,
    heading,
    may_write,
    read_asked,
    version_asked,
)
from socinv.lifecycle.verdict import Refused
from socinv.organisation.web import PersonRequest, person_page


@person_page
def calculation(request: PersonRequest, ref: str) -> HttpResponse:
    """One sentence, pictures, numbers and rows: as the application is now, or as it was sent in (?version=)."""
    thing = calculated(request, ref)
    version = version_asked(request, thing)
    is_written = version is None and bool(may_write(request, thing))
    read = read_asked(thing, version)
    page = calculation_page(
        computed(thing, read), lists_of(thing.case).departments,
        _address(thing, "calculation-line", version), _address(thing, "calculation-cost", version),
    )  # fmt: skip
    context: dict[str, Any] = {
        "thing": thing,
        "version": version,
        "page": page,
        "may_write": is_written,
        "has_settings": bool(tables(thing.parts, KIND)),
        "can_add_line": is_written and not is_full(thing, "benefits"),
        "can_add_cost": is_written and bool(tables(thing.parts, "costs")) and not is_full(thing, "costs"),
        "head": heading(thing),
    }
    return render(request, "calculation/page.html", context)


def _address(thing: Application, route: str, version: Version | None) -> Callable[[str], str]:
    """Where a row of either kind is: the same address but for the row's id."""
    query = f"?version={version.number}" if version else ""
    start, end = reverse(route, args=[thing.case.ref, "rad"]).rsplit("rad", 1)
    return lambda row: f"{start}{row}{end}{query}"


@person_page
def settings(request: PersonRequest, ref: str) -> HttpResponse:
    """The discount rate, the year of the prices and the seed."""
    thing = calculated(request, ref)
    if not tables(thing.parts, KIND):
        return redirect(calculation_url(thing))
    verdict = may_write(request, thing)
    if not verdict:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    form = SettingsForm(read_case(thing.case).settings, request.POST or None)
    base, clashes = settings_base(thing), False
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_settings(thing, form.settings(), request.POST.get("_base") or base, by=request.user)
        except Refused as refused:
            return render(request, "403.html", {"reason": refused.verdict.reason}, status=403)
        if not saved.clashes:
            messages.success(request, _("Kalkylen är omräknad."))
            return redirect(calculation_url(thing))
        clashes = True
    context = {
        "thing": thing, "form": form, "base": base, "clashes": clashes,
        "head": heading(thing, (_("Ränta och prisnivå"), reverse("calculation-settings", args=[ref]))),
    }  # fmt: skip
    return render(request, "calculation/settings.html", context, status=409 if clashes else 200)
