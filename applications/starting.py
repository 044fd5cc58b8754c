"""One case for one wish to begin: a double click does not make two."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from applications.models import Application, Idea
from applications.models.writing import Status
from applications.opening import FORMS, start_case
from socinv.lifecycle import clock
from socinv.lifecycle.process import current_process
from socinv.organisation.models import Body, Department, User

SAME_WISH = timedelta(minutes=1)


def start_once(
    department: Department, *, by: User, need: str = "", text: str = "", body: Body | None = None
) -> Idea | Application:
    """A new case, or the untouched one that the same person began within the minute.

    Raises Refused for one who may not begin a case of the department's.
    """
    form = FORMS[current_process(department.municipality.process, clock.today()).first_form]
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        untouched = form._default_manager.filter(
            status=Status.DRAFT, case__department=department, case__opened_by=by, case__raised_by=need,
            case__opened_at__gte=clock.now() - SAME_WISH,
        ).exclude(case__parts__saved_by__isnull=False)  # fmt: skip
        if text:
            untouched = untouched.filter(case__events__verb="start", case__events__said__text=text)
        found = untouched.select_related("case").order_by("-pk").first()
        return found or start_case(department, by=by, need=need, text=text, body=body)
