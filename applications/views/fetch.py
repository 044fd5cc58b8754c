"""Fetching what the person may see; anything else is 404."""

from __future__ import annotations

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from applications.access import is_asked_in, may_read, visible_cases
from applications.form_kinds import find
from applications.models import Case, Step, Written
from socinv.organisation.web import PersonRequest

WITH = (
    "department", "opened_by", "raised_by_body", "coordinator_method", "coordinator_evaluation", "idea", "application",
)  # fmt: skip


def case_or_404(request: PersonRequest, ref: str) -> Case:
    """The case with its people, idea and application in one query."""
    return get_object_or_404(visible_cases(request.standing).select_related(*WITH).defer("search"), ref=ref)


def form_or_404(request: PersonRequest, ref: str, form: str) -> Written:
    """The idea or application, if it exists and the person may read it as it is being written."""
    case = case_or_404(request, ref)
    thing = find(case, form)
    if thing is None or not may_read(request.standing, case, form):
        raise Http404
    return thing


def step_or_404(request: PersonRequest, ref: str, pk: int) -> Step:
    """A step of a case the person may see, with the case's other steps. An invited expert sees only his or her own."""
    case = case_or_404(request, ref)
    steps = Step.objects.select_related("body", "department", "person", "answered_by", "delegation").order_by("id")
    prefetch_related_objects([case], Prefetch("steps", queryset=steps))
    step = next((one for one in case.steps.all() if one.pk == pk), None)
    if step is None or not (request.standing.is_insider or is_asked_in(request.standing, step)):
        raise Http404
    step.case = case
    return step
