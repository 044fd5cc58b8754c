"""Where a review stands: read from its steps and the process file, never from a flag."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from applications.models import Case, Step, StepStatus
from socinv.lifecycle import clock
from socinv.lifecycle.process import StepRule

LIVE = (StepStatus.OPEN, StepStatus.ANSWERED)


def current_round(case: Case, phase: str) -> int:
    """The number of the latest submission that opened steps; 0 before the first."""
    return max((step.round for step in case.steps.all() if step.phase == phase), default=0)


def day_of_outcome(case: Case, phase: str) -> date:
    """The day the body says it answered on, of the latest answer: what the minutes say, not when it was recorded."""
    answered = [step for step in case.steps.all() if step.phase == phase and step.status == StepStatus.ANSWERED]
    latest = max(answered, key=lambda step: step.pk, default=None)
    return (latest.answered_on if latest else None) or clock.today()


def live_steps(case: Case, phase: str, key: str) -> list[Step]:
    """The steps of that name that count: of the present round, open or answered."""
    latest = current_round(case, phase)
    return [
        step
        for step in case.steps.all()
        if step.phase == phase and step.key == key and step.round == latest and step.status in LIVE
    ]


# Where several answer: the outcome that decides as soon as one has it.
WEIGHTIER = {"stance": "no", "views": "views", "sign-off": "refused"}


def goal_of_step(rule: StepRule, steps: Sequence[Step]) -> str | None:
    """What a step leads to once all it concerns have answered; None while somebody has not.

    Several bodies answer with yes or no: one no is enough for the no (SUN-04). So is one view for the views to be
    answered, and one refusal for the application not to be signed.
    """
    if not steps or any(step.status != StepStatus.ANSWERED for step in steps):
        return None
    outcomes = [step.outcome for step in steps]
    weightier = WEIGHTIER.get(rule.kind)
    return rule.leads[weightier if weightier in outcomes else outcomes[-1]]


def goal_of_review(case: Case, phase: str = "application") -> str | None:
    """The end that the present round's steps, in the file's order, lead to; None while a step is waiting."""
    rules = {rule.step: rule for rule in case.process.steps(phase)}
    ahead = [rule.step for rule in case.process.first_steps(phase)]
    goal: str | None = None
    while ahead:
        rule = rules[ahead.pop(0)]
        goal = goal_of_step(rule, live_steps(case, phase, rule.step))
        if goal is None:
            return None
        if goal in rules:
            ahead.append(goal)
    return goal


def later_keys(case: Case, phase: str, key: str) -> set[str]:
    """The steps that can only come after the one named, by the file's outcomes."""
    rules = {rule.step: rule for rule in case.process.steps(phase)}
    found: set[str] = set()
    ahead = [key]
    while ahead:
        for goal in rules[ahead.pop()].leads.values():
            if goal in rules and goal not in found:
                found.add(goal)
                ahead.append(goal)
    return found | {rule.step for rule in rules.values() if rule.optional and rule.after in {*found, key}}
