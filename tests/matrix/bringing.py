"""A project brought from where it is ready to start to where a table wants it, as people would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from applications.models import Case, Part, Step
from projects.models import Project, ScaleUp
from repayment.models import ExpectedSaving, PlanRow, PlanVersion
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Body
from tests.factories import acts
from tests.factories.projects import a_submitted_evaluation, ask_change, decide_change, judge
from tests.matrix.cast import Cast
from tests.matrix.seats import leave

Bring = Callable[[Cast, Project], Project]


def fresh(project: Project) -> Project:
    return Project.objects.select_related("case", "steering_group", "project_group").get(pk=project.pk)


def ready(cast: Cast, project: Project) -> Project:
    return project


def without(**what: Any) -> Bring:
    def bring(cast: Cast, project: Project) -> Project:
        Project.objects.filter(pk=project.pk).update(**what)
        return fresh(project)

    return bring


def unwritten(cast: Cast, project: Project) -> Project:
    Part.objects.filter(case=project.case, form="project", key="risks").delete()
    return project


def without_owner(cast: Cast, project: Project) -> Project:
    leave(cast, "project.owner")
    return project


def without_plan(project: Project) -> None:
    """As if the grant had decided nothing of repayment: the rows are gone that nobody may delete."""
    versions = list(PlanVersion.objects.filter(plan__project=project).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in (PlanRow, ExpectedSaving):
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE version_id = ANY(%s)", [versions])  # noqa: S608
        cursor.execute("DELETE FROM repayment_planversion WHERE id = ANY(%s)", [versions])
        cursor.execute("DELETE FROM repayment_plan WHERE project_id = %s", [project.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")


def just_granted(cast: Cast, project: Project) -> Project:
    """As it is for a moment when the grant has just been given: nobody has a seat in it yet."""
    without_plan(project)
    project.indicators.all().delete()
    Project.objects.filter(pk=project.pk).delete()
    groups = {
        f"{kind}_group": Body.objects.create(
            municipality_id=project.municipality_id, key=kind, kind=f"{kind}-group", name=kind
        )
        for kind in ("steering", "project")
    }
    case = Case.objects.get(pk=project.case_id)
    return Project(municipality_id=project.municipality_id, case=case, **groups)


def shelved(cast: Cast, project: Project) -> Project:
    """Only a project in which nothing has been done is shelved: so the decision is said to be of this moment."""
    decision = Step.objects.filter(case=project.case, key="decision", status="answered")
    decision.update(answered_at=clock.now())
    acts.reopen(cast.house, decision.get())
    return fresh(project)


def running(cast: Cast, project: Project) -> Project:
    perform(project, "start", by=cast.person("project.owner"), day=clock.today())
    return fresh(project)


def change_asked(cast: Cast, project: Project) -> Project:
    ask_change(cast.house, running(cast, project))
    return fresh(project)


def closing(cast: Cast, project: Project) -> Project:
    perform(running(cast, project), "begin_closing", by=cast.person("project.owner"))
    return fresh(project)


def reports_in(cast: Cast, project: Project) -> Project:
    """Closing, and every report accepted: said in the database, where it takes no time."""
    closing(cast, project)
    project.reports.all().update(status="accepted", sent_at=clock.now())
    return fresh(project)


def evaluated(cast: Cast, project: Project) -> Project:
    judge(cast.house, a_submitted_evaluation(cast.house, reports_in(cast, project)))
    return fresh(project)


def closed(cast: Cast, project: Project) -> Project:
    dropped(cast, project)
    return fresh(project)


def ended(cast: Cast, project: Project) -> Project:
    end(cast, running(cast, project))
    return fresh(project)


def end(cast: Cast, project: Project) -> None:
    decide_change(cast.house, ask_change(cast.house, project, "early-end", ends=clock.today()))


def awaited(cast: Cast, project: Project) -> ScaleUp:
    return ScaleUp.objects.get(project=evaluated(cast, project))


def dropped(cast: Cast, project: Project) -> ScaleUp:
    scale_up = awaited(cast, project)
    chair, day = cast.person("management-group.chair"), clock.today()
    perform(scale_up, "drop", by=chair, proposal="Det gav ingen effekt.", day=day, item="23")
    return scale_up
