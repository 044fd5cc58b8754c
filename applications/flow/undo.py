"""Whether an outcome can still be taken back: until the next body has acted."""

from __future__ import annotations

from applications.flow.route import current_round, later_keys
from applications.models import Application, CaseStatus, Status, Step, StepStatus


def next_has_acted(step: Step) -> bool:
    """True once anything was built on the outcome: a later answer, a new submission, words in the application."""
    case = step.case
    if case.status == CaseStatus.WITHDRAWN or current_round(case, step.phase) > step.round:
        return True
    later = later_keys(case, step.phase, step.key)
    if any(
        one.phase == step.phase and one.key in later and one.round == step.round and one.status == StepStatus.ANSWERED
        for one in case.steps.all()
    ):
        return True
    if step.phase == "idea" and _application_has_begun(step):
        return True
    if _anything_was_built_on(step):
        return True
    # It was sent back, and the writers are at it.
    return case.parts.filter(form=step.phase, saved_by__isnull=False, saved_at__gt=step.answered_at).exists()


def _application_has_begun(step: Step) -> bool:
    application: Application | None = getattr(step.case, "application", None)
    if application is None:
        return False
    if application.status not in (Status.DRAFT, Status.SHELVED):
        return True
    since = step.answered_at
    return step.case.parts.filter(form="application", saved_by__isnull=False, saved_at__gte=since).exists()


def _anything_was_built_on(step: Step) -> bool:
    """Somebody has done something of another app in the case since: in the project that the grant became."""
    since = step.case.events.filter(cause=None, at__gte=step.answered_at).exclude(thing__startswith="applications.")
    return since.exists()
