"""The latest report that was sent, and all of them (SUN-33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from projects.models import Report, ReportStatus
from projects.presenting.page.loading import KnownProject
from projects.presenting.reports.content import Block, asked_for, sections
from projects.presenting.reports.heading import period, status_of, title_of
from projects.presenting.reports.loading import KnownReport, Measured
from socinv.lifecycle import clock
from socinv.presentation.dates import day, distance

MARKS: dict[str, str] = {
    ReportStatus.DRAFT: "wait", ReportStatus.PROPOSED: "wait", ReportStatus.SENT: "info", ReportStatus.READ: "info",
    ReportStatus.ACCEPTED: "yes", ReportStatus.RETURNED: "risk", ReportStatus.CANCELLED: "no",
}  # fmt: skip


@dataclass(frozen=True)
class Latest:
    """The report with what it says: ``asks`` for, and its blocks in the file's order."""

    report: Report
    title: str
    period: str
    mark: str
    asks: str
    blocks: tuple[Block, ...]
    before: str


def latest(known: KnownProject) -> Latest | None:
    """What was done, what deviates, the values, the participants and the money; None before the first one is sent."""
    report = known.latest
    if report is None:
        return None
    answers = known.answers.get(report.form, {})
    of_report = KnownReport(report, known.standing, known.reports, (), (), None, answers)
    earlier = of_report.before
    before = {
        indicator: row for (of, indicator), row in known.measured.items() if earlier is not None and of == earlier.pk
    }
    found = sections(of_report, Measured(known.indicators, before), {})
    return Latest(
        report=report,
        title=title_of(report),
        period=period(report),
        mark=MARKS[report.status],
        asks=asked_for(of_report),
        blocks=tuple(block for section in found for block in section.blocks),
        before=title_of(earlier) if earlier else "",
    )


def rows(known: KnownProject) -> list[dict[str, Any]]:
    """Every report, the latest first: its period, when it is due, and how it stands. Drafts lead nowhere for others."""
    today = clock.today()
    return [
        {
            "report": one,
            "title": title_of(one),
            "period": period(one),
            "url": one.get_absolute_url() if known.may_read(one) else "",
            "mark": "late" if one.is_late(today) else MARKS[one.status],
            "word": status_of(one),
            "late": distance(one.due) if one.is_late(today) else "",
            "sent": day(one.sent_at) if one.sent_at else "",
        }
        for one in reversed(known.reports)
    ]
