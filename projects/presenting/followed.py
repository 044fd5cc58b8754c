"""The projects as those who follow them see them: one row a project, in a constant number of queries (SUN-03)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from projects.health import STATUS_WORDS, Figures, Health, health_of
from projects.models import Change, Project, ProjectStatus, Report
from projects.models.report import RECEIVED
from projects.presenting.going import JUDGED, figures_of
from projects.presenting.promised import ENDED, promised_by_case
from projects.presenting.yearly import NOTHING, Year, granted_by_year, spent_by_year, years_of
from projects.sight import visible_projects
from socinv.organisation.standing import Standing
from socinv.organisation.swedish_order import swedish

FOLLOWED = (ProjectStatus.PLANNED, *JUDGED, *ENDED)
READ = ("project", "number", "status", "period_to", "spent", "forecast", "girls", "boys", "other")


@dataclass(frozen=True)
class Followed:
    """A project, what its sent reports say, and how it goes; only one that goes on has figures and a health.

    ``promised`` is the application's saving in SEK a year.
    """

    project: Project
    reports: tuple[Report, ...] = ()
    figures: Figures | None = None
    health: Health | None = None
    promised: Decimal | None = None

    @property
    def latest(self) -> Report | None:
        return self.reports[-1] if self.reports else None

    @property
    def is_going(self) -> bool:
        return self.project.status in JUDGED

    @property
    def has_ended(self) -> bool:
        return self.project.status in ENDED

    @property
    def spent(self) -> Decimal | None:
        """What is spent so far, in SEK, as the latest report says."""
        return self.latest.spent if self.latest else None

    @property
    def share_spent(self) -> Decimal | None:
        """The part of the budget that is spent."""
        return self.spent / self.project.budget if self.spent is not None and self.project.budget else None

    @property
    def late_since(self) -> date | None:
        """The day that the oldest late report was due."""
        return self.figures.late_since if self.figures else None

    @property
    def status_word(self) -> str:
        return str(STATUS_WORDS[self.health.status]) if self.health else ""


def followed(standing: Standing, day: date) -> list[Followed]:
    """Every project that has been granted and is seen by the person, in the order of the names."""
    rows = visible_projects(standing).filter(status__in=FOLLOWED).defer("case__search")
    projects = list(rows.select_related("case__department", "evaluation", "scale_up").order_by(swedish("case__title")))
    reports, figures, promised = _received(projects), figures_of(projects, day), promised_by_case(projects)
    return [
        Followed(
            one, tuple(reports[one.pk]), figures.get(one.pk), health_of(figures[one.pk]) if one.pk in figures else None,
            promised.get(one.case_id),
        )
        for one in projects
    ]  # fmt: skip


def _received(projects: Sequence[Project]) -> dict[int, list[Report]]:
    """The reports that were sent, in order, by project."""
    found: dict[int, list[Report]] = defaultdict(list)
    rows = Report.objects.filter(project__in=[one.pk for one in projects], status__in=RECEIVED)
    for report in rows.order_by("number").only(*READ):
        found[report.project_id].append(report)
    return found


def money_by_year(rows: Sequence[Followed]) -> tuple[Year, ...]:
    """Granted, by the year of the decision, and spent, by the reports, of all the projects: one query."""
    decisions = [
        (row.project.case.decided_on, row.project.first_budget or NOTHING)
        for row in rows
        if row.project.case.decided_on is not None
    ]
    spent = (spent_by_year((report.period_to, report.spent) for report in row.reports) for row in rows)
    return years_of(granted_by_year([*decisions, *_changes(rows)]), spent)


def _changes(rows: Sequence[Followed]) -> Iterable[tuple[date, Decimal]]:
    """What has been added to or taken from the grants since, as decided."""
    given = {row.project.pk: row.project.case.decided_on for row in rows}
    changes = Change.objects.filter(project__in=given, status="decided", outcome="granted", amount__isnull=False)
    for change in changes.exclude(kind="early-end").only("project", "decided_on", "amount"):
        since = given[change.project_id]
        if change.decided_on and change.amount is not None and (since is None or change.decided_on >= since):
            yield change.decided_on, change.amount
