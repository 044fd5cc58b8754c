"""The final evaluation on paper: what was promised and what came, the comparison and the money; and what it was judged
to show (SUN-34, SUN-38, SUN-39, ORE-21, NOR-10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import answers_of
from applications.documents.blocks import running, section
from applications.forms.lists import lists_of
from projects.documents.frame import at_hand, enclosures, paper, parts_said
from projects.documents.pictures import of_bars
from projects.models import Evaluation, FollowUp, Project
from projects.parties import title_of as title_of_party
from projects.presenting.ending import signed_line
from projects.presenting.judging import PromiseLine, essence_of
from projects.presenting.marks import OUTCOME_MARKS
from projects.presenting.reports.participants import in_words
from projects.promised import yearly_saving
from socinv.documents.paper import Block, Facts, Paper, Quote, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.dates import day, day_of
from socinv.presentation.money import NO_VALUE, kronor, number

TOLD = ("values", "participants")  # the table of what was promised has the values


def compose(evaluation: Evaluation) -> Paper:
    """The evaluation as it was sent in, with how it was judged once it has been."""
    project = at_hand(evaluation)
    case = evaluation.case
    answers, names = answers_of(case, evaluation.form), lists_of(case).departments
    (files, enclosed), essence = enclosures(evaluation), essence_of(evaluation)
    return paper(
        project, case.process.closing.title,
        [
            *section(_("I korthet"), in_short(evaluation, essence)),
            *section(_("Det som lovades och det som blev"), promised(essence)),
            *parts_said(evaluation.parts, answers, names, {}, but=TOLD),
            *section(_("Bedömning"), judged(evaluation)),
            *files,
        ],
        day=day_of(evaluation.submitted_at or clock.now()), sender=_sender(project),
        receiver=[title_of_party(case, case.process.closing.judged.by)], facts=_facts(evaluation), enclosed=enclosed,
    )  # fmt: skip


def _sender(project: Project) -> str:
    return f"{project.case.process.project.group.title}, {project.case.department.name}"


def _facts(evaluation: Evaluation) -> list[tuple[str, str]]:
    project, closing = evaluation.project, evaluation.case.process.closing
    span = f"{day(project.starts)} – {day(project.ends)}" if project.starts and project.ends else ""
    return [
        (_("Projektets tid"), span),
        (_("Jämförelse"), str(evaluation.get_comparison_display())),
        (_("Inlämnad"), day(evaluation.submitted_at) if evaluation.submitted_at else ""),
        (closing.judged.title, evaluation.verdict_word),
    ]


def in_short(evaluation: Evaluation, essence: Mapping[str, Any]) -> Iterator[Block]:
    """The key figures, and what follows for repayment where the guideline ties it to them (SUN-35)."""
    reached = sum(one.mark == OUTCOME_MARKS["reached"] for one in essence["promises"])
    words = {"reached": number(reached), "count": number(len(essence["promises"]))}
    yield Facts((
        (_("Kostnad för fonden"), kronor(evaluation.spent)), (_("Budget"), kronor(evaluation.project.budget)),
        (_("Minskade kostnader per år"), kronor(evaluation.saving)),
        (_("Ansökan lovade per år"), kronor(yearly_saving(evaluation.case))),
        (_("Mått som nådde målet"), _("%(reached)s av %(count)s") % words),
    ))  # fmt: skip
    report = evaluation.project.reports.exclude(sent_at=None).order_by("-number").first()
    if report is not None and report.participants is not None:
        case = evaluation.case
        counted = [report.girls or 0, report.boys or 0, report.other or 0]
        yield Text((in_words(counted, (case.girls or 0) + (case.boys or 0)),))
    yield from running(essence["repayment"])


def promised(essence: Mapping[str, Any]) -> Iterator[Block]:
    """Every measure with where it began, where it was to go and where it came, and the picture of it."""
    lines: list[PromiseLine] = essence["promises"]
    if not lines:
        return
    heads = (_("Mått"), _("Utgångsläge"), _("Mål"), _("Utfall"), _("Så gick det"))
    rows = tuple((f"{one.number}. {one.name}", one.baseline, one.target, one.came, one.word) for one in lines)
    yield Table(_("Måtten vid projektets slut"), heads, rows, numbers=(1, 2, 3))
    missing = [f"{one.name}: {one.why}" for one in lines if one.why]
    if missing:
        yield Text((_("Värden som saknas:"), *missing))
    if any(one.came != NO_VALUE for one in lines):
        yield of_bars(essence["chart"])


def judged(evaluation: Evaluation) -> Iterator[Block]:
    """What it was judged to show, when, by whom and why; nothing before (SUN-34)."""
    if not evaluation.verdict:
        return
    who = title_of_party(evaluation.case, evaluation.case.process.closing.judged.by)
    yield Facts((
        (_("Utfall"), evaluation.verdict_word), (_("Bedömt av"), who),
        (_("Dag"), signed_line(evaluation.judged_on, evaluation.item)),
    ))  # fmt: skip
    yield Quote(tuple(line.strip() for line in evaluation.reasons.splitlines() if line.strip()), who)


def compose_follow_up(follow_up: FollowUp) -> Paper:
    """The follow-up some years after, as it was sent in (ORE-21)."""
    project = at_hand(follow_up)
    case, rule = follow_up.case, follow_up.case.process.follow_up
    if rule is None:  # a guideline without it has none
        raise ValueError("the guideline has no follow-up")
    answers, names = answers_of(case, follow_up.form), lists_of(case).departments
    files, enclosed = enclosures(follow_up)
    received = follow_up.received_on
    said = [
        *running(_("Mottagen %(day)s.") % {"day": day(received)} if received else ""), *running(follow_up.reasons),
    ]  # fmt: skip
    return paper(
        project, rule.title,
        [
            *section(_("Vad uppföljningen är"), running(rule.text)),
            *parts_said(follow_up.parts, answers, names, follow_up.given, but=()),
            *section(_("Svar"), said),
            *files,
        ],
        day=day_of(follow_up.submitted_at or clock.now()), sender=title_of_party(case, rule.by),
        receiver=[case.process.body_title("coordination"), *(title_of_party(case, key) for key in rule.informs)],
        facts=[
            (_("Projektet slutade"), day(project.ends) if project.ends else ""),
            (_("Inlämnad"), day(follow_up.submitted_at) if follow_up.submitted_at else ""),
        ],
        enclosed=enclosed, page=follow_up.get_absolute_url(),
    )  # fmt: skip
