"""Which projects a person may see, and what of one that is still being written."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from applications import access
from applications.models import Case
from projects.models import Project
from projects.rights import has_seat
from socinv.organisation.models import OF_ONE_PROJECT, Membership
from socinv.organisation.standing import Standing


def visible_projects(standing: Standing | None) -> QuerySet[Project]:
    """Every project for those who sit, work or decide in the municipality; for others those they have a seat in."""
    if standing is None or not standing.is_affiliated:
        return Project.objects.none()
    mine = Project.objects.filter(municipality=standing.municipality).exclude(status__in=("new", "shelved"))
    if standing.is_system or standing.is_insider:
        return mine
    return mine.filter(_with_seat(standing))


def _groups(standing: Standing) -> list[int]:
    return [seat.body for seat in standing.seats if seat.kind in OF_ONE_PROJECT]


def _with_seat(standing: Standing) -> Q:
    groups = _groups(standing)
    return Q(steering_group__in=groups) | Q(project_group__in=groups) if groups else Q(pk__in=())


def reads_drafts(standing: Standing, project: Project) -> bool:
    """Whether the person reads what the project has not sent: its own people, the coordinators, the department."""
    return (
        standing.is_system
        or standing.is_coordinator
        or project.case.department_id in standing.departments
        or has_seat(project, standing)
    )


def reads_drafts_of(standing: Standing, case: Case) -> bool:
    """The same of a case at hand; the database is asked only for one who has a seat in some project."""
    if standing.is_system or standing.is_coordinator or case.department_id in standing.departments:
        return True
    return bool(_groups(standing)) and Project.objects.filter(_with_seat(standing), case=case).exists()


def _cases_of(standing: Standing) -> Q:
    """The cases whose projects the person has a seat in."""
    if not _groups(standing):
        return Q(pk__in=())
    return Q(pk__in=Project.objects.filter(_with_seat(standing)).values("case"))


def _people_of(case: Case, day: date) -> Q:
    """The people who have a seat in the case's project on the day."""
    of_case = Q(body__steers__case=case) | Q(body__runs__case=case)
    return Q(pk__in=Membership.objects.on(day).filter(of_case).values("person"))


access.let_in(_cases_of, _people_of)
