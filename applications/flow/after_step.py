"""What follows from a body's turn: the next one, or the end the file names."""

from __future__ import annotations

from guardian.shortcuts import remove_perm

from applications.flow.conflicts import flag_conflicts
from applications.flow.review import form_of
from applications.flow.route import goal_of_step, later_keys, live_steps
from applications.flow.stages import move, step_stage
from applications.flow.stepping import cancel_open_steps, open_step, open_steps
from applications.flow.work import end_turn, turn_of_step
from applications.models import Step
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User

END_VERBS = {"application": "approve", "granted": "grant", "declined": "decline", "draft": "send_back"}


@on("applications.step", "open")
def take_turn(step: Step, event: Event) -> None:
    turn_of_step(step)
    flag_conflicts(step, event)


@on("applications.step", "extend")
def new_due(step: Step, event: Event) -> None:
    end_turn(step)
    turn_of_step(step)


@on("applications.step", "give_expertise")
def expert_done(step: Step, event: Event) -> None:
    end_turn(step)


@on("applications.step", "cancel")
def not_wanted(step: Step, event: Event) -> None:
    end_turn(step)
    if step.person is not None:
        review = form_of(step.case, step.phase)
        remove_perm(f"applications.review_{step.phase}", step.person, review)


@on("applications.step", "assess", "take_stance", "prepare", "decide", "give_views", "lapse", "sign", "weigh")
def advance(step: Step, event: Event) -> None:
    """On to where the file says, once all the step concerns have answered."""
    end_turn(step)
    case = step.case
    if step.kind == "decision" and step.outcome == "granted":
        case.granted_amount = step.amount
        case.save(update_fields=["granted_amount"])
    goal = goal_of_step(step.rule, live_steps(case, step.phase, step.key))
    if goal is None:
        return
    rules = {rule.step: rule for rule in case.process.steps(step.phase)}
    if goal in rules:
        open_steps(case, step.phase, rules[goal], event)
        move(case, step_stage(step.phase, goal))
        return
    review = form_of(case, step.phase)
    perform(review, END_VERBS[goal], by=User.objects.system(), cause=event)


@on("applications.step", "reopen")
def answer_again(step: Step, event: Event) -> None:
    """Whatever the outcome led to is taken back, and the same body gets a new row to answer."""
    case, system = step.case, User.objects.system()
    cancel_open_steps(case, step.phase, event, keys=later_keys(case, step.phase, step.key))
    review = form_of(case, step.phase)
    if review.status != "submitted":
        perform(review, "reopen", by=system, cause=event)
    again = Step(
        case=case, phase=step.phase, key=step.key, kind=step.kind, body=step.body, department=step.department,
        round=step.round, replaces=step,
    )  # fmt: skip
    open_step(again, step.rule, event)
    move(case, step_stage(step.phase, step.key))
