"""The values of a project over time: pictures, with the tables beside them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.presenting.measures.pictures import drawn, money_over_time, participants_over_time
from projects.presenting.measures.sentences import came, cost
from projects.presenting.measures.series import label, measures
from projects.presenting.trail import crumbs
from projects.views.fetch import project_or_404
from socinv.organisation.web import PersonRequest, person_page


@person_page
def indicators(request: PersonRequest, ref: str) -> HttpResponse:
    """What was promised and where it is now, the effects first; participants and money too (SUN-33, SUN-38)."""
    project = project_or_404(request, ref)
    found = measures(project)
    pictures = [drawn(one) for one in found.series]
    context: dict[str, Any] = {
        "project": project,
        "title": _("Mått över tid"),
        "crumbs": crumbs(project, (_("Mått över tid"), reverse("project-indicators", args=[ref]))),
        "all": pictures,
        "groups": [
            {"id": "effekt", "title": _("Effekt"), "drawn": [one for one in pictures if one.is_effect]},
            {"id": "process", "title": _("Process"), "drawn": [one for one in pictures if not one.is_effect]},
        ],
        "came": came(found),
        "participants": participants_over_time(found),
        "by_gender": [{"label": label(one), "report": one} for one in found.reports],
        "cost": cost(found),
        "money": money_over_time(found),
    }
    return render(request, "projects/reports/indicators.html", context)
