"""What follows from the life of an application (3.2, 4)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from applications.content.anchoring import anchored, print_of
from applications.content.participants import update_participations
from applications.content.versions import keep_version
from applications.flow.after_idea import COMPLETE_IN
from applications.flow.route import current_round, day_of_outcome
from applications.flow.stages import APPLICATION, ENDED, move, step_stage
from applications.flow.stepping import cancel_open_steps, open_steps
from applications.flow.work import end_turn, turn_of_department, turn_of_head, want_coordinators
from applications.models import Application, Case, Clearance, ClearanceKind
from applications.numbering import register
from applications.periods import open_period
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event, Following, WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User

APPROVE_IN = 14  # days


@on("applications.application", "submit")
def review(application: Application, event: Event) -> None:
    """Kept as it was sent in, and to the first steps of the review: always all of them anew (SUN-30)."""
    case = application.case
    end_turn(application)
    number = current_round(case, "application") + 1
    if number == 1:
        _take_in(case)
    update_participations(case)
    keep_version(case, "application", event)
    for rule in case.process.first_steps("application"):
        open_steps(case, "application", rule, event, number=number)
        move(case, step_stage("application", rule.step))


def _take_in(case: Case) -> None:
    """The period it came in, and where no idea came before its number and the wish for coordinators."""
    if case.process.periods is not None:
        case.period = open_period(case.municipality_id, clock.today())
        case.save(update_fields=["period"])
    if case.serial is None:
        register(case)
        case.save(update_fields=["year", "serial", "regnr", "registered_at"])
        want_coordinators(case)


@on("applications.application", "start")
def begin(application: Application, event: Event) -> None:
    writing = application.case.process.writing
    turn_of_department(application, writing.title, None)
    move(application.case, APPLICATION)
    Following.objects.create(municipality_id=application.municipality_id, case=application.case, person=event.actor)


@on("applications.application", "ask_for_approval")
def ask_heads(application: Application, event: Event) -> None:
    """Each head who has not approved what is written now gets the turn, once."""
    anchoring = application.case.process.anchoring
    end_turn(application, verb="approve")
    for one in anchored(application.case):
        if one.approved is None and anchoring is not None:
            due = clock.today() + timedelta(APPROVE_IN)
            turn_of_head(application, "approve", anchoring.title, due, one.department)


@on("applications.application", "approve")
def approved(application: Application, event: Event) -> None:
    _clear(application, event, ClearanceKind.APPROVED, clock.today())
    department = event.said["department"]["id"]
    items = WorkItem.objects.open().filter(thing=event.thing, thing_id=application.pk, verb="approve")
    items.filter(department=department).update(closed_at=clock.now())


@on("applications.application", "note_information")
def informed(application: Application, event: Event) -> None:
    _clear(application, event, ClearanceKind.INFORMED, date.fromisoformat(event.said["day"]))


def _clear(application: Application, event: Event, kind: str, day: date) -> None:
    """What is cleared is the application as it is written at this moment."""
    case = application.case
    Clearance.objects.create(
        municipality_id=case.municipality_id, case=case, department_id=event.said["department"]["id"], kind=kind,
        content=print_of(case), day=day, note=event.said.get("note", ""), by=event.actor, at=event.at,
    )  # fmt: skip


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
