"""What stands beside an answer: the criteria or factors with their verdicts, and what others have said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.answering.words import MARKS, POSITIONS, VERDICTS
from applications.models import Step, StepStatus
from applications.models.step import Outcome
from socinv.lifecycle.process.schema import Yardstick
from socinv.presentation.dates import day

SPEAK = ("stance", "views", "sign-off", "weighing", "preparation")
POSITION_MARKS = {"followed": "ok", "partly": "risk", "not-followed": "off"}


@dataclass(frozen=True)
class Line:
    """One criterion or factor as it was judged."""

    title: str
    text: str
    mark: str
    word: str
    why: str


def lines_of(step: Step) -> list[Line]:
    """The step's judgements in the order of the process file."""
    process = step.case.process
    asked = process.criteria(step.rule.criteria) if step.kind == "assessment" else process.factors(step.rule.factors)
    return [_line(one, step.judgements[one.key]) for one in asked if one.key in step.judgements]


def _line(yardstick: Yardstick, judgement: dict[str, str]) -> Line:
    verdict = judgement.get("verdict", "")
    return Line(
        yardstick.title, yardstick.text, MARKS.get(verdict, "info"), str(VERDICTS.get(verdict, verdict)),
        judgement.get("why", ""),
    )  # fmt: skip


def latest(step: Step, phase: str, kind: str) -> Step | None:
    """The last answer of that kind in the case, before this step."""
    found = [
        one for one in step.case.steps.all()
        if (one.phase, one.kind, one.status) == (phase, kind, StepStatus.ANSWERED) and one.pk != step.pk
    ]  # fmt: skip
    return found[-1] if found else None


def others(step: Step, kinds: tuple[str, ...]) -> list[Step]:
    """The other steps of the same round that count: answered, or waiting at this very moment."""
    return [
        one for one in step.case.steps.all()
        if one.pk != step.pk and (one.phase, one.round) == (step.phase, step.round) and one.kind in kinds
        and one.status in (StepStatus.OPEN, StepStatus.ANSWERED)
    ]  # fmt: skip


def experts_words(step: Step) -> list[Step]:
    """The invited experts' answers in this phase; those of an earlier round count too."""
    return [one for one in _experts(step) if one.phase == step.phase]


def _experts(step: Step) -> list[Step]:
    return [
        one for one in step.case.steps.all()
        if (one.kind, one.status) == ("expertise", StepStatus.ANSWERED) and one.pk != step.pk
    ]  # fmt: skip


def speakers(step: Step) -> list[Step]:
    """Whose words stand side by side: the committees' and the preparation's, then the experts' of every phase."""
    if step.kind == "assessment":
        return experts_words(step)
    waiting = [one for one in others(step, ("expertise",)) if one.status == StepStatus.OPEN]
    return [*others(step, SPEAK), *_experts(step), *waiting]


def positions_of(step: Step) -> list[Line]:
    """The position taken on each view, in the order the views came."""
    views = {str(one.pk): one for one in step.case.steps.all()}
    return [
        Line(
            views[pk].addressee, views[pk].reasons, POSITION_MARKS.get(given.get("position", ""), "info"),
            str(POSITIONS.get(given.get("position", ""), "")), given.get("why", ""),
        )
        for pk, given in step.responses.items() if pk in views
    ]  # fmt: skip


def goals_of(step: Step) -> list[str]:
    """The goals that the application was linked to, by title."""
    goals = [one for one in step.case.process.goal if one.key in step.goals]
    return [f"{one.number}. {one.title}" if one.number else one.title for one in goals]


def word_of(step: Step) -> str:
    """Ja, med villkor; Föreslår bifall is for the reasons to say."""
    if step.outcome == Outcome.YES and step.terms:
        return _("Ja, med villkor")
    return str(Outcome(step.outcome).label) if step.outcome else _("Har inte svarat")


def opinion(step: Step) -> dict[str, Any]:
    """The step as the component with opinions wants it."""
    url = reverse("step", args=[step.case.ref, step.pk])
    name = _("%(name)s, inbjuden expert") % {"name": step.addressee} if step.person_id else str(step.addressee)
    if step.status == StepStatus.OPEN:
        due = _("Svar senast %(day)s") % {"day": day(step.due)} if step.due else ""
        return {"id": f"s{step.pk}", "body": name, "status": "wait", "word": _("Har inte svarat"), "text": "",
                "footer": due, "waiting": True}  # fmt: skip
    said = "\n\n".join(text for text in (step.reasons, _terms(step)) if text)
    return {
        "id": f"s{step.pk}", "body": name, "status": MARKS.get(step.outcome, "info"), "word": word_of(step),
        "text": said, "footer": signed(step), "url": url,
    }  # fmt: skip


def _terms(step: Step) -> str:
    return _("Villkor: %(terms)s") % {"terms": step.terms} if step.terms and step.kind == "stance" else ""


def signed(step: Step) -> str:
    """20 oktober, § 88, på delegation (KS 2026-01-15 § 7)."""
    parts = [day(step.answered_on)] if step.answered_on else []
    if step.item:
        parts.append(f"§\u00a0{step.item}")
    if step.delegation is not None:
        parts.append(_("på delegation (%(reference)s)") % {"reference": step.delegation.reference})
    return ", ".join(parts)
