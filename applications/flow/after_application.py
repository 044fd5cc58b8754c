"""What follows from the life of an application (3.2, 4)."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from applications.content.participants import update_participations
from applications.content.versions import keep_version
from applications.flow.after_idea import COMPLETE_IN
from applications.flow.route import current_round, day_of_outcome
from applications.flow.stages import APPLICATION, ENDED, move, step_stage
from applications.flow.stepping import cancel_open_steps, open_steps
from applications.flow.work import end_turn, turn_of_department
from applications.models import Application
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@on("applications.application", "submit")
def review(application: Application, event: Event) -> None:
    """Kept as it was sent in, and to the first steps of the review: always all of them anew (SUN-30)."""
    case = application.case
    end_turn(application)
    update_participations(case)
    keep_version(case, "application", event)
    number = current_round(case, "application") + 1
    for rule in case.process.first_steps("application"):
        open_steps(case, "application", rule, event, number=number)
        move(case, step_stage("application", rule.step))


@on("applications.application", "send_back")
def complete(application: Application, event: Event) -> None:
    turn_of_department(application, _("Ansökan"), clock.today() + timedelta(COMPLETE_IN))
    move(application.case, APPLICATION)


@on("applications.application", "grant", "decline")
def end(application: Application, event: Event) -> None:
    day = day_of_outcome(application.case, "application")
    perform(application.case, event.verb, by=event.actor, cause=event, day=day)
    move(application.case, ENDED)


@on("applications.application", "withdraw")
def withdraw(application: Application, event: Event) -> None:
    end_turn(application)
    cancel_open_steps(application.case, "application", event)
    perform(application.case, "close_withdrawn", by=User.objects.system(), cause=event)
    move(application.case, ENDED)


@on("applications.application", "reopen")
def review_again(application: Application, event: Event) -> None:
    end_turn(application)
    if application.case.status != "open":
        perform(application.case, "reopen", by=event.actor, cause=event)
