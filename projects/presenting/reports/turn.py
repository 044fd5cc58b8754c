"""Whose turn a report is, until when, and what this person can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from projects.models import ReportStatus
from projects.models.report import OPEN, WRITABLE
from projects.parties import title_of as title_of_party
from projects.presenting.reports.heading import title_of
from projects.presenting.reports.loading import KnownReport
from projects.reporters import sender_inside, sender_of
from socinv.lifecycle import clock, policy
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.verdict import Ground
from socinv.presentation.dates import day, distance, is_late, longdate
from socinv.presentation.grammar import inside, joined

WAITS = (*OPEN, ReportStatus.SENT, ReportStatus.READ)
TITLES: dict[str, tuple[Any, Any]] = {
    ReportStatus.DRAFT: (later("%(who)s skriver rapporten senast %(day)s"), later("%(who)s skriver rapporten")),
    ReportStatus.RETURNED: (
        later("%(who)s kompletterar rapporten senast %(day)s"),
        later("%(who)s kompletterar rapporten"),
    ),
    ReportStatus.PROPOSED: (later("%(who)s skickar rapporten senast %(day)s"), later("%(who)s skickar rapporten")),
    ReportStatus.SENT: (later("%(who)s tar emot rapporten senast %(day)s"), later("%(who)s tar emot rapporten")),
}
WORDS: dict[str, Any] = {
    ReportStatus.DRAFT: later("Skrivs"), ReportStatus.RETURNED: later("Kompletteras"),
    ReportStatus.PROPOSED: later("Hos %(who)s"), ReportStatus.SENT: later("Väntar på svar"),
}  # fmt: skip
# What can be done on pages of their own, the foremost first.
ACTS: tuple[tuple[str, str, Any], ...] = (
    ("send", "report-send", later("Skicka rapporten")),
    ("hand_back", "report-hand-back", later("Lämna tillbaka till projektgruppen")),
    ("accept", "report-accept", later("Godkänn rapporten")),
    ("send_back", "report-send-back", later("Skicka tillbaka för komplettering")),
    ("read", "report-read", later("Notera att rapporten är läst")),
)


@dataclass(frozen=True)
class Turn:
    """``box`` is what components/turn.html draws; ``acts`` are the other things this person can do ({title, url})."""

    box: dict[str, Any]
    acts: tuple[dict[str, str], ...]


def turn(known: KnownReport) -> Turn | None:
    """None when the report waits for nobody."""
    report = known.report
    if report.status not in WAITS:
        return None
    links, obstacle = _acts(known)
    due, status = _due(known), _as_sent(report.status)
    late, full, short = is_late(due), *TITLES[status]
    words = {"who": _who(known), "day": longdate(due)}
    mine = bool(links) and any(item.is_turn_of(known.standing, barred=False) for item in known.items)
    box: dict[str, Any] = {
        "title": (short if late else full) % words,
        "status": "late" if late else "wait",
        "word": distance(due) if late else _("Din tur") if mine else _word(known, status),
        "text": " ".join([*_when(known, due, late), *_order(known), *obstacle]),
    }
    if links:
        box["action"] = {"label": links[0]["title"], "url": links[0]["url"]}
    return Turn(box, tuple(links[1:]))


def _as_sent(status: str) -> str:
    return ReportStatus.SENT if status == ReportStatus.READ else status


def _word(known: KnownReport, status: str) -> str:
    if not known.report.has_begun:
        return _("Väntas")
    return str(WORDS[status]) % {"who": sender_inside(known.case.process)}


def _due(known: KnownReport) -> date:
    """A report not sent is late from the day it was due, whoever has it; else the day of the work item counts."""
    report = known.report
    if report.is_late(clock.today()):
        return report.due
    return (known.items[0].due if known.items else None) or report.due


def _who(known: KnownReport) -> str:
    """The group, or those who receive it, as the words that begin a sentence."""
    rule, status = known.case.process.project, known.report.status
    if status in WRITABLE:
        return str(rule.group.title)
    if status == ReportStatus.PROPOSED:
        return sender_of(known.case.process)
    return capfirst(joined([_name(item) for item in known.items])) or title_of_party(
        known.case, known.case.process.reporting.to
    )


def _name(item: WorkItem) -> str:
    return str(item.person) if item.person else inside(str(item.body or item.department))


def _when(known: KnownReport, due: date, late: bool) -> list[str]:
    report = known.report
    if report.status == ReportStatus.DRAFT and not report.has_begun:
        return [_("Perioden börjar %(day)s. Rapporten kan lämnas från den dagen.") % {"day": day(report.period_from)}]
    if not late:
        return [_("Tiden går ut %(distance)s.") % {"distance": distance(due)}]
    if report.status in (ReportStatus.SENT, ReportStatus.READ):
        return [_("Den skulle ha tagits emot %(day)s.") % {"day": longdate(due)}]
    return [_("Rapporten är försenad: den skulle ha skickats %(day)s.") % {"day": longdate(due)}]


def _order(known: KnownReport) -> list[str]:
    """Reports are written in order; and to whom one that is sent goes."""
    report = known.report
    first = next((one for one in known.reports if one.status == ReportStatus.DRAFT), report)
    if report.status == ReportStatus.DRAFT and first.number < report.number:
        return [_("%(report)s kommer före den här.") % {"report": title_of(first)}]
    if report.status in (ReportStatus.SENT, ReportStatus.READ):
        to = inside(title_of_party(known.case, known.case.process.reporting.to))
        return [_("Rapporten är skickad till %(who)s.") % {"who": to}]
    return []


def _acts(known: KnownReport) -> tuple[list[dict[str, str]], list[str]]:
    """What this person can do now, and why the turn itself cannot be taken although it is this person's."""
    report, ref = known.report, known.case.ref
    if policy.ask(known.standing, "write", report):
        return [{"title": _writing(known), "url": reverse("form", args=[ref, report.form])}], []
    found, obstacle = [], []
    for verb, route, title in ACTS:
        verdict = policy.ask(known.standing, verb, report)
        if verdict:
            found.append({"title": str(title), "url": reverse(route, args=[ref, report.number])})
        elif verdict.ground is Ground.CONDITION:
            obstacle.append(str(verdict.reason))
    return found, obstacle


def _writing(known: KnownReport) -> str:
    if known.report.status == ReportStatus.RETURNED:
        return _("Komplettera rapporten")
    return _("Skriv i rapporten") if known.answers else _("Skriv rapporten")
