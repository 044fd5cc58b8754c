"""Fetching a report of a project that the person may see; anything else is 404."""

from __future__ import annotations

from django.http import Http404

from projects.models import Report
from projects.presenting.reports.loading import reports_of
from projects.views.fetch import project_or_404
from socinv.organisation.web import PersonRequest


def report_or_404(request: PersonRequest, ref: str, number: int) -> tuple[Report, tuple[Report, ...]]:
    """The report and all of the project's: three queries."""
    reports = reports_of(project_or_404(request, ref))
    report = next((one for one in reports if one.number == number), None)
    if report is None:
        raise Http404
    return report, reports
