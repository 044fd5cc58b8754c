"""The whole history: to read as a story, and to take out complete."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.history.chapters import Chapters
from applications.history.export import KINDS, history_file
from applications.history.following import with_consequences
from applications.history.sight import acts, seen_events
from applications.history.story import told
from applications.presenting.heading import crumbs, short_facts
from applications.presenting.loading import known_case
from applications.views.fetch import case_or_404
from socinv.organisation.web import PersonRequest, person_page

PAGE = 100  # acts


@person_page
def history(request: PersonRequest, ref: str) -> HttpResponse:
    """The acts in chapters, each with what followed; everything, or what is worth remembering."""
    known, standing = known_case(request.standing, ref), request.standing
    everything, newest = request.GET.get("visa") == "allt", request.GET.get("ordning") == "senaste"
    chosen = acts(standing, known.case, everything=everything).order_by("-pk" if newest else "pk")
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    events = with_consequences(standing, known.case, page.object_list)
    story = told(known.case, events, inside=standing.is_insider, echoes=everything)
    context: dict[str, Any] = {
        "case": known.case,
        "crumbs": crumbs(known.case, (_("Historik"), reverse("case-history", args=[ref]))),
        "facts": short_facts(known),
        "chapters": Chapters(standing, known.case).divide(story[::-1] if newest else story),
        "page": page,
        "count": seen_events(standing, known.case).count(),
        "views": _views(everything, newest),
        "orders": _orders(everything, newest),
        "exports": [{"title": kind.upper(), "url": reverse("case-history-export", args=[ref, kind])} for kind in KINDS],
    }
    return render(request, "case/history.html", context)


def _address(everything: bool, newest: bool) -> str:
    chosen = [*(["visa=allt"] if everything else []), *(["ordning=senaste"] if newest else [])]
    return "?" + "&".join(chosen)


def _views(everything: bool, newest: bool) -> list[dict[str, Any]]:
    return [
        {"title": _("Viktigast"), "url": _address(False, newest), "current": not everything},
        {"title": _("Allt"), "url": _address(True, newest), "current": everything},
    ]


def _orders(everything: bool, newest: bool) -> list[dict[str, Any]]:
    return [
        {"title": _("Från början"), "url": _address(everything, False), "current": not newest},
        {"title": _("Senaste först"), "url": _address(everything, True), "current": newest},
    ]


@person_page
def export(request: PersonRequest, ref: str, kind: str) -> HttpResponseBase:
    """Every event the person may read, with everything that is kept of it."""
    return history_file(request.standing, case_or_404(request, ref), kind)
