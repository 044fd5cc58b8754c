"""The order to the project leader is made by itself when the project begins, where the process file says so."""

from __future__ import annotations

from projects.documents.kinds import ORDER
from projects.models import Project
from socinv.documents.ordering import order_document
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.organisation.models import User


@on("projects.project", "start")
def order(project: Project, event: Event) -> None:
    """With the schedule of reports, which is made by the same act."""
    if ORDER in project.case.process.project.documents:
        order_document(ORDER, project, by=User.objects.system(), cause=event)
