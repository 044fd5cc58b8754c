"""Seats and delegations on their last day: everybody's for the coordinators, one's own for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Case
from projects.calendar import kinds
from projects.calendar.entries import Asked, Entry, Source, register_source
from projects.models import Project
from socinv.organisation.models import OF_ONE_PROJECT, Delegation, Membership


def seats(asked: Asked) -> Iterable[Entry]:
    """Two queries: the seats, and the projects of those in a project."""
    rows = list(_ending(asked, Membership.objects.all(), "person").select_related("person", "body"))
    groups = [row.body_id for row in rows if row.body.kind in OF_ONE_PROJECT]
    found = Project.objects.filter(Q(steering_group__in=groups) | Q(project_group__in=groups)).select_related("case")
    projects = {group: one for one in found for group in (one.steering_group_id, one.project_group_id)}
    meant = {one.pk for one in asked.projects} if asked.text else None
    for row in rows:
        project = projects.get(row.body_id)
        if (meant is None or (project and project.pk in meant)) and asked.wants((row.body_id,), (row.person_id,)):
            yield from _seat(asked, row, project)


def _seat(asked: Asked, row: Membership, project: Project | None) -> Iterable[Entry]:
    if row.ends is None:
        return
    place: dict[str, Any] = {"place": str(row.body)}
    if project is not None:
        case: Case = project.case
        place = {"place": str(case), "place_url": project.get_absolute_url(), "number": case.regnr}
        place["url"] = reverse("project-people", args=[case.ref]) if asked.standing.is_coordinator else ""
    elif asked.standing.is_coordinator:
        place["url"] = reverse("membership", args=[row.pk])
    yield Entry(
        key=f"organisation.membership {row.pk}", kind=kinds.SEAT, day=row.ends, who=row.person.name + ".",
        title=_("Uppdrag slutar: %(role)s") % {"role": _role(row, project)},
        is_mine=row.person_id == asked.standing.person.pk, **place,
    )  # fmt: skip


def _role(row: Membership, project: Project | None) -> str:
    """Projektledare in a project, as its process calls the seat; else the role in the body."""
    if project is not None:
        for seat in project.case.process.project.seat:
            if (seat.group, seat.role) == (row.body.kind, row.role):
                return seat.title.lower()
    return str(row.get_role_display()).lower()


def delegations(asked: Asked) -> Iterable[Entry]:
    if asked.text:
        return
    for row in _ending(asked, Delegation.objects.all(), "holder").select_related("holder", "body"):
        if row.ends is not None and asked.wants((row.body_id,), (row.holder_id,)):
            yield Entry(
                key=f"organisation.delegation {row.pk}", kind=kinds.SEAT, day=row.ends, title=_("Delegation slutar"),
                url=reverse("delegation", args=[row.pk]) if asked.standing.is_coordinator else "",
                place=str(row.body), who=row.holder.name + ".", is_mine=row.holder_id == asked.standing.person.pk,
            )  # fmt: skip


def _ending(asked: Asked, rows: QuerySet[Any], holder: str) -> Any:
    """Those whose last day is among the days asked for."""
    rows = rows.filter(municipality=asked.standing.municipality, ends__range=(asked.first, asked.last))
    return rows if asked.standing.is_coordinator else rows.filter(**{holder: asked.standing.person.pk})


register_source(Source((kinds.SEAT,), seats))
register_source(Source((kinds.SEAT,), delegations))
