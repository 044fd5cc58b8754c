"""Which cases a person may see. What the person may do to them is the policy's matter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from guardian.models import UserObjectPermission

from applications.form_kinds import find, kind_of
from applications.models import Application, Case, CaseStatus, Idea, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import OF_ONE_PROJECT, Affiliation, BodyKind, Delegation, Employment, Membership, User
from socinv.organisation.standing import ACTING, Standing

# What an app above lets in besides: the cases of a person, and the people of a case, by the same rule.
WaysIn = tuple[Callable[[Standing], Q], Callable[[Case, date], Q]]
_ways_in: list[WaysIn] = []
INVITATIONS = ((Idea, ("review_idea",)), (Application, ("write_application", "review_application")))
ASKED_HEADS = WorkItem.objects.filter(verb="approve")  # open or done: who was asked may go on reading


def let_in(of_person: Callable[[Standing], Q], of_case: Callable[[Case, date], Q]) -> None:
    """Register one more way to see a case: the cases a person sees by it, and the people who see a case on a day."""
    _ways_in.append((of_person, of_case))


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
    if standing.heads:
        seen |= Q(pk__in=ASKED_HEADS.filter(department__in=list(standing.heads)).values("case"))
    if standing.actors:
        seen |= Q(pk__in=Step.objects.filter(body__in=list(standing.actors)).values("case"))
    seen |= Q(opened_by=standing.person.pk) & ~Q(raised_by="")
    if not standing.is_insider or standing.grants:
        seen |= Q(idea__in=standing.granted("review_idea"))
        seen |= Q(application__in=standing.granted("write_application") | standing.granted("review_application"))
    for of_person, _of_case in _ways_in:
        seen |= of_person(standing)
    return mine.filter(seen)


def those_who_see(case: Case, day: date | None = None) -> QuerySet[User]:
    """Everybody whose visible_cases hold the case today: the same rule, read from the other end."""
    day, here = day or clock.today(), {"municipality": case.municipality_id}
    seats, jobs = Membership.objects.on(day).filter(**here), Employment.objects.on(day).filter(**here)
    seen = Q(pk__in=seats.filter(body__kind="coordination", role__in=ACTING).values("person"))
    seen |= Q(pk__in=jobs.filter(department=case.department_id).values("person"))
    if case.serial is not None:
        delegations = Delegation.objects.on(day).filter(**here)
        lasting = seats.exclude(body__kind__in=(*OF_ONE_PROJECT, BodyKind.ACTOR))
        seen |= Q(pk__in=lasting.values("person")) | Q(pk__in=jobs.values("person"))
        seen |= Q(pk__in=delegations.values("holder"))
    asked = ASKED_HEADS.filter(case=case).values("department")
    seen |= Q(pk__in=jobs.filter(department__in=asked, is_head=True).values("person"))
    seen |= Q(pk__in=seats.filter(body__kind=BodyKind.ACTOR, body__steps__case=case).values("person"))
    seen |= Q(pk__in=Case.objects.filter(pk=case.pk).exclude(raised_by="").values("opened_by"))
    for form, codenames in INVITATIONS:
        invited = UserObjectPermission.objects.filter(permission__codename__in=codenames)
        things = form.objects.filter(case=case).values(key=Cast("pk", CharField()))
        seen |= Q(pk__in=invited.filter(object_pk__in=things).values("user"))
    for _of_person, of_case in _ways_in:
        seen |= of_case(case, day)
    doors = Affiliation.objects.filter(**here).values("person")
    return User.objects.filter(seen, pk__in=doors, is_active=True)


def may_read(standing: Standing, case: Case, form: str) -> bool:
    """Whether the person may read the form as it is being written: writers and coordinators, and after it has been
    sent in everyone who sees the case. An expert invited to the idea sees the idea only (SUN-20)."""
    thing: Any = find(case, form)
    if thing is None:
        return False
    of_its_own = kind_of(form).may_read
    if of_its_own is not None:
        return of_its_own(standing, thing)
    if standing.is_system or standing.is_coordinator or case.department_id in standing.departments:
        return True
    if form == "application" and (
        {("write_application", thing.pk), ("review_application", thing.pk)} & standing.grants
        or _is_asked_of(standing, case)
    ):
        return True
    if form == "idea" and case.raised_by and case.opened_by_id == standing.person.pk:
        return True
    if not standing.is_insider:
        application = getattr(case, "application", None)
        return form == "idea" and (
            ("review_idea", thing.pk) in standing.grants
            or (application is not None and ("write_application", application.pk) in standing.grants)
        )
    return thing.submitted_at is not None


def _is_asked_of(standing: Standing, case: Case) -> bool:
    """Whether the person is to approve the application as a head, or to sign it for an actor outside."""
    if standing.heads and case.process.anchoring is not None:
        return ASKED_HEADS.filter(case=case, department__in=list(standing.heads)).exists()
    return any(step.phase == "application" and step.body_id in standing.actors for step in case.steps.all())


def is_asked_in(standing: Standing, step: Step) -> bool:
    """Whether the step waits for this very person, or for the actor outside the municipality that he or she is of."""
    return step.person_id == standing.person.pk or step.body_id in standing.actors


def may_read_figures(standing: Standing, case: Case) -> bool:
    """Whether the person may read what the case costs: a draft's figures are for those who write it, and one invited
    to a single thing reads them there. Asks nothing of the database, for lists."""
    if standing.is_system or standing.is_coordinator or case.department_id in standing.departments:
        return True
    under_review = case.status != CaseStatus.OPEN or case.stage.startswith("application.")
    return standing.is_insider and under_review
