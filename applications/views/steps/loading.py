"""A step as its pages need it, in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Prefetch, prefetch_related_objects

from applications.models import Conflict, Part, Step
from applications.rights import delegation_for
from applications.views.fetch import step_or_404
from socinv.organisation.models import Delegation
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest


def loaded_step(request: PersonRequest, ref: str, pk: int) -> Step:
    """The step with its case's parts, steps and conflicts, or 404."""
    step = step_or_404(request, ref, pk)
    prefetch_related_objects(
        [step.case],
        Prefetch("parts", queryset=Part.objects.select_related("saved_by")),
        Prefetch("conflicts", queryset=Conflict.objects.select_related("person").order_by("since")),
    )
    for one in step.case.steps.all():
        one.case = step.case
    return step


def answering_by(step: Step, standing: Standing) -> Delegation | None:
    """The delegation the person would answer by; none for one who has a seat of his or her own (SUN-05)."""
    if step.body_id is None or standing.role_in(step.body_id, step.rule.roles):
        return None
    held = delegation_for(step, standing)
    return Delegation.objects.filter(pk=held).first() if held else None
