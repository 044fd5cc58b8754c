"""What the page of a step shows: head, sections in order, and what belongs to each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications import answer_checks
from applications.answering.beside import goals_of, latest, lines_of, opinion, positions_of, signed, speakers, word_of
from applications.answering.excerpt import asks_repayment, excerpt_of, taking_part
from applications.answering.prefill import preparation_of
from applications.answering.words import MARKS, words_of
from applications.content.answers import answers_of
from applications.content.shown import shown_form
from applications.forms.lists import lists_of
from applications.models import Case, Step, StepStatus
from applications.models.case import Target
from socinv.presentation.dates import day, longdate
from socinv.presentation.grammar import joined

Context = dict[str, Any]


def page_of(step: Step, *, answering: bool = False) -> Context:
    """Everything but the form; ``answering`` when the reader has it too."""
    names = lists_of(step.case).departments
    context: Context = {"step": step, "case": step.case, "words": words_of(step), "names": names}
    context |= _whole_form(step, names) if step.kind in ("expertise", "assessment") else _application(step, names)
    context["head"] = head(step, names, answering=answering)
    context["papers"] = _papers(step)
    if step.kind != "expertise":
        context["opinions"] = [opinion(one) for one in speakers(step)]
    if step.status == StepStatus.ANSWERED or step.outcome:
        context["answer"] = answer_of(step)
    return context


def _whole_form(step: Step, names: dict[int, str]) -> Context:
    """An idea is short and is read as it is; an expert on an application reads all of it too."""
    case = step.case
    shown = shown_form(case.process.parts(step.phase), answers_of(case, step.phase), names)
    outside = step.kind == "assessment" and answer_checks.outside_target(case)
    return {"shown": shown, "outside": outside, "target": _target(case)}


def _target(case: Case) -> str:
    return str(Target(case.target).label) if case.target in Target.values else ""


def _application(step: Step, names: dict[int, str]) -> Context:
    if step.phase == "idea":
        return _whole_form(step, names)
    excerpt = excerpt_of(step.case, names)
    found: Context = {
        "excerpt": excerpt,
        "target": _target(step.case),
        "asks_repayment": asks_repayment(step.case),
        "is_measured": bool(excerpt.indicators or excerpt.comparison),
    }
    assessed = latest(step, "application", "assessment") or latest(step, "idea", "assessment")
    if assessed is not None:
        found["criteria"] = {"step": assessed, "lines": lines_of(assessed), "signed": signed(assessed)}
    prepared = preparation_of(step) if step.kind == "decision" else None
    if prepared is not None:
        found["priority"] = {
            "step": prepared, "lines": lines_of(prepared), "signed": signed(prepared), "goals": goals_of(prepared),
        }  # fmt: skip
    return found


def _papers(step: Step) -> list[dict[str, str]]:
    rows = step.case.attachments.filter(form=step.phase, removed_at=None)
    return [
        {"title": row.name, "url": reverse("attachment", args=[step.case.ref, row.ref]), "note": day(row.added_at)}
        for row in rows
    ]


def head(step: Step, names: dict[int, str] | None = None, *, answering: bool = False) -> Context:
    """The page head, as the component wants it: what to do for the one whose turn it is, else what the step is."""
    case = step.case
    caption = str(words_of(step).caption) if answering else step.rule.title
    facts: list[dict[str, Any]] = [
        {"term": _("Diarienummer"), "value": case.regnr, "number": True},
        {"term": _("Söker"), "value": case.department.name},
    ]
    if names is not None and step.phase == "application":
        departments, partners = taking_part(case, names)
        if departments or partners:
            facts.append({"term": _("Deltar"), "value": joined([*departments, *partners])})
    facts.append({"term": _("Svarar"), "value": step.addressee})
    if step.status == StepStatus.OPEN and step.due:
        facts.append({"term": _("Svar senast"), "value": longdate(step.due).capitalize()})
    return {"caption": caption, "title": str(case), "crumbs": crumbs(step, caption), "facts": facts}


def crumbs(step: Step, title: str) -> list[dict[str, str]]:
    """Ärenden, the case, the step."""
    here = reverse("step", args=[step.case.ref, step.pk])
    return [
        {"title": _("Ärenden"), "url": reverse("case-list")},
        {"title": str(step.case), "url": step.case.get_absolute_url()},
        {"title": title, "url": here},
    ]


def answer_of(step: Step) -> Context:
    """The answer as it was registered."""
    financiers = {one.key: one.title for one in step.case.process.financier}
    return {
        "mark": MARKS.get(step.outcome, "info"),
        "word": word_of(step),
        "signed": signed(step),
        "lines": lines_of(step),
        "positions": positions_of(step),
        "goals": goals_of(step),
        "financiers": joined([financiers.get(key, key) for key in step.financiers]),
        "by": step.answered_by,
        "at": step.answered_at,
    }
