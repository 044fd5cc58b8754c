"""What a grant becomes, and what becomes of it when the grant is taken back."""

from __future__ import annotations

from datetime import timedelta

from applications.models import Case
from projects.flow.bodies import new_groups
from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("applications.case", "grant")
def begin_project(case: Case, event: Event) -> None:
    """A granted application becomes a project (4); one that was taken back is taken up again."""
    project = Project.objects.filter(case=case).first() or Project(
        municipality_id=case.municipality_id, case=case, **new_groups(case)
    )
    perform(
        project, "open", by=User.objects.system(), cause=event, starts=case.starts, ends=case.ends,
        budget=case.granted_amount, due=clock.today() + timedelta(days=case.process.project.days),
    )  # fmt: skip


@on("applications.case", "reopen")
def shelve_project(case: Case, event: Event) -> None:
    project = Project.objects.filter(case=case, status="planned").first()
    if project is not None:
        perform(project, "shelve", by=User.objects.system(), cause=event)
