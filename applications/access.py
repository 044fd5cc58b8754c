"""Which cases a person may see. What the person may do to them is the policy's matter."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from applications.models import Case, CaseStatus
from socinv.organisation.standing import Standing


def visible_cases(standing: Standing | None) -> QuerySet[Case]:
    """Submitted cases for all who sit, work or decide in the municipality; drafts for those who write or coordinate
    them; and for an invited expert or co-writer the very case of the invitation."""
    if standing is None or not standing.is_affiliated:
        return Case.objects.none()
    mine = Case.objects.filter(municipality=standing.municipality)
    if standing.is_system or standing.is_coordinator:
        return mine
    seen = Q(pk__in=())
    if standing.is_insider:
        seen |= Q(serial__isnull=False)
    if standing.departments:
        seen |= Q(department__in=list(standing.departments))
    if not standing.is_insider or standing.grants:
        seen |= Q(idea__in=standing.granted("review_idea"))
        seen |= Q(application__in=standing.granted("write_application") | standing.granted("review_application"))
    return mine.filter(seen)


def may_read(standing: Standing, case: Case, form: str) -> bool:
    """Whether the person may read the form as it is being written: writers and coordinators, and after it has been
    sent in everyone who sees the case. An expert invited to the idea sees the idea only (SUN-20)."""
    thing = getattr(case, form, None)
    if thing is None:
        return False
    if standing.is_system or standing.is_coordinator or case.department_id in standing.departments:
        return True
    if form == "application" and (
        {("write_application", thing.pk), ("review_application", thing.pk)} & standing.grants
    ):
        return True
    if not standing.is_insider:
        application = getattr(case, "application", None)
        return form == "idea" and (
            ("review_idea", thing.pk) in standing.grants
            or (application is not None and ("write_application", application.pk) in standing.grants)
        )
    return thing.submitted_at is not None


def may_read_figures(standing: Standing, case: Case) -> bool:
    """Whether the person may read what the case costs: a draft's figures are for those who write it, and one invited
    to a single thing reads them there. Asks nothing of the database, for lists."""
    if standing.is_system or standing.is_coordinator or case.department_id in standing.departments:
        return True
    under_review = case.status != CaseStatus.OPEN or case.stage.startswith("application.")
    return standing.is_insider and under_review
