"""Which cases a person may see. What the person may do to them is the policy's matter."""

from __future__ import annotations

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from guardian.models import UserObjectPermission

from applications.models import Application, Case, CaseStatus, Idea
from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, Delegation, Employment, Membership, User
from socinv.organisation.standing import ACTING, Standing

INVITATIONS = ((Idea, ("review_idea",)), (Application, ("write_application", "review_application")))


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


def those_who_see(case: Case) -> QuerySet[User]:
    """Everybody whose visible_cases hold the case today: the same rule, read from the other end."""
    day, here = clock.today(), {"municipality": case.municipality_id}
    seats, jobs = Membership.objects.on(day).filter(**here), Employment.objects.on(day).filter(**here)
    seen = Q(pk__in=seats.filter(body__kind="coordination", role__in=ACTING).values("person"))
    seen |= Q(pk__in=jobs.filter(department=case.department_id).values("person"))
    if case.serial is not None:
        delegations = Delegation.objects.on(day).filter(**here)
        seen |= Q(pk__in=seats.values("person")) | Q(pk__in=jobs.values("person"))
        seen |= Q(pk__in=delegations.values("holder"))
    for form, codenames in INVITATIONS:
        invited = UserObjectPermission.objects.filter(permission__codename__in=codenames)
        things = form.objects.filter(case=case).values(key=Cast("pk", CharField()))
        seen |= Q(pk__in=invited.filter(object_pk__in=things).values("user"))
    doors = Affiliation.objects.filter(**here).values("person")
    return User.objects.filter(seen, pk__in=doors, is_active=True)


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
