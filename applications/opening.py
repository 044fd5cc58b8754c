"""A new case: it begins with an idea, or where the guideline has no idea stage with the application."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from applications.models import Application, Case, Idea
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import current_process
from socinv.organisation.models import Body, Department, User

FORMS: dict[str, type[Idea] | type[Application]] = {"idea": Idea, "application": Application}


def start_case(
    department: Department, *, by: User, need: str = "", text: str = "", body: Body | None = None
) -> Idea | Application:
    """A new case of the department's, under the guideline in force today.

    ``need``: who raises it, where the guideline says who may; ``text`` what it is, ``body`` where the person sits.
    Raises Refused for others than the department's own and those, Invalid when what was said does not hold.
    """
    process = current_process(department.municipality.process, clock.today())
    with transaction.atomic():
        case = Case.objects.create(
            municipality_id=department.municipality_id, process_slug=process.slug, process_version=process.version,
            department=department, opened_by=by, opened_at=clock.now(), changed_at=clock.now(),
            stage=process.first_form, raised_by=need, raised_by_body=body,
        )  # fmt: skip
        thing = FORMS[process.first_form](municipality_id=department.municipality_id, case=case)
        said: dict[str, Any] = {"need": need, "text": text} if process.need else {}
        perform(thing, "start", by=by, **said)
    return thing
