"""What follows from the life of a project (2.8, 4)."""

from __future__ import annotations

from datetime import date, timedelta

from applications.content.versions import keep_version
from applications.flow.after_writing import put_away, remark, settle
from applications.flow.work import end_turn, turn_of_body, turn_of_coordinators
from projects.conditions import is_assessed_for_eu, seats_to_fill
from projects.flow.prefill import prefill, take_over_indicators
from projects.flow.reporting import cancel_reports, schedule_reports
from projects.models import Evaluation, FollowUp, Project, ScaleUp
from projects.models.project import LIVE
from projects.schedule import years_after
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership, User
from socinv.organisation.standing import ACTING

STAFF_IN, PREPARE_IN, START_IN = 14, 45, 14  # days

on("projects.project", "comment")(remark)
on("projects.project", "resolve_comment")(settle)
on("projects.project", "remove_attachment")(put_away)


@on("projects.project", "open")
def prepare(project: Project, event: Event) -> None:
    """The measures are taken over, and people, EU, number and description wait for those whose turn it is."""
    take_over_indicators(project)
    prefill(project)
    title, today = project.case.process.project.title, clock.today()
    turn_of_coordinators(project, "appoint", title, today + timedelta(STAFF_IN))
    if not is_assessed_for_eu(project):
        turn_of_coordinators(project, "assess_eu", title, today + timedelta(PREPARE_IN))
    if not project.number:
        turn_of_coordinators(project, "set_number", title, today + timedelta(PREPARE_IN))
    if project.parts:
        turn_of_body(project, "submit", title, project.due, project.project_group, ("chair",))
    else:
        _await_start(project)


@on("projects.project", "shelve")
def rest(project: Project, event: Event) -> None:
    end_turn(project)


@on("projects.project", "appoint")
def take_seat(project: Project, event: Event) -> None:
    """The seat itself, from the day that was said (SUN-12)."""
    said = event.said
    rule = project.case.process.seat(said["seat"])
    if rule is None:  # the check has seen to it
        return
    group = project.steering_group_id if rule.group == "steering-group" else project.project_group_id
    Membership.objects.create(
        municipality_id=project.municipality_id, person_id=said["person"]["id"], body_id=group, role=rule.role,
        starts=date.fromisoformat(said["starts"]),
    )  # fmt: skip
    if not seats_to_fill(project):
        end_turn(project, verb="appoint")


@on("projects.project", "release")
def leave_seat(project: Project, event: Event) -> None:
    """The seat ends on that day; one that is needed waits for somebody else until then."""
    last = date.fromisoformat(event.said["ends"])
    Membership.objects.filter(pk=event.said["membership"]["id"]).update(ends=last)
    waits = WorkItem.objects.open().filter(thing="projects.project", thing_id=project.pk, verb="appoint")
    if project.status in LIVE and seats_to_fill(project) and not waits.exists():
        title = project.case.process.project.title
        turn_of_coordinators(project, "appoint", title, max(last, clock.today()))


@on("projects.project", "set_number")
def numbered(project: Project, event: Event) -> None:
    end_turn(project, verb="set_number")


@on("projects.project", "assess_eu")
def assessed(project: Project, event: Event) -> None:
    end_turn(project, verb="assess_eu")


@on("projects.project", "submit")
def described(project: Project, event: Event) -> None:
    """Kept as it was sent in; now the steering group can start (SUN-32)."""
    end_turn(project, verb="submit")
    keep_version(project.case, "project", event)
    waits = WorkItem.objects.open().filter(thing="projects.project", thing_id=project.pk, verb="start")
    if not waits.exists():
        _await_start(project)


def _await_start(project: Project) -> None:
    due = max(project.starts or clock.today(), clock.today() + timedelta(START_IN))
    turn_of_body(project, "start", project.case.process.project.title, due, project.steering_group, ACTING)


@on("projects.project", "start")
def begin(project: Project, event: Event) -> None:
    """The reporting schedule begins (SUN-33), and the last day is known to those who are to close. A seat that soon
    is empty waits on for somebody."""
    end_turn(project, verb="submit")
    end_turn(project, verb="start")
    schedule_reports(project, event)
    _await_closing(project)


@on("projects.project", "alter")
def altered(project: Project, event: Event) -> None:
    if project.status == "running" and event.said.get("ends"):
        schedule_reports(project, event)
        end_turn(project, verb="begin_closing")
        _await_closing(project)


def _await_closing(project: Project) -> None:
    title = project.case.process.closing.title
    turn_of_body(project, "begin_closing", title, project.ends, project.steering_group, ACTING)


@on("projects.project", "begin_closing")
def evaluate(project: Project, event: Event) -> None:
    """The evaluation is opened, due so long after the last day (SUN-34)."""
    end_turn(project, verb="begin_closing")
    _open_evaluation(project, event, project.ends or clock.today())


@on("projects.project", "end_early")
def tell_what_came(project: Project, event: Event) -> None:
    """No more reports; what came of it and what was learned is still to be told."""
    end_turn(project)
    cancel_reports(project, event)
    if event.before == "running":
        _open_evaluation(project, event, project.ends or clock.today())


def _open_evaluation(project: Project, event: Event, last: date) -> None:
    due = max(last, clock.today()) + timedelta(days=project.case.process.closing.days)
    evaluation = Evaluation(municipality_id=project.municipality_id, case=project.case, project=project)
    perform(evaluation, "open", by=User.objects.system(), cause=event, due=due)


@on("projects.project", "evaluate")
def go_on(project: Project, event: Event) -> None:
    """Those who lead the project have done their part: nobody is sought for an empty seat any more. A proposal is
    due, or the decision at once; where the guideline has neither the project closes (SUN-36, ORE-23, STO-05)."""
    end_turn(project)
    process, system = project.case.process, User.objects.system()
    scale_up = ScaleUp(municipality_id=project.municipality_id, case=project.case, project=project)
    if process.proposal is not None:
        due = clock.today() + timedelta(days=process.proposal.days)
        perform(scale_up, "open", by=system, cause=event, due=due)
    elif process.scale_up is not None:
        due = clock.today() + timedelta(days=process.scale_up.days)
        perform(scale_up, "await_decision", by=system, cause=event, due=due)
    else:
        perform(project, "close", by=system, cause=event, day=project.evaluation.judged_on or clock.today())


@on("projects.project", "close")
def await_follow_up(project: Project, event: Event) -> None:
    """What lasted is looked into some years after the end, where the guideline says so (ORE-21)."""
    rule, last = project.case.process.follow_up, project.ends or clock.today()
    if rule is not None:
        follow_up = FollowUp(municipality_id=project.municipality_id, case=project.case, project=project)
        days = {"opens_on": years_after(last, rule.from_years), "due": years_after(last, rule.to_years)}
        perform(follow_up, "open", by=User.objects.system(), cause=event, **days)
