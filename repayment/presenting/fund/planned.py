"""What the forecasts stand on: the years that the grants were planned for, and what the latest reports expect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from projects.models import Project, ProjectStatus, Report
from projects.models.report import RECEIVED
from repayment.fund.years import Planned
from repayment.presenting.fund.forecast import ForecastYear, forecast
from repayment.presenting.fund.project_money import ProjectMoney
from repayment.shares import KRONA, NONE, divide

OVER = (ProjectStatus.EVALUATED, ProjectStatus.CLOSED, ProjectStatus.ENDED)


def forecasts(
    projects: Sequence[Project], money: Mapping[int, ProjectMoney], planned: Sequence[Planned], this_year: int
) -> dict[int, tuple[ForecastYear, ...]]:
    """Each project's years, by its id: one query however many they are."""
    reported, years = _reported(projects), _years(planned)
    return {one.pk: _of(one, money[one.pk], years[one.pk], reported.get(one.pk), this_year) for one in projects}


def _of(
    project: Project, money: ProjectMoney, years: Mapping[int, Decimal], reported: Decimal | None, this_year: int
) -> tuple[ForecastYear, ...]:
    """What was granted is spread as the years were planned; a project that was running when the ledger began had used
    the rest of its budget before, and its reports speak of that too."""
    granted = max(NONE, money.granted)
    before = max(NONE, (project.budget or NONE) - granted)
    parts = {year: part for year, part in divide(granted, years, KRONA).items() if part}
    return forecast(
        parts, money.used_by_year, this_year, reported=None if reported is None else max(NONE, reported - before),
        is_over=project.status in OVER,
    )  # fmt: skip


def _years(planned: Sequence[Planned]) -> dict[int, dict[int, Decimal]]:
    """What was granted for each year, by project."""
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for one in planned:
        found[one.project][one.year] = one.granted
    return found


def _reported(projects: Sequence[Project]) -> dict[int, Decimal]:
    """What the latest sent report that says it expects of the whole project, in SEK: one query."""
    reports = Report.objects.filter(
        project__in=[one.pk for one in projects], status__in=RECEIVED, forecast__isnull=False
    ).order_by("number")
    return {project: amount for project, amount in reports.values_list("project", "forecast") if amount is not None}
