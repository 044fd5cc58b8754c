"""The head of the project's page, how it goes and why, and whose turn it is."""

from __future__ import annotations

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.listing.turn import page_of
from applications.presenting.heading import orderer
from applications.presenting.turns import own_items, turn
from applications.wording import to_do, work_of
from projects.health import STATUS_WORDS
from projects.models import ProjectStatus, Report, Verdict
from projects.presenting.marks import VERDICT_MARKS
from projects.presenting.page.loading import KnownProject
from projects.presenting.reports.heading import title_of
from projects.presenting.seats import Group, with_share
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside, joined

REASON_WORDS = 60


def facts(known: KnownProject, groups: list[Group]) -> list[dict[str, Any]]:
    """What it is called in the accounts and the register, when, and who is responsible (SUN-08, SUN-50)."""
    project, case = known.project, known.case
    rows: list[dict[str, Any]] = [
        {"term": _("Läge"), "value": str(ProjectStatus(project.status).label)},
        {"term": _("Tid"), "value": f"{day(project.starts)} – {day(project.ends)}"
            if project.starts and project.ends else ""},
        {"term": _("Projektnummer"), "value": project.number, "number": True},
        {"term": _("Diarienummer"), "value": case.regnr, "number": True, "url": case.get_absolute_url()},
        {"term": _("Förvaltning"), "value": case.department.name},
        *([{"term": rule.title, "value": orderer(case, rule)}] if (rule := case.process.orderer) else []),
        *_chairs(known, groups),
    ]  # fmt: skip
    return [row for row in rows if row["value"]]


def _chairs(known: KnownProject, groups: list[Group]) -> list[dict[str, Any]]:
    """Those who lead the two groups today, by the file's words."""
    today = clock.today()
    held = [one for group in groups for one in group.now if one.starts <= today]
    singles = [with_share(seat) for seat in known.case.process.project.seat if seat.single]
    return [{"term": title, "value": joined([one.name for one in held if one.seat == title])} for title in singles]


def going(known: KnownProject) -> dict[str, Any]:
    """How it goes, or went, in shape and word, and the sentences why: the gravest first."""
    project, evaluation = known.project, known.evaluation
    if known.health:
        status = known.health.status
        return {"status": status, "word": STATUS_WORDS[status], "reasons": list(known.health.reasons)}
    if evaluation is not None and evaluation.verdict:
        verdict = Verdict(evaluation.verdict)
        said = Truncator(evaluation.reasons).words(REASON_WORDS)
        return {"status": VERDICT_MARKS[verdict], "word": evaluation.verdict_word, "reasons": [said], "is_over": True}
    if project.status == ProjectStatus.ENDED and project.closed_on:
        said = _("Projektet avslutades i förtid %(day)s.") % {"day": day(project.closed_on)}
        return {"status": "no", "word": str(ProjectStatus(project.status).label), "reasons": [said], "is_over": True}
    said = _("Projektet ska börja %(day)s.") % {"day": day(project.starts)} if project.starts else ""
    return {"status": "wait", "word": _("Har inte börjat"), "reasons": [said] if said else []}


def late(known: KnownProject) -> list[str]:
    """The reports that should have been sent, as sentences that everyone reads (SUN-33)."""
    return [_late(one) for one in known.late]


def _late(report: Report) -> str:
    days = (clock.today() - report.due).days
    words = {"report": title_of(report), "day": day(report.due), "days": days}
    if report.sent_at:
        return _("%(report)s är tillbaka för komplettering. Den skulle ha varit skickad %(day)s.") % words
    return (
        ngettext(
            "%(report)s skulle ha varit skickad %(day)s. Den är %(days)d dag sen.",
            "%(report)s skulle ha varit skickad %(day)s. Den är %(days)d dagar sen.",
            days,
        )
        % words
    )


def turn_box(known: KnownProject) -> dict[str, Any] | None:
    """Whose turn it is (components/turn.html), with the person's own as the button."""
    return turn(known.as_case, list(known.items), _mine(known))


def _mine(known: KnownProject) -> set[int]:
    return {item.pk for item in own_items(known.as_case, known.items)}


def others_waiting(known: KnownProject) -> list[dict[str, Any]]:
    """All that waits, when it is more than one thing: who does what until when, and the page of one's own."""
    mine = _mine(known)
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for item in known.items:
        row = rows.setdefault(
            (item.thing, item.thing_id, item.verb),
            {"who": [], "what": _what(item), "due": item.due, "url": "", "title": to_do(item)},
        )
        row["who"].append(_who(item))
        if item.pk in mine:
            row["url"] = page_of(item)
    found = [{**row, "who": joined(list(dict.fromkeys(row["who"])))} for row in rows.values()]
    return found if len(found) > 1 else []


def _what(item: WorkItem) -> str:
    work = work_of(item)
    return work.turn(item) if work else ""


def _who(item: WorkItem) -> str:
    work = work_of(item)
    called = work.who(item) if work else ""
    return called or (str(item.person) if item.person else str(item.body or inside(str(item.department))))
