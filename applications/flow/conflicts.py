"""The system's own eyes for conflict of interest: a decider who belongs to the applying department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Delegation, Employment, Membership, User

if TYPE_CHECKING:
    from socinv.lifecycle.models import Event


def flag_conflicts(step: Step, cause: Event) -> None:
    """Flag each of those who could answer the step and who works at the applying department, once a case."""
    if step.body_id is None:
        return
    known = set(step.case.conflicts.filter(retracted_at=None).values_list("person_id", flat=True))
    reason = _("Arbetar i den sökande förvaltningen.")
    for person in _deciders(step, step.case).exclude(pk__in=known):
        perform(step.case, "flag_conflict", by=User.objects.system(), cause=cause, person=person, reason=reason)


def _deciders(step: Step, case: Case) -> QuerySet[User]:
    day = clock.today()
    seated = Membership.objects.on(day).filter(body=step.body_id, role__in=step.rule.roles).values("person")
    answering = Q(pk__in=seated)
    if step.rule.may_delegate:
        answering |= Q(pk__in=Delegation.objects.on(day).filter(body=step.body_id).values("holder"))
    employed = Employment.objects.on(day).filter(department=case.department_id).values("person")
    return User.objects.filter(answering, pk__in=employed)
