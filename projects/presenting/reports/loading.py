"""Fetching a report with everything its page shows, in as few queries as that takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from applications.content.answers import Answers
from applications.models import Part, Version
from projects.models import Indicator, Measurement, Project, Report
from projects.models.report import OPEN, RECEIVED
from projects.sight import reads_drafts
from socinv.lifecycle.models import WorkItem
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class KnownReport:
    """A report as one person may read it.

    ``reports`` are all of the project's; ``answers`` is None where the person reads nothing of it yet. ``shown`` is
    the version they are of, or None for what is being written.
    """

    report: Report
    standing: Standing
    reports: tuple[Report, ...]
    items: tuple[WorkItem, ...]
    versions: tuple[Version, ...]
    shown: Version | None
    answers: Answers | None

    @property
    def project(self) -> Project:
        return self.report.project

    @property
    def case(self) -> Any:
        return self.report.case

    @property
    def before(self) -> Report | None:
        """The latest report before this one that has been received."""
        earlier = [one for one in self.reports if one.number < self.report.number and one.status in RECEIVED]
        return earlier[-1] if earlier else None

    @property
    def is_draft(self) -> bool:
        """What is shown is still being written."""
        return self.answers is not None and self.shown is None


def reports_of(project: Project) -> tuple[Report, ...]:
    """All of the project's reports, in order: one query."""
    found = tuple(project.reports.order_by("number"))
    for one in found:
        one.project, one.case = project, project.case
    return found


def known_report(standing: Standing, report: Report, reports: tuple[Report, ...]) -> KnownReport:
    """The report with its work items and versions. Its own people read what they write, others what was sent."""
    case = report.case
    items = WorkItem.objects.open().filter(thing=report._meta.label_lower, thing_id=report.pk)
    waiting = tuple(items.select_related("body", "department", "person").order_by("person__name", "id"))
    versions = tuple(case.versions.filter(form=report.form).select_related("made_by").order_by("-number"))
    shown = versions[0] if versions else None
    if report.status in OPEN and reads_drafts(standing, report.project):
        prefetch_related_objects([case], Prefetch("parts", Part.objects.filter(form=report.form)))
        answers = {part.key: part.answers for part in case.parts.all()}
        return KnownReport(report, standing, reports, waiting, versions, None, answers)
    return KnownReport(report, standing, reports, waiting, versions, shown, shown.answers if shown else None)


@dataclass(frozen=True)
class Measured:
    """The project's indicators, and what the report before said of each, by the indicator's id."""

    indicators: tuple[Indicator, ...]
    before: Mapping[int, Measurement]


def measured(known: KnownReport) -> Measured:
    """Two queries, or one where no report came before."""
    rows = Measurement.objects.filter(report=known.before) if known.before else ()
    indicators = tuple(known.project.indicators.order_by("number"))
    return Measured(indicators, {row.indicator_id: row for row in rows})
