"""The readable account of a played story: one line a step."""

from __future__ import annotations

from applications.models import Application, Case, Idea
from socinv.lifecycle.telling import sentence
from socinv.stories.player import Played
from socinv.stories.schema import Scene

NAMES = {"idea": "idén", "application": "ansökan", "case": "ärendet"}


def where_things_stand(case: Case | None) -> dict[str, str]:
    """The states of a case in words, and its registration number."""
    if case is None:
        return {}
    forms = {
        "idea": Idea.objects.filter(case=case).first(),
        "application": Application.objects.filter(case=case).first(),
        "case": case,
    }
    found = {NAMES[key]: str(form.get_status_display()).lower() for key, form in forms.items() if form}
    return found | ({"nr": case.regnr} if case.regnr else {})


def line(played: Played, before: dict[str, str], after: dict[str, str]) -> str:
    """The step as a sentence, and what it changed."""
    day, who, scene = f"{played.moment:%Y-%m-%d}", played.who.name, played.scene
    if played.no:
        return f"{day} {who} fick nej ({scene.do} {scene.to}): {played.no}"
    told = sentence(played.event) if played.event else f"{who} följer ärendet."
    if scene.do == "write" and played.event:
        told = f"{who} skrev i {NAMES[scene.to]}: {', '.join(_titles(played.event.case, scene))}."
    changed = [state if key == "nr" else f"{key}: {state}" for key, state in after.items() if before.get(key) != state]
    return f"{day} {told}" + (f" → {', '.join(changed)}" if changed else "")


def _titles(case: Case, scene: Scene) -> list[str]:
    parts = {part.key: part.title for part in case.process.parts(scene.to)}
    return [parts[key] for key in scene.with_]
