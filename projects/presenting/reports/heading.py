"""The head of a report's pages: where one is, which time it covers, and how it stands."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.form_kinds import name_of
from projects.models import Report, ReportStatus
from projects.models.report import OPEN
from projects.presenting.reports.loading import KnownReport
from projects.reporters import sender_inside
from socinv.lifecycle import clock
from socinv.presentation.dates import day, distance


def title_of(report: Report) -> str:
    """Lägesrapport 3."""
    return name_of(report.form, report.case.process)


def status_of(report: Report) -> str:
    """How far it has come, in the words of the process file."""
    if report.status == ReportStatus.PROPOSED:
        return _("Hos %(who)s") % {"who": sender_inside(report.case.process)}
    return str(ReportStatus(report.status).label)


def here(report: Report) -> tuple[str, str]:
    """The report's title and address, for the way down to it."""
    return title_of(report), report.get_absolute_url()


def period(report: Report) -> str:
    """1 januari 2027 – 30 juni 2027."""
    return f"{day(report.period_from)} – {day(report.period_to)}"


def facts(known: KnownReport) -> list[dict[str, Any]]:
    """Period, when it is due or was sent, and how it stands (components/meta.html)."""
    report = known.report
    rows: list[dict[str, Any]] = [
        {"term": _("Tiden"), "value": period(report)},
        {"term": _("Ska skickas") if report.status in OPEN else _("Skulle skickas"), "value": _due(report)},
        {"term": _("Skickad"), "value": day(report.sent_at) if report.sent_at else ""},
        {"term": _("Läge"), "value": status_of(report)},
        {"term": _("Projektnummer"), "value": report.project.number, "number": True},
        {"term": _("Diarienummer"), "value": report.case.regnr, "number": True},
    ]
    return [row for row in rows if row["value"]]


def _due(report: Report) -> str:
    """The last day, and how late it is while it is not sent."""
    if report.status == ReportStatus.CANCELLED:
        return ""
    said = _("senast %(day)s") % {"day": day(report.due)}
    return f"{said}, {distance(report.due)}" if report.is_late(clock.today()) else said


def links(known: KnownReport) -> list[dict[str, str]]:
    """To the values over time and the reports beside this one."""
    number = known.report.number
    beside = [one for one in known.reports if abs(one.number - number) == 1]
    return [
        {"title": _("Mått över tid"), "url": reverse("project-indicators", args=[known.case.ref])},
        *({"title": title_of(one), "url": one.get_absolute_url()} for one in beside),
    ]
