"""Projects brought to a certain place through perform, as people would."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from applications.content.saving import save_part
from projects.given import row_of
from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Body, User
from tests.factories.cases import a_granted_application
from tests.factories.house import House, a_person
from tests.factories.kept import kept

SEATS = ("owner", "steering", "leader", "member")


@kept
def a_planned_project(house: House, department: str = "education", **changes: Any) -> Project:
    """What a grant makes, still without people."""
    application = a_granted_application(house, department, **changes)
    return Project.objects.get(case=application.case)


@kept
def staff(house: House, project: Project, starts: date | None = None) -> None:
    """Somebody from outside in every seat: ``house.people["project.leader"]`` and so on, once a house."""
    for seat in SEATS:
        if f"project.{seat}" not in house.people:
            house.people[f"project.{seat}"] = a_person(municipality=house.municipality)
        perform(
            project, "appoint", by=house.person("coordination.method"), person=house.person(f"project.{seat}"),
            seat=seat, starts=starts or clock.today(),
        )  # fmt: skip


@kept
def described(house: House, project: Project) -> Project:
    """The project description written in full and sent in by the leader."""
    write(project, by=house.person("project.leader"))
    perform(project, "submit", by=house.person("project.leader"))
    return Project.objects.get(pk=project.pk)


@kept
def a_project_ready_to_start(house: House, department: str = "education", **changes: Any) -> Project:
    project = a_planned_project(house, department, **changes)
    coordinator = house.person("coordination.method")
    staff(house, project)
    perform(project, "set_number", by=coordinator, number=f"11{project.pk:04d}")
    perform(project, "assess_eu", by=coordinator, outcome="no", reasons="Det finns ingen utlysning som passar.")
    return described(house, project)


@kept
def a_running_project(house: House, department: str = "education", **changes: Any) -> Project:
    project = a_project_ready_to_start(house, department, **changes)
    perform(project, "start", by=house.person("project.owner"), day=clock.today())
    return Project.objects.get(pk=project.pk)


def write(thing: Any, *, by: User, **changes: Any) -> None:
    """Every part of the form in full. ``changes`` by field replace what is written there."""
    for part in thing.parts:
        if part.key in thing.closed_parts:
            continue
        answers = {field.key: changes.get(field.key, _answer(thing, field)) for field in part.field}
        save_part(thing, part, answers, {}, by=by)


def _answer(thing: Any, field: Any) -> Any:
    if field.kind == "values":
        rows = thing.project.indicators.all()
        return [{"id": row_of(one), "value": str(one.target), "missing": ""} for one in rows]
    if field.kind == "participants":
        band = thing.case.process.project.age_band[0]
        return [{"id": f"b{band.key}", "girls": "12", "boys": "10", "other": "1"}]
    if field.kind == "activities":
        day = clock.today().isoformat()
        return [{"id": "r1", "what": "Anställa", "starts": day, "ends": "", "who": "Projektledaren", "state": "todo"}]
    if field.kind == "risks":
        return [
            {"id": "r1", "what": "Få deltar", "level": "low", "who": "Projektledaren", "measure": "Fler informeras"}
        ]
    if field.kind == "lessons":
        return [{"id": "r1", "what": "Börja tidigt med föräldrarna", "kind": "advice"}]
    if field.kind == "money":
        return "100000"
    if field.kind == "choice":
        return field.choices[0].key
    return f"Text om {field.key}."


def report_of(project: Project, number: int = 1) -> Report:
    return Report.objects.get(project=project, number=number)


@kept
def a_written_report(house: House, report: Report, **changes: Any) -> Report:
    """Written in full and handed to the steering group."""
    write(report, by=house.person("project.member"), **changes)
    perform(report, "submit", by=house.person("project.member"))
    return Report.objects.get(pk=report.pk)


@kept
def a_sent_report(house: House, report: Report, **changes: Any) -> Report:
    report = a_written_report(house, report, **changes)
    perform(report, "send", by=house.person("project.steering"))
    return Report.objects.get(pk=report.pk)


@kept
def an_accepted_report(house: House, report: Report, **changes: Any) -> Report:
    report = a_sent_report(house, report, **changes)
    perform(report, "accept", by=house.person("coordination.evaluation"), day=clock.today(), item="12")
    return Report.objects.get(pk=report.pk)


@kept
def ask_change(house: House, project: Project, kind: str = "setup", **more: Any) -> Change:
    """The steering group asks; with ``by`` somebody else does."""
    by = more.pop("by", None) or house.person("project.owner")
    number = project.changes.count() + 1
    change = Change(municipality_id=project.municipality_id, case=project.case, project=project, number=number)
    words = {"what": "Fler skolor är med.", "reason": "Behovet är större.", **more}
    perform(change, "ask", by=by, kind=kind, **words)
    return Change.objects.get(project=project, number=number)


@kept
def decide_change(house: House, change: Change, outcome: str = "granted") -> Change:
    perform(
        change, "decide", by=house.person("management-group.chair"), outcome=outcome, reasons="Det är rimligt.",
        day=clock.today(), item="17",
    )  # fmt: skip
    return Change.objects.get(pk=change.pk)


@kept
def a_closing_project(house: House, department: str = "education", **changes: Any) -> Project:
    """Every report has been sent; the evaluation waits for the leader."""
    project = a_running_project(house, department, **changes)
    for report in project.reports.all():
        with clock.at(_late_in(report)):
            a_sent_report(house, report)
    with clock.at(at_the_end(project)):
        perform(project, "begin_closing", by=house.person("project.owner"))
    return Project.objects.get(pk=project.pk)


def noon(day: date) -> datetime:
    """The middle of a day where the municipality is."""
    return timezone.make_aware(datetime.combine(day, time(12)), timezone.get_default_timezone())


def _late_in(report: Report) -> datetime:
    return noon(max(report.period_to, clock.today()))


def at_the_end(project: Project) -> datetime:
    """The project's last day."""
    assert project.ends is not None
    return noon(project.ends)


@kept
def an_evaluated_project(house: House, verdict: str = "successful", **changes: Any) -> Project:
    project = a_closing_project(house, **changes)
    with clock.at(at_the_end(project)):
        evaluation = a_submitted_evaluation(house, project)
        judge(house, evaluation, verdict)
    return Project.objects.get(pk=project.pk)


@kept
def a_submitted_evaluation(house: House, project: Project, **changes: Any) -> Evaluation:
    evaluation = Evaluation.objects.get(project=project)
    write(evaluation, by=house.person("project.leader"), **changes)
    perform(evaluation, "submit", by=house.person("project.leader"))
    return Evaluation.objects.get(pk=evaluation.pk)


@kept
def judge(house: House, evaluation: Evaluation, verdict: str = "successful") -> Evaluation:
    perform(
        evaluation, "judge", by=house.person("management-group.chair"), verdict=verdict,
        reasons="Utvärderingen visar det.", day=clock.today(), item="21",
    )  # fmt: skip
    return Evaluation.objects.get(pk=evaluation.pk)


@kept
def propose(house: House, project: Project, *, parts: list[str] | None = None) -> ScaleUp:
    scale_up = ScaleUp.objects.get(project=project)
    perform(
        scale_up, "propose", by=house.person("management-group.chair"), continuation="scale-up",
        proposal="Arbetet skalas upp.", day=clock.today(), item="22", parts=parts, yearly_cost=Decimal(400_000),
    )  # fmt: skip
    return ScaleUp.objects.get(pk=scale_up.pk)


@kept
def decide_scale_up(house: House, scale_up: ScaleUp, outcome: str = "approved", **more: Any) -> ScaleUp:
    perform(
        scale_up, "decide", by=house.person("council.chair"), outcome=outcome, reasons="Det ger mest nytta.",
        day=clock.today(), item="101", **more,
    )  # fmt: skip
    return ScaleUp.objects.get(pk=scale_up.pk)


@kept
def ask_results(house: House, project: Project, question: str = "Hur går det för flickorna?") -> ResultsRequest:
    request = ResultsRequest(
        municipality_id=project.municipality_id, case=project.case, project=project,
        body=Body.objects.get(municipality=project.municipality_id, key="planning-committee"),
    )  # fmt: skip
    perform(request, "ask", by=house.person("planning-committee.member"), question=question)
    return ResultsRequest.objects.get(project=project, question=question)
