"""How many projects go, from what their latest reports say: a constant number of queries (SUN-03, SUN-33)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import capfirst

from applications.content.answers import Answers
from applications.models import Case, Part
from projects.flow.values import asks_for
from projects.health import Figures, Health, IndicatorFigure, health_of
from projects.models import Indicator, Measurement, Project, ProjectStatus, Report
from projects.models.report import RECEIVED
from projects.outcome import Direction

JUDGED: tuple[str, ...] = (ProjectStatus.RUNNING, ProjectStatus.CLOSING)
HIGH = "high"


def health_by_project(projects: Iterable[Project], day: date) -> dict[int, Health]:
    """The health of those that go on, by the project's id; the others have none. Five queries at most."""
    return {pk: health_of(figures) for pk, figures in figures_of(projects, day).items()}


def figures_of(projects: Iterable[Project], day: date) -> dict[int, Figures]:
    """What the reports say on ``day`` of those that go on, by the project's id."""
    going = [one for one in projects if one.status in JUDGED]
    if not going:
        return {}
    prefetch_related_objects(going, Prefetch("case", Case.objects.defer("search")))
    reports = _reports_of(going, day)
    latest = {pk: found.latest for pk, found in reports.items()}
    indicators = _indicators_of(going, latest)
    risks = _open_high_risks(going)
    return {
        one.pk: _figures(one, day, reports.get(one.pk, _Reports()), indicators[one.pk], risks[one.case_id])
        for one in going
    }


def figures_at_hand(
    project: Project,
    day: date,
    reports: Sequence[Report],
    indicators: Iterable[tuple[Indicator, Measurement | None]],
    answers: Answers,
) -> Figures | None:
    """The same of one project whose rows have been read already: no query. None for one that does not go on.

    ``reports`` in their order, ``indicators`` with what the latest one said, ``answers`` of the description.
    """
    if project.status not in JUDGED:
        return None
    wanted = [one for one in reports if one.status not in ("new", "cancelled")]
    risks = tuple(name for part in project.parts for name in _high(part, answers.get(part.key, {})))
    return _figures(
        project, day, _of_one(wanted, day), tuple(indicator_figure(one, row) for one, row in indicators), risks
    )


@dataclass(frozen=True)
class _Reports:
    """The latest that was sent, when the oldest late one was due, and when the first of all is."""

    latest: Report | None = None
    late_since: date | None = None
    first_due: date | None = None


def _reports_of(going: Sequence[Project], day: date) -> dict[int, _Reports]:
    """By project. A report that is not wanted any more counts as nothing."""
    by_project: dict[int, list[Report]] = defaultdict(list)
    fields = ("project", "number", "status", "period_to", "due", "spent", "forecast", "girls", "boys", "other")
    rows = Report.objects.filter(project__in=[one.pk for one in going]).exclude(status__in=("new", "cancelled"))
    for report in rows.order_by("number").only(*fields):
        by_project[report.project_id].append(report)
    return {pk: _of_one(found, day) for pk, found in by_project.items()}


def _of_one(reports: Sequence[Report], day: date) -> _Reports:
    return _Reports(
        latest=next((one for one in reversed(reports) if one.status in RECEIVED), None),
        late_since=min((one.due for one in reports if one.is_late(day)), default=None),
        first_due=min((one.due for one in reports), default=None),
    )


def _indicators_of(
    going: Sequence[Project], latest: dict[int, Report | None]
) -> dict[int, tuple[IndicatorFigure, ...]]:
    """Every indicator with its value in the latest report, by project."""
    reports = [report.pk for report in latest.values() if report is not None]
    values = {row.indicator_id: row for row in Measurement.objects.filter(report__in=reports)}
    found: dict[int, tuple[IndicatorFigure, ...]] = defaultdict(tuple)
    for one in Indicator.objects.filter(project__in=[one.pk for one in going]).order_by("number"):
        found[one.project_id] += (indicator_figure(one, values.get(one.pk)),)
    return found


def indicator_figure(one: Indicator, row: Measurement | None) -> IndicatorFigure:
    """An indicator and what a report said of it, which may be nothing."""
    return IndicatorFigure(
        name=one.name,
        shows=cast("Literal['effect', 'process']", one.shows),
        baseline=one.baseline,
        target=one.target,
        value=row.value if row else None,
        missing=row.missing if row else "",
        unit=one.unit,
        direction=cast("Direction", one.direction),
    )


def _open_high_risks(going: Sequence[Project]) -> dict[int, tuple[str, ...]]:
    """The risks of the description that its own people call high, by case."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    asked = {(one.case_id, part.key): part for one in going for part in one.parts if _risk_fields(part)}
    written = Part.objects.filter(case__in=[one.case_id for one in going], form=Project.form)
    for row in written.filter(key__in={key for _case, key in asked}).only("case", "key", "answers"):
        part = asked.get((row.case_id, row.key))
        found[row.case_id] += _high(part, row.answers) if part else ()
    return found


def _high(part: Any, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The risks of a part that are called high, by name."""
    rows = [one for field in _risk_fields(part) for one in answers.get(field) or ()]
    return tuple(one["what"] for one in rows if one.get("level") == HIGH and one.get("what"))


def _risk_fields(part: Any) -> list[str]:
    return [field.key for field in part.field if field.kind == "risks"]


def _figures(
    project: Project, day: date, reports: _Reports, indicators: tuple[IndicatorFigure, ...], risks: tuple[str, ...]
) -> Figures:
    latest, case = reports.latest, project.case
    starts = project.starts or day
    return Figures(
        day=day,
        starts=starts,
        ends=project.ends or max(starts, day),
        budget=project.budget,
        spent=latest.spent if latest else None,
        forecast=latest.forecast if latest else None,
        reported_to=latest.period_to if latest else None,
        late_since=reports.late_since,
        indicators=indicators if asks_for(case.process, "values") else (),
        participants=latest.participants if latest else None,
        planned_participants=(case.girls or 0) + (case.boys or 0) or None,
        open_high_risks=risks,
        first_due=reports.first_due,
        report=str(capfirst(case.process.reporting.definite)),
    )
