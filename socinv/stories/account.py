"""The readable account of a played story: one line a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from applications.models import Application, Case, Idea
from projects.models import Change, Evaluation, FollowUp, Project, Report, ResultsRequest, ScaleUp
from repayment.models import Plan
from socinv.lifecycle.telling import sentence
from socinv.stories.player import Played
from socinv.stories.schema import Scene

ONE_A_CASE: dict[str, Any] = {
    "idén": Idea, "ansökan": Application, "projektet": Project, "utvärderingen": Evaluation, "fortsättningen": ScaleUp,
    "återföringen": Plan, "uppföljningen": FollowUp,
}  # fmt: skip
FORMS = {
    "idea": "idén", "application": "ansökan", "project": "projektbeskrivningen", "evaluation": "utvärderingen",
    "follow-up": "uppföljningen",
}  # fmt: skip


def where_things_stand(case: Case | None) -> dict[str, str]:
    """The states of a case and of what it has in words, and its registration number."""
    if case is None:
        return {}
    found = {name: str(thing.get_status_display()).lower() for name, thing in _things(case)}
    return found | ({"nr": case.regnr} if case.regnr else {})


def _things(case: Case) -> Iterator[tuple[str, Any]]:
    """Everything with a state, by what it is called; a report only when it has been written."""
    for name, model in ONE_A_CASE.items():
        yield from ((name, thing) for thing in model.objects.filter(case=case))
    yield "ärendet", case
    written = Report.objects.filter(case=case).exclude(submitted_at=None)
    yield from ((f"rapport {report.number}", report) for report in written)
    yield from ((f"ändring {change.number}", change) for change in Change.objects.filter(case=case))
    for number, request in enumerate(ResultsRequest.objects.filter(case=case).order_by("id"), start=1):
        yield f"fråga {number}", request


def line(played: Played, before: dict[str, str], after: dict[str, str]) -> str:
    """The step as a sentence, and what it changed."""
    day, who, scene = f"{played.moment:%Y-%m-%d}", played.who.name, played.scene
    if played.no:
        return f"{day} {who} fick nej ({scene.do} {scene.to}): {played.no}"
    told = sentence(played.event) if played.event else f"{who} följer ärendet."
    if scene.do == "write" and played.event:
        told = f"{who} skrev i {_form(scene.to)}: {', '.join(_titles(played.event.case, scene))}."
    changed = [state if key == "nr" else f"{key}: {state}" for key, state in after.items() if before.get(key) != state]
    return f"{day} {told}" + (f" → {', '.join(changed)}" if changed else "")


def _form(to: str) -> str:
    return FORMS.get(to) or f"rapport {to.partition(':')[2]}"


def _titles(case: Case, scene: Scene) -> list[str]:
    parts = {part.key: part.title for part in case.process.parts(scene.to.partition(":")[0])}
    return [parts[key] for key in scene.with_]
