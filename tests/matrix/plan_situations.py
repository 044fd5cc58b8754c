"""A project's repayment plan in each situation of its table, under a guideline that makes the plan at closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from applications.models import Case
from projects.models import Project
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.matrix import bringing as to
from tests.matrix.cast import Cast
from tests.matrix.plan_words import plan_words
from tests.repayment.plans import a_row, at_closing

Build = Callable[[Cast, Project], Any]
DECIDER, REPORTER = "management-group.chair", "coordination.method"


def _repaying(cast: Cast, project: Project) -> Project:
    """The case is of a municipality that has that guideline."""
    Case.objects.filter(pk=project.case_id).update(process_slug=at_closing().slug)
    return to.fresh(project)


def _new(cast: Cast, project: Project) -> Plan:
    project = to.reports_in(cast, _repaying(cast, project))
    return Plan(municipality_id=project.municipality_id, case=project.case, project=project)


def _awaited(cast: Cast, project: Project) -> Plan:
    """The project is said to have ended two years ago: there are years that are over."""
    project = to.evaluated(cast, _repaying(cast, project))
    ended = clock.today() - timedelta(days=2 * 366)
    Project.objects.filter(pk=project.pk).update(starts=ended - timedelta(days=300), ends=ended)
    return Plan.objects.select_related("project", "case").get(project=project)


def _decided(*ago: int) -> Build:
    """With a row for each of the years, so many years ago."""

    def build(cast: Cast, project: Project) -> Plan:
        plan = _awaited(cast, project)
        rows = [a_row(cast.house, clock.today().year - years) for years in ago]
        perform(plan, "decide", by=cast.person(DECIDER), rows=rows, reasons="Så mycket sparas.", day=clock.today())
        return Plan.objects.get(pk=plan.pk)

    return build


def _then(before: Build, verb: str, by: str) -> Build:
    def build(cast: Cast, project: Project) -> Plan:
        plan = before(cast, project)
        perform(plan, verb, by=cast.person(by), **plan_words(cast, plan, verb))
        return Plan.objects.get(pk=plan.pk)

    return build


FOLLOWED = _then(_decided(1), "follow_up", REPORTER)
OF_PLANS: dict[str, Build] = {
    "new": _new,
    "awaited": _awaited,
    "decided": _decided(1),
    "decided-not-over": _decided(0),
    "adjusted": _then(_decided(1, 0), "adjust", DECIDER),
    "running": _then(_decided(1, 0), "follow_up", REPORTER),
    "running-followed": FOLLOWED,
    "completed": _then(FOLLOWED, "reconcile", REPORTER),
    "exempt": _then(_awaited, "exempt", DECIDER),
}
