"""A change that is about to be asked for, numbered after those before it."""

from __future__ import annotations

from django.db.models import Max

from projects.models import Change, Project
from socinv.lifecycle import locking


def next_change(project: Project) -> Change:
    """A change not yet asked for, with the project's next number."""
    latest = project.changes.aggregate(latest=Max("number"))["latest"] or 0
    return Change(
        municipality_id=project.municipality_id, case=project.case, project=project, number=latest + 1
    )  # fmt: skip


def next_change_alone(project: Project) -> Change:
    """The same behind the lock of the case, so that two who ask at once come one after the other.

    Must be inside a transaction, which holds the lock until it ends.
    """
    locking.lock(project.case)
    fresh = Project.objects.get(pk=project.pk)
    fresh.case = project.case
    return next_change(fresh)
