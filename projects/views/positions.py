"""What is said of a change before it is decided (ORE-19)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from projects.forms.position import PositionForm
from projects.models import Position, Project
from projects.presenting import changes as shown
from projects.presenting.ending import head, signed_line, told
from projects.views.deciding import attempt
from projects.views.fetch import project_or_404
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest, person_page


def position_or_404(project: Project, pk: int) -> Position:
    """One of the project's with its change, or 404."""
    rows = Position.objects.filter(change__project=project).exclude(status="new")
    found = get_object_or_404(rows.select_related("change__asked_by", "taken_by"), pk=pk)
    found.case = found.change.case = project.case
    found.change.project = project
    return found


@person_page
def position(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """The change and what has been said of it; the form for those whose turn it is."""
    project = project_or_404(request, ref)
    found = position_or_404(project, pk)
    show = partial(_page, request, project, found)
    if request.method == "POST":
        form = PositionForm(request.POST, thing=found)
        done, url = _("Svaret är registrerat."), found.change.get_absolute_url()
        return attempt(request, found, "take", form, done=done, show=show, url=url)
    may = policy.ask(request.standing, "take", found)
    return show(form=PositionForm(thing=found) if may else None)


def _page(
    request: PersonRequest, project: Project, found: Position, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:
    change, said = found.change, shown.positions_of(found.change)
    title = _("Ändring %(number)s: %(kind)s") % {"number": change.number, "kind": str(change).lower()}
    below = ((title, change.get_absolute_url()), (found.rule.title, found.get_absolute_url()))
    context = {
        "project": project,
        "change": change,
        "position": found,
        "rule": found.rule,
        "form": form,
        "head": head(project, found.rule.title, *below),
        "others": [one for one in said if one["title"] != found.rule.title],
        "own": next((one for one in said if one["title"] == found.rule.title), None),
        "asked_for": shown.asked_for(change),
        "signed": signed_line(found.taken_on, found.item),
        "recipients": told(found, "take") if form else [],
        **more,
    }
    return render(request, "projects/changes/position.html", context, status=status)
