"""A new case: it begins with an idea."""

from __future__ import annotations

from django.db import transaction

from applications.models import Case, Idea
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import current_process
from socinv.organisation.models import Department, User


def start_idea(department: Department, *, by: User) -> Idea:
    """A new idea of the department's, under the guideline in force today. Raises Refused for others than its own."""
    process = current_process(department.municipality.process, clock.today())
    with transaction.atomic():
        case = Case.objects.create(
            municipality_id=department.municipality_id, process_slug=process.slug, process_version=process.version,
            department=department, opened_by=by, opened_at=clock.now(), changed_at=clock.now(),
        )  # fmt: skip
        idea = Idea(municipality_id=department.municipality_id, case=case)
        perform(idea, "start", by=by)
    return idea
