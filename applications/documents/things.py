"""What of a case each kind of document can be made of, for the list of them on the case's page."""

from __future__ import annotations

from applications.documents.rights import is_declined_by
from applications.models import Case, Step, StepStatus


def _steps(case: Case, status: str) -> list[Step]:
    """The steps in one state, with what their names need: one query."""
    found = Step.objects.filter(case=case, status=status).exclude(kind="expertise")
    steps = list(found.select_related("body", "department", "delegation").order_by("id"))
    for step in steps:
        step.case = case
    return steps


def waiting(case: Case) -> list[Step]:
    """Those that a body is to answer."""
    return [one for one in _steps(case, StepStatus.OPEN) if one.body_id is not None and one.kind != "sign-off"]


def answered(case: Case) -> list[Step]:
    """Those that were answered with something."""
    return [one for one in _steps(case, StepStatus.ANSWERED) if one.outcome != "no-views"]


def declining(case: Case) -> list[Step]:
    """Those whose answer led to a decline."""
    return [one for one in _steps(case, StepStatus.ANSWERED) if is_declined_by(one)]


def whole(case: Case) -> list[Case]:
    """The case itself, from the first time something was sent in."""
    return [case] if case.serial is not None else []
