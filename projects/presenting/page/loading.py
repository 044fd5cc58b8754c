"""Fetching a project with everything its page shows, in as few queries as that takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from applications.content.answers import Answers
from applications.models import Case, Part
from applications.presenting.loading import Known
from projects.health import Health, health_of
from projects.models import (
    Change,
    Evaluation,
    FollowUp,
    Indicator,
    Measurement,
    Project,
    Report,
    ResultsRequest,
    ScaleUp,
)
from projects.models.report import RECEIVED
from projects.presenting.going import figures_at_hand
from projects.presenting.reports.loading import reports_of
from projects.rights import follow_up_writer
from projects.sight import reads_drafts
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.standing import Standing

MOST_PERIODS = 4  # reports whose values stand beside each other


@dataclass(frozen=True)
class KnownProject:
    """A project as one person reads it. ``answers`` by form: the description's and the latest report's.

    ``measured``: the latest reports' values by report and indicator. ``items``: what waits, nearest first.
    """

    project: Project
    standing: Standing
    reports: tuple[Report, ...]
    indicators: tuple[Indicator, ...]
    measured: Mapping[tuple[int, int], Measurement]
    answers: Mapping[str, Answers]
    changes: tuple[Change, ...]
    requests: tuple[ResultsRequest, ...]
    items: tuple[WorkItem, ...]
    health: Health | None

    @property
    def case(self) -> Case:
        case: Case = self.project.case
        return case

    @property
    def evaluation(self) -> Evaluation | None:
        return getattr(self.project, "evaluation", None)

    @property
    def scale_up(self) -> ScaleUp | None:
        return getattr(self.project, "scale_up", None)

    @property
    def follow_up(self) -> FollowUp | None:
        return getattr(self.project, "follow_up", None)

    @property
    def reads_drafts(self) -> bool:
        return reads_drafts(self.standing, self.project)

    @property
    def received(self) -> list[Report]:
        """The reports that have been sent, the latest first."""
        return [one for one in reversed(self.reports) if one.status in RECEIVED]

    @property
    def latest(self) -> Report | None:
        return next(iter(self.received), None)

    @property
    def late(self) -> list[Report]:
        """The reports that should have been sent."""
        today = clock.today()
        return [one for one in self.reports if one.is_late(today)]

    def may_read(self, thing: Project | Report | Evaluation | FollowUp) -> bool:
        """Whether the person reads that form: when it has been sent, or as one who reads the drafts."""
        if isinstance(thing, FollowUp) and follow_up_writer(thing, self.standing):
            return True
        sent = thing.sent_at if isinstance(thing, Report) else thing.submitted_at
        return sent is not None or self.reads_drafts

    @property
    def as_case(self) -> Known:
        """The case as its own pages know it, without the steps behind it."""
        conflicts = tuple(one for one in self.case.conflicts.all() if one.retracted_at is None)
        return Known(self.case, self.standing, (), conflicts, (), is_followed=False)


def known_project(standing: Standing, project: Project) -> KnownProject:
    """Everything: a constant number of queries, however many reports, measures and events there are."""
    reports = tuple(one for one in reports_of(project) if one.status != "new")
    received = [one for one in reversed(reports) if one.status in RECEIVED]
    rows = Measurement.objects.filter(report__in=[one.pk for one in received[:MOST_PERIODS]])
    measured = {(row.report_id, row.indicator_id): row for row in rows}
    indicators = tuple(project.indicators.order_by("number"))
    answers = _answers(project, received[0].form if received else "")
    latest = received[0].pk if received else 0
    of_latest = [(one, measured.get((latest, one.pk))) for one in indicators]
    figures = figures_at_hand(project, standing.day, reports, of_latest, answers.get(project.form, {}))
    return KnownProject(
        project=project,
        standing=standing,
        reports=reports,
        indicators=indicators,
        measured=measured,
        answers=answers,
        changes=tuple(_of(project, project.changes.order_by("number"))),
        requests=tuple(_of(project, project.results_requests.select_related("body").order_by("-id"))),
        items=_items(project),
        health=health_of(figures) if figures else None,
    )


def _answers(project: Project, latest: str) -> dict[str, Answers]:
    """By form: the description's living parts and all of the latest report."""
    living = [part.key for part in project.parts if part.living]
    wanted = Q(form=latest) | Q(form=project.form, key__in=living)
    found: dict[str, Answers] = {}
    for part in Part.objects.filter(wanted, case=project.case_id).only("form", "key", "answers"):
        found.setdefault(part.form, {})[part.key] = part.answers
    return found


def _of(project: Project, rows: Any) -> Any:
    """The rows, each with the project and the case at hand."""
    for row in rows:
        row.project, row.case = project, project.case
        yield row


def _items(project: Project) -> tuple[WorkItem, ...]:
    """What waits in the project, the nearest day first."""
    items = WorkItem.objects.open().filter(case=project.case_id).exclude(thing__startswith="applications.")
    found = list(items.select_related("body", "department", "person"))
    for item in found:
        item.case = project.case
    return tuple(sorted(found, key=lambda item: (item.due is None, item.due or clock.today(), item.pk)))
