"""Where a case is, as one word the lists can filter on."""

from __future__ import annotations

from applications.models import Case

IDEA, APPLICATION, ENDED = "idea", "application", "ended"


def step_stage(phase: str, key: str) -> str:
    return f"{phase}.{key}"


def move(case: Case, stage: str) -> None:
    """Note the stage on the case."""
    case.stage = stage
    case.save(update_fields=["stage"])
