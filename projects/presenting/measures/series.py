"""The figures of every report that was sent, in order: those of the indicators, the participants and the money."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from projects.models import Indicator, Measurement, Project, Report
from projects.models.report import OPEN
from projects.presenting.reports.heading import title_of
from projects.presenting.reports.loading import reports_of
from socinv.presentation.dates import day


@dataclass(frozen=True)
class Series:
    """An indicator and what each report said of it, the first report first."""

    indicator: Indicator
    values: tuple[tuple[Report, Measurement], ...]

    @property
    def latest(self) -> tuple[Report, Measurement] | None:
        """The last report's word, which may be that the value is missing."""
        return self.values[-1] if self.values else None

    @property
    def known(self) -> tuple[Report, Measurement] | None:
        """The last that has a value."""
        return next((one for one in reversed(self.values) if one[1].value is not None), None)


@dataclass(frozen=True)
class Measures:
    """All that is measured in a project. ``reports`` are those that were sent, with the figures of the last time."""

    project: Project
    reports: tuple[Report, ...]
    series: tuple[Series, ...]

    @property
    def planned(self) -> int:
        """How many the application meant to reach."""
        return (self.project.case.girls or 0) + (self.project.case.boys or 0)


def measures(project: Project) -> Measures:
    """Three queries, however many the indicators and the reports are. The effects come first."""
    sent = tuple(one for one in reports_of(project) if one.sent_at is not None)
    indicators = sorted(project.indicators.all(), key=lambda one: (one.shows != "effect", one.number))
    by_report = {one.pk: one for one in sent}
    values: dict[int, list[tuple[Report, Measurement]]] = defaultdict(list)
    for row in Measurement.objects.filter(report__in=list(by_report)).order_by("report__number"):
        values[row.indicator_id].append((by_report[row.report_id], row))
    return Measures(project, sent, tuple(Series(one, tuple(values[one.pk])) for one in indicators))


def label(report: Report) -> str:
    """Lägesrapport 1, 30 juni 2027; one that has been sent back says so."""
    said = f"{title_of(report)}, {day(report.period_to)}"
    return _("%(report)s, kompletteras") % {"report": said} if report.status in OPEN else said
