"""Activities and milestones of the projects' plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import day
from applications.form_kinds import kind_of
from applications.models import Part
from projects.calendar import kinds
from projects.calendar.entries import Asked, Entry, Source, register_source
from projects.models import Project
from projects.models.project import LIVE
from socinv.presentation import dates


def entries(asked: Asked) -> Iterable[Entry]:
    """One query more than the projects': the plans of those whose description the person may read."""
    may_read = kind_of("project").may_read
    read = {
        one.case_id: one
        for one in asked.projects
        if may_read is not None
        and may_read(asked.standing, one)
        and asked.wants((one.steering_group_id, one.project_group_id))
    }
    fields = {case: _fields(project) for case, project in read.items()}
    keys = {key for pairs in fields.values() for key, _field in pairs}
    for part in Part.objects.filter(case__in=list(read), form="project", key__in=keys).order_by("case", "key"):
        for key, field in fields[part.case_id]:
            for row in part.answers.get(field) or () if key == part.key else ():
                yield from _of_row(asked, read[part.case_id], f"{key} {field}", row)


def _fields(project: Project) -> list[tuple[str, str]]:
    """Where the plan is: the parts and fields of the description that hold activities."""
    return [(part.key, field.key) for part in project.parts for field in part.field if field.kind == "activities"]


def _of_row(asked: Asked, project: Project, where: str, row: Mapping[str, Any]) -> Iterable[Entry]:
    """A milestone on its day; an activity on the day it begins and the day it ends."""
    starts, ends, what = day(row.get("starts")), day(row.get("ends")), str(row.get("what") or "").strip()
    waits = project.status in LIVE and row.get("state") != "done"
    key = f"projects.project {project.pk} {where} {row.get('id')}"
    if starts is None or not what:
        return
    if ends is None or ends == starts:
        title = _("Milstolpe: %(what)s") if ends is None else _("Aktivitet: %(what)s")
        yield from _dated(asked, project, f"{key} day", starts, title % {"what": what}, row, waits)
        return
    not_begun = waits and row.get("state") == "todo" and ends >= asked.today
    title = _("%(what)s börjar") % {"what": what}
    yield from _dated(asked, project, f"{key} starts", starts, title, row, not_begun, ends)
    yield from _dated(asked, project, f"{key} ends", ends, _("%(what)s slutar") % {"what": what}, row, waits)


def _dated(
    asked: Asked, project: Project, key: str, on: date, title: str, row: Mapping[str, Any], waits: bool,
    until: date | None = None,
) -> Iterable[Entry]:  # fmt: skip
    late = waits and on < asked.today
    dropped = project.status not in LIVE and project.ends is not None and on > project.ends
    if dropped or not asked.shows(on, late=late):
        return
    who = str(row.get("who") or "").strip()
    yield Entry(
        key=key, kind=kinds.PLAN, day=on, title=title, place=str(project.case), place_url=project.get_absolute_url(),
        number=project.case.regnr, who=_("%(who)s ansvarar.") % {"who": who} if who else "",
        note=_("Till %(day)s.") % {"day": dates.day(until)} if until else "", is_late=late,
        done=_("klart") if row.get("state") == "done" and not key.endswith("starts") else "",
    )  # fmt: skip


register_source(Source((kinds.PLAN,), entries))
