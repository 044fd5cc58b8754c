"""The list of projects."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.forms.listing import ProjectFilter
from projects.presenting.listing import COLUMNS, in_order, rows
from socinv.organisation.web import PersonRequest, person_page

ON_A_PAGE = 50


@person_page
def project_list(request: PersonRequest) -> HttpResponse:
    """The projects that the person sees, those that run first (SUN-03)."""
    form = ProjectFilter(request.GET, request.affiliation.municipality)
    chosen, sort = form.chosen, request.GET.get("sort", "")
    found = in_order(rows(request.standing, chosen), sort)
    context = {
        "form": form,
        "chosen": chosen,
        "columns": COLUMNS,
        "sort": sort,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "late": sum(row.is_late for row in found),
        "empty": _nothing(request, bool(chosen)),
    }
    return render(request, "projects/list/list.html", context)


def _nothing(request: PersonRequest, is_filtered: bool) -> dict[str, str]:
    """Why the list is empty, and what to do about it."""
    if is_filtered:
        words = {"title": _("Inga projekt passar"), "text": _("Ta bort ett filter.")}
        return {**words, "url": reverse("project-list"), "link_word": _("Visa alla projekt")}
    if not request.standing.is_insider:
        return {"title": _("Du ser inga projekt"), "text": _("Får du en plats i ett projekt visas det här.")}
    return {"title": _("Inga projekt än"), "text": _("Ett projekt visas här när en ansökan har fått bifall.")}
