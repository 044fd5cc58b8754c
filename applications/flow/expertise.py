"""Whether, and by which rule of the file, a scientific expert can be invited now."""

from __future__ import annotations

from applications.models import Application, Idea, StepStatus
from socinv.lifecycle.process import StepRule


def expertise_rule(thing: Idea | Application) -> StepRule | None:
    """The file's expertise step of this phase, while a step that foresees an expert is open; else none."""
    case = thing.case
    rules = case.process.steps(thing.form)
    foreseen = {rule.step for rule in rules if "expert" in rule.with_}
    open_now = {step.key for step in case.steps.all() if step.phase == thing.form and step.status == StepStatus.OPEN}
    if not foreseen & open_now:
        return None
    return next((rule for rule in rules if rule.kind == "expertise"), None)
