"""What an ended project promised, what came of it and what happened next (SUN-34, SUN-36, SUN-44)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Part
from projects.models import Continuation, Evaluation, Project, ProjectStatus, ScaleUp, Verdict
from projects.presenting.marks import VERDICT_MARKS
from projects.promised import promised_yearly
from socinv.presentation import dates
from socinv.presentation.grammar import joined

ENDED = (ProjectStatus.EVALUATED, ProjectStatus.CLOSED, ProjectStatus.ENDED)


def promised_by_case(projects: Sequence[Project]) -> dict[int, Decimal]:
    """The promised saving a year of each application, in SEK, by case: one query. Those without one are left out."""
    tables = {
        (one.case_id, part.key, field.key)
        for one in projects
        for part in one.case.process.parts("application")
        for field in part.field
        if field.kind == "benefits"
    }
    written = Part.objects.filter(case__in=[one.case_id for one in projects], form="application")
    answers = {
        (part.case_id, part.key): part.answers
        for part in written.filter(key__in={key for _case, key, _field in tables}).only("case", "key", "answers")
    }
    rows: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for case, key, field in tables:
        rows[case] += answers.get((case, key), {}).get(field) or []
    found = {case: promised_yearly(one) for case, one in rows.items()}
    return {case: amount for case, amount in found.items() if amount is not None}


def judged(project: Project) -> Evaluation | None:
    """The evaluation of the project, once it has been judged."""
    evaluation = getattr(project, "evaluation", None)
    return evaluation if evaluation is not None and evaluation.verdict else None


def saving_of(project: Project) -> Decimal | None:
    """What came of the promise, in SEK a year; None until the evaluation is judged."""
    evaluation = judged(project)
    return evaluation.saving if evaluation else None


def verdict_of(project: Project) -> tuple[str, str]:
    """The shape and the word of how the project was judged."""
    evaluation = judged(project)
    if evaluation is None:
        return "wait", _("Inte bedömd än")
    return VERDICT_MARKS[Verdict(evaluation.verdict)], str(Verdict(evaluation.verdict).label)


def afterwards(project: Project) -> str:
    """What has become of the work, as a sentence without its full stop."""
    if project.status == ProjectStatus.ENDED:
        return _("Avslutades i förtid %(day)s") % {"day": _day(project.closed_on)}
    scale_up = getattr(project, "scale_up", None)
    if scale_up is None:
        return ""
    if scale_up.status == "awaited":
        return _("Förslag om fortsättning väntas senast %(day)s") % {"day": _day(scale_up.due)}
    if scale_up.status == "dropped" or scale_up.continuation == Continuation.NONE:
        return _("Ingen fortsättning")
    if scale_up.status == "proposed":
        return _("Förslag: %(what)s. Beslut väntas senast %(day)s") % {
            "what": _goes_on(scale_up), "day": _day(scale_up.due),
        }  # fmt: skip
    if scale_up.outcome != "approved":
        return _("Ingen fortsättning: förslaget fick avslag %(day)s") % {"day": _day(scale_up.decided_on)}
    said = _goes_on(scale_up)
    return f"{said[:1].upper()}{said[1:]}"


def _goes_on(scale_up: ScaleUp) -> str:
    grows = scale_up.continuation == Continuation.SCALE_UP
    if scale_up.is_whole:
        return _("hela arbetet permanentas och skalas upp") if grows else _("hela arbetet permanentas")
    said = _("delar permanentas och skalas upp: %(parts)s") if grows else _("delar permanentas: %(parts)s")
    return said % {"parts": joined(scale_up.parts)}


def _day(value: Any) -> str:
    return dates.day(value) if value else "–"
