"""A project's repayment plan in each situation of its table: under a guideline that makes the plan at closing, and
under one that decides it with the application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from applications.models import Case
from projects.models import Evaluation, Project
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.organisation.models import User
from tests.matrix import bringing as to
from tests.matrix.cast import Cast
from tests.matrix.plan_words import plan_words
from tests.repayment.granted import a_saving, with_application
from tests.repayment.plans import a_row, at_closing

Build = Callable[[Cast, Project], Any]
DECIDER, REPORTER = "management-group.chair", "coordination.method"


def _repaying(cast: Cast, project: Project, process: Process | None = None) -> Project:
    """The case is of a municipality that has that guideline, and was granted without the plan it had."""
    Case.objects.filter(pk=project.case_id).update(process_slug=(process or at_closing()).slug)
    to.without_plan(project)
    return to.fresh(project)


def _new(cast: Cast, project: Project) -> Plan:
    project = to.reports_in(cast, _repaying(cast, project))
    return Plan(municipality_id=project.municipality_id, case=project.case, project=project)


def _awaited(cast: Cast, project: Project) -> Plan:
    _over(to.evaluated(cast, _repaying(cast, project)))
    return Plan.objects.select_related("project", "case").get(project=project)


def _over(project: Project) -> None:
    """The project is said to have ended two years ago: there are years that are over."""
    ended = clock.today() - timedelta(days=2 * 366)
    Project.objects.filter(pk=project.pk).update(starts=ended - timedelta(days=300), ends=ended)


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


def _granted(cast: Cast, project: Project) -> Plan:
    """Decided with the application, for last year; the project used 100 000 kronor."""
    project = to.evaluated(cast, _repaying(cast, project, with_application()))
    _over(project)
    project = to.fresh(project)
    plan = Plan(municipality_id=project.municipality_id, case=project.case, project=project)
    perform(plan, "stand", by=User.objects.system(), **plan_words(cast, plan, "stand"))
    return Plan.objects.get(pk=plan.pk)


def _overpaid(cast: Cast, project: Project) -> Plan:
    plan = EVEN(cast, project)
    Evaluation.objects.filter(project=plan.project_id).update(spent=Decimal(60_000))
    return Plan.objects.get(pk=plan.pk)


def _settled(saved: int) -> Build:
    """The only year of the plan, with so much saved of what was used."""

    def build(cast: Cast, project: Project) -> Plan:
        plan = _granted(cast, project)
        year = clock.today().year - 1
        perform(plan, "report_saving", by=cast.person(REPORTER), year=year, rows=[a_saving(cast.house, saved)])
        for verb, by in (("propose_year", REPORTER), ("settle_year", DECIDER)):
            plan = Plan.objects.get(pk=plan.pk)
            perform(plan, verb, by=cast.person(by), **plan_words(cast, plan, verb))
        return Plan.objects.get(pk=plan.pk)

    return build


def _by_system(before: Build, verb: str) -> Build:
    def build(cast: Cast, project: Project) -> Plan:
        plan = before(cast, project)
        perform(plan, verb, by=User.objects.system(), **plan_words(cast, plan, verb))
        return Plan.objects.get(pk=plan.pk)

    return build


EVEN, LEFT = _settled(100_000), _settled(40_000)
REPORTED = _then(_granted, "report_saving", REPORTER)
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
    "granted": _granted,
    "granted-reported": REPORTED,
    "granted-reckoned": _then(REPORTED, "propose_year", REPORTER),
    "settled": EVEN,
    "settled-left": LEFT,
    "settled-beyond": _overpaid,
    "written-off": _then(LEFT, "write_off", DECIDER),
    "proposed": _by_system(_granted, "take_back"),
}
