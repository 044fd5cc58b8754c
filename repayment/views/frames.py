"""What the plans for repayment reduce each committee's frame by, for the budget process (SUN-53)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.listing.export import download
from applications.views.lists.outcomes import insider_page
from repayment.documents.kinds import FRAME_LIST
from repayment.documents.rights import order_frame_list
from repayment.frames import Reduction, every_reduction, planned, settled
from repayment.models import Office
from repayment.presenting.frames import COLUMNS, by_plan, by_year, years_to_choose
from socinv.documents.models import Document
from socinv.documents.offering import seen
from socinv.organisation.web import PersonRequest

LATEST = 10  # documents


@insider_page
def frame_list(request: PersonRequest) -> HttpResponse:
    """Every committee and year, planned and settled, the plans behind, and the lists that were made of them."""
    every = every_reduction(request.standing.municipality)
    year = _budget_year(request)
    shown = _of_year(every, year)
    office = Office.objects.filter(municipality=request.standing.municipality).first()
    context: dict[str, Any] = {
        "crumbs": [{"title": _("Läget"), "url": reverse("progress")}, {"title": _("Ramminskningar"), "url": ""}],
        "years": years_to_choose(every, year),
        "year": year,
        "by_year": by_year(planned(shown)),
        "settled": by_year(settled(shown)),
        "by_plan": by_plan(shown),
        "exports": [
            {"title": kind.upper(), "url": reverse("frame-list-export", args=[kind]) + (f"?ar={year}" if year else "")}
            for kind in ("xlsx", "csv")
        ],
        "kind": FRAME_LIST,
        "office": office if office is not None and order_frame_list(office, request.standing) else None,
        "documents": _made(request, office),
    }
    return render(request, "repayment/frame_list.html", context)


def _of_year(every: list[Reduction], year: int | None) -> list[Reduction]:
    return [one for one in every if year in (None, one.line.year)]


def _budget_year(request: PersonRequest) -> int | None:
    """The year that is chosen; anything else is all of them."""
    asked = request.GET.get("ar", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else None


@insider_page
def export(request: PersonRequest, kind: str) -> HttpResponseBase:
    """Each committee's part of each plan and year, for the budget process."""
    every = every_reduction(request.standing.municipality)
    return download(kind, _("ramminskningar"), COLUMNS, _of_year(every, _budget_year(request)))


def _made(request: PersonRequest, office: Office | None) -> list[dict[str, Any]]:
    """The latest lists: one query."""
    if office is None:
        return []
    label = office._meta.label_lower
    rows = Document.objects.filter(kind=FRAME_LIST, thing=label, thing_id=office.pk).defer("source").order_by("-id")
    return seen(rows[:LATEST], request.standing, {(label, office.pk): office})
