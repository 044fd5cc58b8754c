"""What follows from the life of an idea (3.2)."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from applications.content.versions import keep_version
from applications.flow.expertise import expertise_rule
from applications.flow.prefill import prefill_application, tell_need
from applications.flow.route import current_round, day_of_outcome
from applications.flow.stages import APPLICATION, ENDED, IDEA, move, step_stage
from applications.flow.stepping import cancel_open_steps, open_step, open_steps
from applications.flow.work import end_turn, turn_of_department, want_coordinators
from applications.models import Application, Idea, Step
from applications.numbering import register
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User

COMPLETE_IN = 21  # days


@on("applications.idea", "start")
def begin(idea: Idea, event: Event) -> None:
    if event.said.get("text"):
        tell_need(idea.case, event.said["text"], event)
    turn_of_department(idea, _("Idé"), None)
    Following.objects.create(municipality_id=idea.municipality_id, case=idea.case, person=event.actor)


@on("applications.idea", "submit")
def review(idea: Idea, event: Event) -> None:
    """The idea gets its number, is kept as it was, and goes to those who review it."""
    end_turn(idea)
    register(idea.case)
    idea.case.save(update_fields=["year", "serial", "regnr", "registered_at"])
    keep_version(idea.case, "idea", event)
    number = current_round(idea.case, "idea") + 1
    for rule in idea.case.process.first_steps("idea"):
        open_steps(idea.case, "idea", rule, event, number=number)
        move(idea.case, step_stage("idea", rule.step))
    want_coordinators(idea.case)


@on("applications.idea", "invite_expert")
@on("applications.application", "invite_expert")
def ask_expert(review: Idea | Application, event: Event) -> None:
    """A step of the expert's own, and the right to see this one case (SUN-20)."""
    rule = expertise_rule(review)
    person = User.objects.get(pk=event.said["person"]["id"])
    assign_perm(f"applications.review_{review.form}", person, review)
    if rule is not None:
        step = Step(
            case=review.case, phase=review.form, key=rule.step, kind=rule.kind, person=person,
            round=max(current_round(review.case, review.form), 1), question=event.said.get("question", ""),
        )  # fmt: skip
        open_step(step, rule, event)


@on("applications.idea", "approve")
def open_application(idea: Idea, event: Event) -> None:
    """Only now is there an application to write (SUN-22)."""
    application = Application.objects.filter(case=idea.case).first() or Application(
        municipality_id=idea.municipality_id, case=idea.case
    )
    perform(application, "open", by=event.actor, cause=event)


@on("applications.application", "open")
def begin_application(application: Application, event: Event) -> None:
    writing = application.case.process.writing
    application.due = clock.today() + timedelta(days=writing.days)
    application.save(update_fields=["due"])
    prefill_application(application.case)
    turn_of_department(application, writing.title, application.due)
    move(application.case, APPLICATION)


@on("applications.idea", "send_back")
def complete(idea: Idea, event: Event) -> None:
    turn_of_department(idea, _("Idé"), clock.today() + timedelta(COMPLETE_IN))
    move(idea.case, IDEA)


@on("applications.idea", "decline")
def end(idea: Idea, event: Event) -> None:
    perform(idea.case, "decline", by=event.actor, cause=event, day=day_of_outcome(idea.case, "idea"))
    move(idea.case, ENDED)


@on("applications.idea", "withdraw")
def withdraw(idea: Idea, event: Event) -> None:
    end_turn(idea)
    cancel_open_steps(idea.case, "idea", event)
    perform(idea.case, "close_withdrawn", by=User.objects.system(), cause=event)
    move(idea.case, ENDED)


@on("applications.idea", "reopen")
def review_again(idea: Idea, event: Event) -> None:
    end_turn(idea)
    application = Application.objects.filter(case=idea.case, status="draft").first()
    if application is not None:
        perform(application, "shelve", by=event.actor, cause=event)
        end_turn(application)
    if idea.case.status != "open":
        perform(idea.case, "reopen", by=event.actor, cause=event)
