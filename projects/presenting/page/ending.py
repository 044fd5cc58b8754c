"""How it ended: the evaluation, what was promised against what came, and what goes on (SUN-34, SUN-36, SUN-39)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models import (
    Comparison,
    Continuation,
    Evaluation,
    EvaluationStatus,
    FollowUpStatus,
    Indicator,
    Lesson,
    LessonKind,
    ScaleUp,
    ScaleUpStatus,
    Verdict,
)
from projects.outcome import OUTCOME_WORDS, Direction, Promise, outcome
from projects.presenting.ending import signed_line
from projects.presenting.marks import FOLLOW_UP_MARKS, LESSON_MARKS, OUTCOME_MARKS, VERDICT_MARKS
from projects.presenting.page.loading import KnownProject
from projects.promised import is_exempt
from projects.repaying import mentions_repayment, repayment_after
from socinv.presentation.dates import day
from socinv.presentation.grammar import joined
from socinv.presentation.money import kronor


@dataclass(frozen=True)
class Came:
    """A measure with what was promised and what came, in shape and word. ``missing`` says why there is nothing."""

    indicator: Indicator
    mark: str
    word: str
    missing: str


def evaluation(known: KnownProject) -> dict[str, Any] | None:
    """Where the evaluation is and, when it is judged, what it was judged to show. None before it is opened.

    What it says, its comparison too, is read by others than the project's own when it has been sent in.
    """
    found = known.evaluation
    if found is None or found.status == EvaluationStatus.NEW:
        return None
    sent = known.may_read(found) and found.comparison
    facts: list[tuple[str, str]] = [
        (_("Jämförelse"), str(Comparison(found.comparison).label) if sent else ""),
        (_("Kostnad"), kronor(found.spent) if sent and found.spent is not None else ""),
        (_("Minskade kostnader per år"), kronor(found.saving) if sent and found.saving is not None else ""),
        (_("Inlämnad"), day(found.submitted_at) if found.submitted_at else ""),
        (_("Senast"), day(found.due) if found.due and not found.verdict and not found.submitted_at else ""),
    ]
    is_judged = bool(found.verdict)
    return {
        "mark": VERDICT_MARKS[Verdict(found.verdict)] if is_judged else "wait",
        "word": found.verdict_word if is_judged else str(EvaluationStatus(found.status).label),
        "facts": [{"term": term, "value": value} for term, value in facts if value],
        "reasons": found.reasons,
        "signed": signed_line(found.judged_on, found.item) if is_judged else "",
        "came": list(_came(known)) if is_judged else [],
        "repayment": _repayment(known, found) if is_judged and mentions_repayment(known.case.process) else "",
    }


def _promise(one: Indicator) -> Promise:
    return Promise(
        one.name, one.unit, one.baseline, one.target, one.outcome, one.outcome_missing, cast("Direction", one.direction)
    )


def _repayment(known: KnownProject, found: Evaluation) -> str:
    """Whether repayment follows from what was shown (SUN-35, SUN-40)."""
    in_money = [_promise(one) for one in known.indicators if one.counts_in_money]
    return repayment_after(found.saving, in_money, is_exempt=is_exempt(known.case)).why


def _came(known: KnownProject) -> Iterator[Came]:
    """Every measure of the application with what came of it."""
    for one in known.indicators:
        found = outcome(_promise(one))
        yield Came(one, OUTCOME_MARKS[found], capfirst(str(OUTCOME_WORDS[found])), one.outcome_missing)


def continuation(known: KnownProject) -> dict[str, Any] | None:
    """What is proposed and decided about going on; None before a proposal is due."""
    found = known.scale_up
    if found is None or found.status == ScaleUpStatus.NEW:
        return None
    words: dict[str, Any] = {"url": found.get_absolute_url(), "proposal": found.proposal, "reasons": found.reasons}
    parts = _("Delarna %(parts)s.") % {"parts": joined(found.parts)} if found.parts else ""
    label = str(Continuation(found.continuation).label) if found.continuation else ""
    return {
        **words,
        **_standing(found),
        "title": label,
        "compared": found.compared,
        "parts": parts or (_("Hela arbetet.") if found.continuation not in ("", Continuation.NONE) else ""),
        "cost": kronor(found.yearly_cost) if found.yearly_cost is not None else "",
        "proposed": signed_line(found.proposed_on, found.proposed_item),
        "decided": signed_line(found.decided_on, found.item),
        "moves": [_move(one) for one in _moves(found)],
    }


def _standing(found: ScaleUp) -> dict[str, str]:
    if found.status == ScaleUpStatus.DECIDED:
        return {"mark": "yes" if found.outcome == "approved" else "no", "word": found.outcome_word}
    if found.status == ScaleUpStatus.DROPPED:
        return {"mark": "no", "word": str(ScaleUpStatus(found.status).label)}
    due = _("senast %(day)s") % {"day": day(found.due)} if found.due else ""
    words = _("Väntar på beslut") if found.status == ScaleUpStatus.PROPOSED else _("Väntar på förslag")
    return {"mark": "wait", "word": f"{words}, {due}" if due else words}


def _moves(found: ScaleUp) -> list[Any]:
    """The resources that were moved: one query, for one that was decided."""
    if found.status != ScaleUpStatus.DECIDED:
        return []
    return list(found.moves.select_related("from_body", "to_body").order_by("pk"))


def _move(one: Any) -> dict[str, str]:
    return {
        "source": str(one.from_body or _("Nya medel")),
        "goal": str(one.to_body),
        "amount": kronor(one.amount),
        "year": str(one.from_year),
    }


def followed_up(known: KnownProject) -> dict[str, Any] | None:
    """The follow-up evaluation, from the day the project closed (ORE-21); the form itself for those who read it."""
    found, rule = known.follow_up, known.case.process.follow_up
    if found is None or rule is None or found.status == FollowUpStatus.NEW:
        return None
    facts = [
        (_("Kan lämnas in från"), day(found.opens_on) if found.opens_on and not found.submitted_at else ""),
        (_("Senast"), day(found.due) if found.due and not found.submitted_at else ""),
        (_("Inlämnad"), day(found.submitted_at) if found.submitted_at else ""),
        (_("Mottagen"), day(found.received_on) if found.received_on else ""),
    ]
    return {
        "title": rule.title,
        "text": rule.text,
        "mark": FOLLOW_UP_MARKS[FollowUpStatus(found.status)],
        "word": str(FollowUpStatus(found.status).label),
        "facts": [{"term": term, "value": value} for term, value in facts if value],
        "url": found.get_absolute_url() if known.may_read(found) else "",
        "reasons": found.reasons,
    }


def lessons(known: KnownProject) -> list[dict[str, str]]:
    """What was learned, once the evaluation is judged: one query."""
    if known.evaluation is None or not known.evaluation.verdict:
        return []
    return [
        {"mark": LESSON_MARKS[LessonKind(one.kind)], "word": str(LessonKind(one.kind).label), "text": one.text}
        for one in Lesson.objects.filter(project=known.project)
    ]
