"""Every deadline that a guideline's file gives: the clock is moved past it, and those who are to know are reminded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from applications.flow.work import turn_of_body, turn_of_coordinators
from applications.models import Case
from projects.flow.bodies import turn_of_party
from projects.flow.reporting import schedule_reports
from projects.models import Change, Evaluation, FollowUp, Position, Project, Report, ResultsRequest, ScaleUp
from projects.schedule import years_after
from repayment.models import Plan
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process, all_processes
from socinv.organisation.models import Membership, User
from socinv.organisation.standing import ACTING
from tests.factories.following import ON, answer_all, first_open, in_force, send_in_the_application, send_in_the_first
from tests.factories.house import House, a_house_of, a_person
from tests.notices.nights import assert_reminded, deadline_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("SUN-09", "SUN-33", "ORE-17", "ORE-21", "NOR-10"),
]
ALL = list(all_processes().values())


def name_of(process: Process) -> str:
    return f"{process.slug}@{process.version}"


def open_items(case: Case) -> list[WorkItem]:
    return list(WorkItem.objects.open().filter(case=case, due__isnull=False).order_by("pk"))


def one_of_each(items: list[WorkItem]) -> list[WorkItem]:
    """Several committees that have the same to do by the same day are asked for once."""
    return list({(item.thing, item.verb, item.thing_id, item.due): item for item in items}.values())


def granted(house: House, process: Process, look: Callable[[Case], None]) -> Case:
    """From the first form to the grant by the file's own steps; at each place somebody looks at the case."""
    case = send_in_the_first(house, process)
    while (step := first_open(case)) is not None:
        look(case)
        answer_all(house, case, step.key, next(one for one in step.rule.leads if one in ON))
        if step.phase == "idea" and first_open(case) is None:
            look(case)
            send_in_the_application(house, case)
    return Case.objects.get(pk=case.pk)


@dataclass
class Looking:
    """Looks at each place of a case: every step has the file's days, and everything with a day is reminded of once."""

    process: Process
    steps: set[tuple[str, str]] = field(default_factory=set)
    items: set[tuple[str, int, str]] = field(default_factory=set)

    def __call__(self, case: Case) -> None:
        for step in case.steps.filter(status="open"):
            days = self.process.step(step.phase, step.key).days
            assert step.due == clock.today() + timedelta(days=days), step.key
            self.steps.add((step.phase, step.key))
        for item in one_of_each(open_items(case)):
            place = (item.thing, item.thing_id, item.verb)
            if place not in self.items:
                self.items.add(place)
                assert_reminded(deadline_of(item))


class Opened:
    """A project of any guideline, with somebody in every seat, where each deadline can be opened."""

    def __init__(self, house: House, project: Project) -> None:
        self.house, self.project, self.case = house, project, project.case
        self.process, self.today = project.case.process, clock.today()
        self.system, self.cause = User.objects.system(), Event.objects.filter(case=project.case).latest("pk")
        self.ours = {"municipality_id": project.municipality_id, "case": project.case, "project": project}
        for seat in self.process.project.seat:
            group = project.steering_group if seat.group == "steering-group" else project.project_group
            Membership.objects.create(
                municipality=house.municipality, person=a_person(municipality=house.municipality), body=group,
                role=seat.role, starts=self.today - timedelta(days=1),
            )  # fmt: skip

    def open(self, thing: Any, **said: Any) -> Any:
        perform(thing, "open", by=self.system, cause=self.cause, **said)
        return thing

    def in_days(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def reports(self) -> None:
        """Every report of the schedule, and the receipt of the first."""
        schedule_reports(self.project, self.cause)
        rule, report = self.process.reporting, self.project.reports.order_by("number")[0]
        read = self.in_days(rule.read_in)
        if rule.received_by == "body":
            turn_of_party(report, "accept", rule.title, read, rule.to, rule.roles)
        else:
            turn_of_coordinators(report, "accept", rule.title, read)

    def changes(self) -> None:
        """What must be said before each kind of change, and the decision."""
        rule = self.process.change
        change = Change.objects.create(**self.ours, number=1, kind="early-end", what="Slutet", reason="Det går inte.")
        for before in rule.before:
            body = self.house.bodies.get(before.by) or self.project.steering_group
            self.open(
                Position(municipality_id=self.project.municipality_id, case=self.case, change=change, key=before.key,
                         body=body),
                due=self.in_days(before.days),
            )  # fmt: skip
        turn_of_party(change, "decide", rule.title, self.in_days(rule.days), rule.by, rule.roles)

    def ending(self) -> None:
        """The evaluation, its judgement, and what becomes of the work."""
        rule = self.process.closing
        evaluation = self.open(Evaluation(**self.ours), due=self.in_days(rule.days))
        judged = rule.judged
        turn_of_party(evaluation, "judge", judged.title, self.in_days(judged.days), judged.by, judged.roles)
        if self.process.proposal is not None:
            self.open(ScaleUp(**self.ours), due=self.in_days(self.process.proposal.days))
        elif self.process.scale_up is not None:
            due = self.in_days(self.process.scale_up.days)
            perform(ScaleUp(**self.ours), "await_decision", by=self.system, cause=self.cause, due=due)

    def afterwards(self) -> None:
        """The follow-up some years later, and the plan for repayment."""
        if (rule := self.process.follow_up) is not None:
            first, last = years_after(self.today, rule.from_years), years_after(self.today, rule.to_years)
            follow_up = self.open(FollowUp(**self.ours), opens_on=first, due=last)
            turn_of_coordinators(follow_up, "receive", rule.title, self.in_days(rule.read_in))
        if (repayment := self.process.repayment) is not None and repayment.when == "at-closing":
            self.open(Plan(**self.ours), due=self.in_days(repayment.days))

    def asked(self) -> None:
        """A question about results, which the steering group answers."""
        if (rule := self.process.request) is not None:
            steering = self.project.steering_group
            request = ResultsRequest.objects.create(**self.ours, body=steering, question="Vad har det gett?")
            turn_of_body(request, "answer", rule.title, self.in_days(rule.days), steering, ACTING)


@pytest.mark.parametrize("process", ALL, ids=name_of)
def test_every_deadline_of_the_file(process: Process) -> None:
    with in_force(process):
        house, looking = a_house_of(process), Looking(process)
        case = granted(house, process, looking)
        rules = [(phase, one) for phase in ("idea", "application") for one in process.steps(phase) if not one.optional]
        assert looking.steps == {(phase, one.step) for phase, one in rules}
        writing = ("applications.application", "submit") in {(thing, verb) for thing, _pk, verb in looking.items}
        assert writing is process.has_ideas, "the time to write after the idea"
        if not process.later:
            return
        opened = Opened(house, Project.objects.select_related("case").get(case=case))
        for some in (opened.reports, opened.changes, opened.ending, opened.afterwards, opened.asked):
            some()
        items = one_of_each(open_items(case))
        for item in items:
            assert_reminded(deadline_of(item))
        assert wanted(opened) <= {(item.thing.partition(".")[2], item.verb, item.due) for item in items}


def wanted(opened: Opened) -> set[tuple[str, str, date | None]]:
    """Everything of the file that has a day, reckoned from the file itself."""
    process, day = opened.process, opened.in_days
    first = Report.objects.filter(project=opened.project).order_by("number")[0]
    found: set[tuple[str, str, date | None]] = {
        ("report", "submit", first.due), ("report", "accept", day(process.reporting.read_in)),
        ("change", "decide", day(process.change.days)), ("evaluation", "submit", day(process.closing.days)),
        ("evaluation", "judge", day(process.closing.judged.days)),
        *(("position", "take", day(one.days)) for one in process.change.before),
    }  # fmt: skip
    if process.form.project:
        found.add(("project", "submit", day(process.project.days)))
    if process.proposal is not None:
        found.add(("scaleup", "propose", day(process.proposal.days)))
    elif process.scale_up is not None:
        found.add(("scaleup", "decide", day(process.scale_up.days)))
    if process.follow_up is not None:
        found.add(("followup", "submit", years_after(opened.today, process.follow_up.to_years)))
    if process.request is not None:
        found.add(("resultsrequest", "answer", day(process.request.days)))
    if process.repayment is not None and process.repayment.when == "at-closing":
        found.add(("plan", "decide", day(process.repayment.days)))
    return found
