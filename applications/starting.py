"""One idea for one wish to begin: a double click does not make two."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from applications.models import Idea
from applications.models.writing import Status
from applications.opening import start_idea
from socinv.lifecycle import clock
from socinv.organisation.models import Department, User

SAME_WISH = timedelta(minutes=1)


def start_once(department: Department, *, by: User) -> Idea:
    """A new idea, or the untouched one that the same person began within the minute.

    Raises Refused for one who does not work at the department.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        untouched = Idea.objects.filter(
            status=Status.DRAFT, case__department=department, case__opened_by=by,
            case__opened_at__gte=clock.now() - SAME_WISH, case__parts=None,
        )  # fmt: skip
        found = untouched.select_related("case").order_by("-pk").first()
        return found or start_idea(department, by=by)
