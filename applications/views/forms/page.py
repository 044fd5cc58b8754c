"""What the pages of a form have in common: the slim page head, the parts, the form as its pages name it."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.progress import PartState, progress
from applications.form_kinds import kind_of
from applications.form_kinds import words_of as said_of
from applications.models import Case, Written
from applications.models import Part as PartRow
from applications.views.fetch import form_or_404
from socinv.lifecycle.process import Part
from socinv.organisation.web import PersonRequest


def written_form(request: PersonRequest, ref: str, form: str) -> Written:
    """The form with all its parts and who saved them last, or 404."""
    thing = form_or_404(request, ref, form)
    load_parts(thing.case)
    request.menu = kind_of(form).menu
    return thing


def load_parts(case: Case) -> None:
    """All parts in one query, afresh."""
    getattr(case, "_prefetched_objects_cache", {}).pop("parts", None)
    prefetch_related_objects([case], Prefetch("parts", queryset=PartRow.objects.select_related("saved_by")))


def part_or_404(thing: Written, key: str) -> Part:
    part = thing.part(key)
    if part is None:
        raise Http404
    return part


def part_url(thing: Written, key: str) -> str:
    return reverse("form-part", args=[thing.case.ref, thing.form, key])


def form_url(thing: Written) -> str:
    return reverse("form", args=[thing.case.ref, thing.form])


def words_of(thing: Written) -> dict[str, Any]:
    """What the pages of the form call it and its acts."""
    return dict(said_of(thing.case.process, thing.form))


def head(thing: Written, *below: tuple[str, str]) -> dict[str, Any]:
    """What the page head needs. ``below``: (title, url) of the pages under the form's overview."""
    case, kind = thing.case, kind_of(thing.form)
    above = kind.trail(thing) if kind.trail else (
        (_("Ärenden"), reverse("case-list")), (str(case), case.get_absolute_url())
    )  # fmt: skip
    words = words_of(thing)
    here = words.get("crumb", words["name"])
    crumbs = [{"title": title, "url": url} for title, url in (*above, (here, form_url(thing)), *below)]
    return {"crumbs": crumbs, "title": f"{case}, {case.department}", "number": case.regnr}


def parts_list(thing: Written, current: str = "", states: list[PartState] | None = None) -> dict[str, Any]:
    """What the component with the parts needs."""
    states = progress(thing) if states is None else states
    return {
        "title": words_of(thing)["parts"],
        "items": [
            {
                "title": state.part.title,
                "url": part_url(thing, state.part.key),
                **_shape(thing, state),
                "current": state.part.key == current,
            }
            for state in states
        ],
        "done": sum(state.is_done for state in states),
        "total": len(states),
    }


def _shape(thing: Written, state: PartState) -> dict[str, str]:
    """How far the part has come; one that is closed has come as far as it will."""
    if state.part.key in thing.closed_parts:
        return {"status": "ok", "word": _("Inlämnad")}
    return {"status": state.status, "word": state.word}


def left_to_do(thing: Written, states: list[PartState], key: str = "") -> list[dict[str, str]]:
    """Everything that is missing, each line linked to its field; of one part when it is named."""
    return [
        {"url": f"{part_url(thing, line.part)}#{line.anchor}", "text": line.text, "part": state.part.title}
        for state in states
        for line in state.left
        if key in ("", state.part.key) and state.part.key not in thing.closed_parts
    ]
