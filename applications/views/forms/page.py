"""What the pages of a form have in common: the slim page head, the parts, the words for idea and application."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.content.progress import PartState, progress
from applications.models import Application, Case, Idea
from applications.models import Part as PartRow
from applications.views.fetch import form_or_404
from socinv.lifecycle.process import Part
from socinv.organisation.web import PersonRequest

WORDS: dict[str, dict[str, str | Promise]] = {
    "idea": {
        "name": later("Idé"),
        "parts": later("Idéns delar"),
        "submit": later("Lämna in idén"),
        "withdraw": later("Återkalla idén"),
        "sent": later("Idén är inlämnad"),
    },
    "application": {
        "name": later("Ansökan"),
        "parts": later("Ansökans delar"),
        "submit": later("Lämna in ansökan"),
        "withdraw": later("Återkalla ansökan"),
        "sent": later("Ansökan är inlämnad"),
    },
}


def written_form(request: PersonRequest, ref: str, form: str) -> Idea | Application:
    """The form with all its parts and who saved them last, or 404."""
    thing = form_or_404(request, ref, form)
    load_parts(thing.case)
    return thing


def load_parts(case: Case) -> None:
    """All parts in one query, afresh."""
    getattr(case, "_prefetched_objects_cache", {}).pop("parts", None)
    prefetch_related_objects([case], Prefetch("parts", queryset=PartRow.objects.select_related("saved_by")))


def part_or_404(thing: Idea | Application, key: str) -> Part:
    part = thing.case.process.part(thing.form, key)
    if part is None:
        raise Http404
    return part


def part_url(thing: Idea | Application, key: str) -> str:
    return reverse("form-part", args=[thing.case.ref, thing.form, key])


def form_url(thing: Idea | Application) -> str:
    return reverse("form", args=[thing.case.ref, thing.form])


def head(thing: Idea | Application, *below: tuple[str, str]) -> dict[str, Any]:
    """What the page head needs. ``below``: (title, url) of the pages under the form's overview."""
    case = thing.case
    crumbs = [
        {"title": _("Ärenden"), "url": reverse("case-list")},
        {"title": str(case), "url": case.get_absolute_url()},
        {"title": str(WORDS[thing.form]["name"]), "url": form_url(thing)},
        *({"title": title, "url": url} for title, url in below),
    ]
    return {"crumbs": crumbs, "title": f"{case}, {case.department}", "number": case.regnr}


def parts_list(thing: Idea | Application, current: str = "", states: list[PartState] | None = None) -> dict[str, Any]:
    """What the component with the parts needs."""
    states = progress(thing) if states is None else states
    return {
        "title": WORDS[thing.form]["parts"],
        "items": [
            {
                "title": state.part.title,
                "url": part_url(thing, state.part.key),
                "status": state.status,
                "word": state.word,
                "current": state.part.key == current,
            }
            for state in states
        ],
        "done": sum(state.is_done for state in states),
        "total": len(states),
    }


def left_to_do(thing: Idea | Application, states: list[PartState], key: str = "") -> list[dict[str, str]]:
    """Everything that is missing, each line linked to its field; of one part when it is named."""
    return [
        {"url": f"{part_url(thing, line.part)}#{line.anchor}", "text": line.text, "part": state.part.title}
        for state in states
        for line in state.left
        if key in ("", state.part.key)
    ]
