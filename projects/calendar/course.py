"""The first and the last day of each project, as they are decided now."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from projects.calendar import kinds
from projects.calendar.entries import Asked, Entry, Source, register_source
from projects.models import Project


def entries(asked: Asked) -> Iterable[Entry]:
    """No query but the projects'. A day that is somebody's turn stands there as that: the key is the same."""
    for project in asked.projects:
        owners = (project.steering_group_id, project.project_group_id, project.case.department.committee_id)
        handlers = (project.case.coordinator_method_id, project.case.coordinator_evaluation_id)
        if asked.wants(owners, handlers, (project.case.department_id,)):
            yield from _of(asked, project)


def _of(asked: Asked, project: Project) -> Iterable[Entry]:
    begun = project.status != "planned"
    days = (
        ("start", project.starts, _("Projektet började") if begun else _("Projektet börjar"), not begun),
        ("begin_closing", project.ends, _ending(asked, project), project.status == "running"),
    )
    for verb, on, title, is_open in days:
        late = is_open and on is not None and on < asked.today
        if on is not None and asked.shows(on, late=late):
            yield Entry(
                key=f"projects.project {project.pk} {verb} {on}", kind=kinds.COURSE, day=on, title=title,
                place=str(project.case), place_url=project.get_absolute_url(), number=project.case.regnr, is_late=late,
            )  # fmt: skip


def _ending(asked: Asked, project: Project) -> str:
    if project.status == "ended":
        return _("Projektet slutade i förtid")
    passed = project.ends is not None and project.ends < asked.today and project.status != "running"
    return _("Projektet slutade") if passed else _("Projektet slutar")


register_source(Source((kinds.COURSE,), entries))
