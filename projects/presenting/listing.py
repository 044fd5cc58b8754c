"""The list of projects: each with how it goes, when it ends, what it has cost and its next report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.listing.columns import Column
from projects.health import STATUS_WORDS, WORST_FIRST, Health
from projects.models import Project, ProjectStatus, Report, Verdict
from projects.models.report import OPEN, RECEIVED
from projects.presenting.going import health_by_project
from projects.presenting.marks import VERDICT_MARKS
from projects.sight import visible_projects
from socinv.lifecycle import clock
from socinv.organisation.models import Membership
from socinv.organisation.standing import Standing
from socinv.organisation.swedish_order import swedish

ORDER: dict[str, int] = {
    status: place
    for place, status in enumerate((
        ProjectStatus.RUNNING, ProjectStatus.CLOSING, ProjectStatus.PLANNED, ProjectStatus.EVALUATED,
        ProjectStatus.CLOSED, ProjectStatus.ENDED,
    ))
}  # fmt: skip
LAST = len(WORST_FIRST)


@dataclass(frozen=True)
class Row:
    """A line of the list. ``health`` is None for a project that is not judged by its reports."""

    project: Project
    leader: str
    health: Health | None
    spent: Decimal | None
    report: Report | None
    """The oldest report that is not sent: the next one, or the late one."""
    day: date

    @property
    def status_word(self) -> str:
        return str(ProjectStatus(self.project.status).label)

    @property
    def mark(self) -> str:
        """The shape of how it goes, or of how it went."""
        if self.health:
            return self.health.status
        return VERDICT_MARKS[Verdict(self.verdict)] if self.verdict else ""

    @property
    def word(self) -> str | Promise:
        if self.health:
            return STATUS_WORDS[self.health.status]
        return Verdict(self.verdict).label if self.verdict else ""

    @property
    def why(self) -> str:
        return self.health.reasons[0] if self.health else ""

    @property
    def verdict(self) -> str:
        evaluation = getattr(self.project, "evaluation", None)
        return evaluation.verdict if evaluation else ""

    @property
    def is_late(self) -> bool:
        return self.report is not None and self.report.is_late(self.day)


COLUMNS = (
    Column(_("Projekt"), lambda row: str(row.project.case), sort="title"),
    Column(_("Projektledare"), lambda row: row.leader, sort="leader"),
    Column(_("Läge"), lambda row: row.status_word, sort="status"),
    Column(_("Hur det går"), lambda row: row.word, sort="going"),
    Column(_("Därför"), lambda row: row.why),
    Column(_("Slutar"), lambda row: row.project.ends, kind="day", sort="ends"),
    Column(_("Förbrukat, tkr"), lambda row: row.spent, kind="money", sort="spent"),
    Column(_("Rapport senast"), lambda row: row.report and row.report.due, kind="day", sort="report"),
)


def rows(standing: Standing, chosen: Mapping[str, str]) -> list[Row]:
    """Every project the person sees that the filters let through, by name: a constant number of queries."""
    found = visible_projects(standing).select_related("case__department", "evaluation").defer("case__search")
    if "status" in chosen:
        found = found.filter(status=chosen["status"])
    if "department" in chosen:
        found = found.filter(case__department__key=chosen["department"])
    projects, today = list(found.order_by(swedish("case__title"), "id")), clock.today()
    leaders, health = _leaders(projects, today), health_by_project(projects, today)
    spent, waiting = _spent(projects), _waiting(projects)
    return [
        Row(one, leaders.get(one.project_group_id, ""), health.get(one.pk), spent.get(one.pk), waiting.get(one.pk),
            today)
        for one in projects
    ]  # fmt: skip


def _leaders(projects: Sequence[Project], today: date) -> dict[int, str]:
    """Who chairs each project group today, by the group."""
    held = Membership.objects.on(today).filter(body__in=[one.project_group_id for one in projects], role="chair")
    names: dict[int, list[str]] = defaultdict(list)
    for group, name in held.order_by("starts", "pk").values_list("body", "person__name"):
        names[group].append(name)
    return {group: ", ".join(found) for group, found in names.items()}


def _spent(projects: Sequence[Project]) -> dict[int, Decimal | None]:
    """What each project has cost by its evaluation, or else by its latest report."""
    reports = Report.objects.filter(project__in=[one.pk for one in projects], status__in=RECEIVED)
    latest = reports.order_by("project", "-number").distinct("project").values_list("project", "spent")
    found: dict[int, Decimal | None] = dict(latest)
    for one in projects:
        evaluation = getattr(one, "evaluation", None)
        if evaluation is not None and evaluation.verdict and evaluation.spent is not None:
            found[one.pk] = evaluation.spent
    return found


def _waiting(projects: Sequence[Project]) -> dict[int, Report]:
    """The oldest report of each project that is not sent."""
    reports = Report.objects.filter(project__in=[one.pk for one in projects], status__in=OPEN)
    fields = ("project", "number", "status", "due")
    return {one.project_id: one for one in reports.order_by("-number").only(*fields)}


def _later_than_all(day: date | None) -> date:
    return day or date.max


SORTS: dict[str, Callable[[Row], Any]] = {
    "title": lambda row: 0,
    "leader": lambda row: (not row.leader, row.leader.lower()),
    "status": lambda row: ORDER[row.project.status],
    "going": lambda row: WORST_FIRST.index(row.health.status) if row.health else LAST,
    "ends": lambda row: _later_than_all(row.project.ends),
    "spent": lambda row: -1 if row.spent is None else row.spent,
    "report": lambda row: _later_than_all(row.report.due if row.report else None),
}


def in_order(found: Sequence[Row], sort: str) -> list[Row]:
    """By a column's key, ``-key`` the other way, by name among equals; else those that run first, the worst first."""
    key = SORTS.get(sort.removeprefix("-"))
    if key is None:
        return sorted(found, key=lambda row: (SORTS["status"](row), SORTS["going"](row)))
    if sort == "-title":
        return list(reversed(found))
    return sorted(found, key=key, reverse=sort.startswith("-"))
