"""What the plans for repayment reduce each committee's frame by, for the budget process (SUN-53)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.views.lists.outcomes import insider_page
from repayment.documents.kinds import FRAME_LIST
from repayment.documents.rights import order_frame_list
from repayment.frames import reductions
from repayment.models import Office
from repayment.presenting.frames import by_plan, by_year
from socinv.documents.models import Document
from socinv.documents.offering import seen
from socinv.organisation.web import PersonRequest

LATEST = 10  # documents


@insider_page
def frame_list(request: PersonRequest) -> HttpResponse:
    """Every committee and year, the plans behind, and the lists that were made of them."""
    found = reductions(request.standing.municipality)
    office = Office.objects.filter(municipality=request.standing.municipality).first()
    context: dict[str, Any] = {
        "crumbs": [{"title": _("Läget"), "url": reverse("progress")}, {"title": _("Ramminskningar"), "url": ""}],
        "by_year": by_year(found),
        "by_plan": by_plan(found),
        "kind": FRAME_LIST,
        "office": office if office is not None and order_frame_list(office, request.standing) else None,
        "documents": _made(request, office),
    }
    return render(request, "repayment/frame_list.html", context)


def _made(request: PersonRequest, office: Office | None) -> list[dict[str, Any]]:
    """The latest lists: one query."""
    if office is None:
        return []
    label = office._meta.label_lower
    rows = Document.objects.filter(kind=FRAME_LIST, thing=label, thing_id=office.pk).defer("source").order_by("-id")
    return seen(rows[:LATEST], request.standing, {(label, office.pk): office})
