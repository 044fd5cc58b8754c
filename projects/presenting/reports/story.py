"""What has happened with a report, and what was answered to it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.history.sight import DRAFTING
from applications.history.story import told
from projects.models import ReportStatus
from projects.parties import title_of
from projects.presenting.reports.loading import KnownReport
from socinv.lifecycle.models import Event
from socinv.presentation.dates import day, when_inside

ANSWERED = (ReportStatus.ACCEPTED, ReportStatus.RETURNED)


def timeline(known: KnownReport) -> list[dict[str, Any]]:
    """The report's acts, newest first, writing in the draft left out (components/timeline.html): one query."""
    events = Event.objects.filter(case=known.case, thing=known.report._meta.label_lower, thing_id=known.report.pk)
    acts = told(known.case, events.exclude(verb__in=DRAFTING).order_by("pk"), inside=False)
    return [
        {"moment": act.moment, "sentence": act.sentence, "key": act.key, "text": act.said} for act in reversed(acts)
    ]


def answer(known: KnownReport) -> dict[str, str] | None:
    """How the body that the report went to answered: status, word, by whom and when, and the words."""
    report = known.report
    if report.status not in ANSWERED or report.received_on is None:
        return None
    accepted = report.status == ReportStatus.ACCEPTED
    words = {
        "who": title_of(known.case, known.case.process.reporting.to), "day": day(report.received_on),
        "item": f", § {report.item}" if report.item else "",
    }  # fmt: skip
    said = (
        _("%(who)s godkände rapporten %(day)s%(item)s.")
        if accepted
        else _("%(who)s skickade tillbaka rapporten %(day)s%(item)s.")
    )
    return {
        "status": "yes" if accepted else "risk",
        "word": _("Godkänd") if accepted else _("Ska kompletteras"),
        "sentence": said % words,
        "words": report.reasons,
    }


def earlier(known: KnownReport) -> list[dict[str, str]]:
    """The report as it was sent, newest first; the one on the page is not among them."""
    ref, form = known.case.ref, known.report.form
    return [
        {
            "title": _("Version %(number)d") % {"number": row.number},
            "url": reverse("version", args=[ref, form, row.number]),
            "note": _("Skickad av %(who)s, %(when)s") % {"who": row.made_by, "when": when_inside(row.made_at)},
        }
        for row in known.versions
        if row != known.shown
    ]
