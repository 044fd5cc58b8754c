"""What the pages of the calculation have in common: the application, who may write in it, the way down to it."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.calculation.reading import FORM, Read, read_case, read_version, tables
from applications.models import Application, Version, Written
from applications.presenting.calculation.computed import Computed
from applications.views.forms.page import head, written_form
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Verdict
from socinv.organisation.web import PersonRequest


def calculated(request: PersonRequest, ref: str) -> Application:
    """The application with its parts, or 404: also where its guideline asks for no gains to calculate."""
    thing = written_form(request, ref, FORM)
    if not tables(thing.parts, "benefits"):
        raise Http404
    return cast(Application, thing)


def calculation_link(thing: Written, version: int | None = None) -> str:
    """Where the form's calculation is read, or as it was in a version; empty where it has none."""
    if thing.form != FORM or not tables(thing.parts, "benefits"):
        return ""
    address = reverse("calculation", args=[thing.case.ref])
    return f"{address}?version={version}" if version else address


def may_write(request: PersonRequest, thing: Application) -> Verdict:
    """Whether this person writes in the application now."""
    return policy.ask(request.standing, "write", thing)


def version_asked(request: PersonRequest, thing: Application) -> Version | None:
    """The version that ?version= names, or 404; None for the application as it is now."""
    asked = request.GET.get("version", "")
    if not asked:
        return None
    found = next((one for one in versions_of(thing) if str(one.number) == asked), None)
    if found is None:
        raise Http404
    found.case = thing.case
    return found


def versions_of(thing: Application) -> list[Version]:
    """Those sent in, the latest first: one query for all the page needs of them."""
    return list(thing.case.versions.filter(form=thing.form).select_related("made_by").order_by("-number"))


def read_asked(thing: Application, version: Version | None) -> Read:
    return read_version(version) if version else read_case(thing.case)


def computed(thing: Application, read: Read) -> Computed:
    """With the years of the guideline's own test, where it has one."""
    rule = thing.case.process.coverage
    return Computed(read, rule.years if rule else None)


def calculation_url(thing: Application) -> str:
    return reverse("calculation", args=[thing.case.ref])


def heading(thing: Application, *below: tuple[str, str]) -> dict[str, Any]:
    """The page head of the calculation, and of the pages under it."""
    return head(thing, (_("Kalkyl"), calculation_url(thing)), *below)
