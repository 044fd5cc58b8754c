"""One report: the page where its people act and everyone reads."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.forms.lists import lists_of
from applications.views.forms.papers import papers
from projects.models import Report, ReportStatus
from projects.models.report import OPEN
from projects.presenting.reports.content import asked_for, sections
from projects.presenting.reports.heading import facts, here, links, title_of
from projects.presenting.reports.loading import KnownReport, known_report, measured
from projects.presenting.reports.story import answer, earlier, timeline
from projects.presenting.reports.turn import turn
from projects.presenting.trail import crumbs
from projects.reporters import sender_inside
from projects.views.fetch import project_or_404
from projects.views.reports.fetch import report_or_404
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day


@person_page
def report(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """What was reported, against what was promised. Of one that is not sent others see only that it is awaited."""
    known = known_report(request.standing, *report_or_404(request, ref, number))
    context: dict[str, Any] = {
        "report": known.report,
        "title": title_of(known.report),
        "project": known.case,
        "crumbs": crumbs(known.project, here(known.report)),
        "facts": facts(known),
        "links": links(known),
        "turn": turn(known),
        "notice": _notice(known),
        "answer": answer(known),
        "is_read": known.answers is not None,
    }
    if known.answers is not None:
        context |= _said(request, known)
    return render(request, "projects/reports/report.html", context)


def _said(request: PersonRequest, known: KnownReport) -> dict[str, Any]:
    names = lists_of(known.case).departments
    return {
        "asks": asked_for(known),
        "sections": sections(known, measured(known), names) if known.answers else [],
        "before": title_of(known.before) if known.before else "",
        "versions": earlier(known),
        "versions_differ": len(known.versions) > 1,
        "papers": papers(request, known.report),
        "form_url": _form_url(known),
        "timeline": timeline(known),
    }


def _form_url(known: KnownReport) -> str:
    """The whole form: as it stands, or as it was sent where it is written in again and this person only reads."""
    ref, form = known.case.ref, known.report.form
    if known.report.status in OPEN and known.shown is not None:
        return reverse("version", args=[ref, form, known.shown.number])
    return reverse("form", args=[ref, form])


def _notice(known: KnownReport) -> str:
    """What it is that one reads, where that is not the report as it was last sent."""
    report = known.report
    if report.status == ReportStatus.CANCELLED:
        return _("Projektet slutade före perioden. Rapporten behövs inte.")
    if known.is_draft:
        if not known.answers:
            return _("Ingen har börjat skriva.")
        return _("Så här ser rapporten ut nu. Den är inte skickad än.") if not report.sent_at else _(
            "Så här ser rapporten ut nu, medan den kompletteras. Det som skickades finns under Tidigare versioner."
        )  # fmt: skip
    if known.answers is None:
        return _("Rapporten är inte skickad än. När %(who)s har skickat den kan du läsa den här.") % {
            "who": sender_inside(known.case.process)
        }
    if report.status in OPEN and report.sent_at:
        return _("Så här skickades rapporten %(day)s. Den kompletteras nu.") % {"day": day(report.sent_at)}
    return ""


@person_page
def by_id(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """To the report's numbered address: a work item knows only its id."""
    found = get_object_or_404(Report, pk=pk, project=project_or_404(request, ref))
    return redirect("project-report", ref, found.number)
