"""The evaluation's essence for those who judge: what was promised against what came out (SUN-34, SUN-38, SUN-39)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.answers import answers_of
from applications.content.shown import Shown, shown_part
from applications.models import Part
from projects.flow.values import value_rows
from projects.models import Comparison, Evaluation, Indicator, LessonKind, Verdict
from projects.outcome import OUTCOME_WORDS, Promise, outcome, share_reached, with_unit
from projects.presenting.marks import LESSON_MARKS, OUTCOME_MARKS, VERDICT_MARKS
from projects.promised import is_exempt, promises_of, yearly_saving
from projects.repaying import mentions_repayment, repayment_after
from socinv.presentation.charts import BarChart, BarRow, bar_chart
from socinv.presentation.money import NO_VALUE, in_mnkr, kronor, percent

ROOM = 38  # letters of a name over its bar, on a phone
TWICE = Decimal(2)


@dataclass(frozen=True)
class PromiseLine:
    """A measure in words: where it began, where it was to go, where it came."""

    number: int
    name: str
    baseline: str
    target: str
    came: str
    why: str
    mark: str
    word: str


def load(evaluation: Evaluation) -> None:
    """The case's written parts, once."""
    prefetch_related_objects([evaluation.case], Prefetch("parts", queryset=Part.objects.all()))


def essence_of(evaluation: Evaluation) -> dict[str, Any]:
    """What is needed to judge, with the way to the whole."""
    found = promises_of(evaluation)
    promises = [promise for _indicator, promise in found]
    return {
        "figures": _figures(evaluation, promises),
        "comparison": str(Comparison(evaluation.comparison).label) if evaluation.comparison else "",
        "is_before_after": evaluation.comparison == Comparison.BEFORE_AFTER,
        "effect": shown_of(evaluation, "comparison"),
        "economy": shown_of(evaluation, "saving", but=("money",)),
        "promises": [_line(number, one) for number, one in enumerate(promises, start=1)],
        "chart": chart_of(promises),
        "lessons": lessons_of(evaluation),
        "repayment": _repayment(evaluation, found),
        "url": reverse("form", args=[evaluation.case.ref, "evaluation"]),
    }


def _repayment(evaluation: Evaluation, found: Sequence[tuple[Indicator, Promise]]) -> str:
    """Whether repayment follows, where the guideline ties it to what the application promised."""
    if not mentions_repayment(evaluation.case.process):
        return ""
    in_money = [promise for indicator, promise in found if indicator.counts_in_money]
    return repayment_after(evaluation.saving, in_money, is_exempt=is_exempt(evaluation.case)).why


def shown_of(evaluation: Evaluation, fact: str, but: tuple[str, ...] = ()) -> tuple[Shown, ...]:
    """The part of the form that has the question of that fact, as it is read; kinds in ``but`` are left out."""
    answers = answers_of(evaluation.case, "evaluation")
    part = next((part for part in evaluation.parts if any(field.fact == fact for field in part.field)), None)
    if part is None:
        return ()
    left_out = {field.key for field in part.field if field.kind in but}
    return tuple(one for one in shown_part(part, answers.get(part.key, {}), {}) if one.key not in left_out)


def lessons_of(evaluation: Evaluation) -> list[dict[str, str]]:
    """What was learned, each with the shape and word of its kind."""
    rows = value_rows(evaluation, answers_of(evaluation.case, "evaluation"), "lessons").values()
    return [{"text": str(row.get("what") or ""), **lesson_mark(str(row.get("kind") or ""))} for row in rows]


def lesson_mark(kind: str) -> dict[str, str]:
    known = LessonKind(kind) if kind in LessonKind.values else LessonKind.ADVICE
    return {"status": LESSON_MARKS[known], "word": str(known.label)}


def verdict_mark(evaluation: Evaluation) -> dict[str, str]:
    verdict = Verdict(evaluation.verdict)
    return {"status": VERDICT_MARKS[verdict], "word": evaluation.verdict_word}


def _figures(evaluation: Evaluation, promises: Sequence[Promise]) -> list[dict[str, str]]:
    unit, promised = _("mnkr"), yearly_saving(evaluation.case)
    reached = sum(outcome(one) == "reached" for one in promises)
    return [
        {
            "term": _("Kostnad för fonden"), "value": in_mnkr(evaluation.spent), "unit": unit,
            "note": _("Budget %(amount)s") % {"amount": kronor(evaluation.project.budget)},
        },
        {
            "term": _("Minskade kostnader per år"), "value": in_mnkr(evaluation.saving), "unit": unit,
            "note": _("Ansökan lovade %(amount)s per år") % {"amount": kronor(promised)},
        },
        {
            "term": _("Mått som nådde målet"), "value": str(reached), "unit": "",
            "note": _("Av %(count)s") % {"count": len(promises)},
        },
    ]  # fmt: skip


def _line(number: int, one: Promise) -> PromiseLine:
    found = outcome(one)
    return PromiseLine(
        number=number,
        name=one.name,
        baseline=with_unit(one.baseline, one.unit),
        target=with_unit(one.target, one.unit),
        came=with_unit(one.came, one.unit) if one.came is not None else NO_VALUE,
        why=one.missing,
        mark=OUTCOME_MARKS[found],
        word=_upper(str(OUTCOME_WORDS[found])),
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def chart_of(promises: Sequence[Promise]) -> BarChart:
    """How far each measure came on the way from its baseline to its target; the target is the whole way."""
    rows = [_bar(number, one) for number, one in enumerate(promises, start=1)]
    said = [f"{one.name}: {OUTCOME_WORDS[outcome(one)]}." for one in promises]
    return bar_chart(
        _("Så långt mot målet kom varje mått"), " ".join(said), rows, slug="mot-malet", label_name=_("Mått"),
        value_name=_("Utfall"), planned_name=_("Mål"),
    )  # fmt: skip


def _bar(number: int, one: Promise) -> BarRow:
    share = share_reached(one.baseline, one.target, one.came, one.direction)
    text = str(OUTCOME_WORDS[outcome(one)]) if share is None or share < 0 else percent(share)
    drawn = min(max(share or Decimal(0), Decimal(0)), TWICE)
    name = f"{number}. {one.name}"
    short = name if len(name) <= ROOM else f"{name[: ROOM - 1].rstrip()}…"
    return BarRow(short, drawn, text, planned=1, planned_text=percent(1))
