"""A project and what belongs to it in each situation of its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories.projects import (
    a_sent_report,
    a_submitted_evaluation,
    a_written_report,
    an_accepted_report,
    ask_change,
    ask_results,
    decide_change,
    decide_scale_up,
    propose,
    report_of,
    write,
)
from tests.matrix import bringing as to
from tests.matrix.bringing import Bring, fresh
from tests.matrix.cast import Cast
from tests.matrix.other_situations import OF_FOLLOW_UPS, OF_POSITIONS, stopped_change
from tests.matrix.plan_situations import OF_PLANS

Build = Callable[[Cast, Project], Any]


def project_at(thing: str, situation: str, cast: Cast) -> Any:
    """The thing of the table, as it stands in the database."""
    assert cast.project is not None
    found: Any = OF_PROJECTS[thing][situation](cast, fresh(cast.project))
    return found if not found.pk else type(found).objects.select_related("case").get(pk=found.pk)


# -- its reports


def _new_report(cast: Cast, project: Project) -> Report:
    project, day = to.running(cast, project), clock.today()
    return Report(
        municipality_id=project.municipality_id, case=project.case, project=project, number=99, period_from=day,
        period_to=day, due=day,
    )  # fmt: skip


def _report(number: int = 1) -> Build:
    return lambda cast, project: report_of(to.running(cast, project), number)


def _draft_report(cast: Cast, project: Project) -> Report:
    report = report_of(to.running(cast, project))
    write(report, by=cast.person("project.member"))
    return report


def _written_report(cast: Cast, project: Project) -> Report:
    return a_written_report(cast.house, report_of(to.running(cast, project)))


def _sent_report(cast: Cast, project: Project) -> Report:
    return a_sent_report(cast.house, report_of(to.running(cast, project)))


def _received(verb: str, **said: Any) -> Build:
    def build(cast: Cast, project: Project) -> Report:
        report = _sent_report(cast, project)
        perform(report, verb, by=cast.person("coordination.evaluation"), **said)
        return report

    return build


def _accepted_report(cast: Cast, project: Project) -> Report:
    return an_accepted_report(cast.house, report_of(to.running(cast, project)))


def _returned_report(cast: Cast, project: Project) -> Report:
    return _received("send_back", day=clock.today(), reasons="Skriv mer.")(cast, project)  # type: ignore[no-any-return]


def _sent_then_ended(cast: Cast, project: Project) -> Report:
    report = _sent_report(cast, project)
    to.end(cast, fresh(project))
    return report


def _sent_then_evaluated(cast: Cast, project: Project) -> Report:
    """The evaluation that rests on the report is with the management group."""
    a_submitted_evaluation(cast.house, to.reports_in(cast, project))
    Report.objects.filter(project=project, number=1).update(status="sent")
    return report_of(project)


def _cancelled_report(cast: Cast, project: Project) -> Report:
    report = report_of(to.running(cast, project))
    perform(report, "cancel", by=User.objects.system())
    return report


# -- changes of it


def _new_change(before: Bring) -> Build:
    def build(cast: Cast, project: Project) -> Change:
        project = before(cast, project)
        return Change(municipality_id=project.municipality_id, case=project.case, project=project, number=9)

    return build


def _asked(before: Bring, by: str = "project.owner") -> Build:
    return lambda cast, project: ask_change(cast.house, before(cast, project), by=cast.person(by))


def _decided_change(cast: Cast, project: Project) -> Change:
    return decide_change(cast.house, ask_change(cast.house, to.running(cast, project)))


def _withdrawn_change(cast: Cast, project: Project) -> Change:
    change = ask_change(cast.house, to.running(cast, project))
    perform(change, "withdraw", by=cast.person("project.owner"), reason="Det behövs inte.")
    return change


# -- its end


def _new_evaluation(cast: Cast, project: Project) -> Evaluation:
    project = to.running(cast, project)
    return Evaluation(municipality_id=project.municipality_id, case=project.case, project=project)


def _evaluation(before: Bring, *, is_written: bool = True) -> Build:
    def build(cast: Cast, project: Project) -> Evaluation:
        evaluation = Evaluation.objects.get(project=before(cast, project))
        if is_written:
            write(evaluation, by=cast.person("project.leader"))
        return evaluation

    return build


def _submitted_evaluation(cast: Cast, project: Project) -> Evaluation:
    return a_submitted_evaluation(cast.house, to.reports_in(cast, project))


def _returned_evaluation(cast: Cast, project: Project) -> Evaluation:
    evaluation = _submitted_evaluation(cast, project)
    perform(evaluation, "send_back", by=cast.person("management-group.chair"), reason="Skriv mer om effekten.")
    return evaluation


def _new_scale_up(cast: Cast, project: Project) -> ScaleUp:
    project = to.reports_in(cast, project)
    return ScaleUp(municipality_id=project.municipality_id, case=project.case, project=project)


def _proposed(cast: Cast, project: Project) -> ScaleUp:
    return propose(cast.house, to.evaluated(cast, project))


def _new_request(before: Bring) -> Build:
    def build(cast: Cast, project: Project) -> ResultsRequest:
        project, body = before(cast, project), cast.house.bodies["planning-committee"]
        return ResultsRequest(municipality_id=project.municipality_id, case=project.case, project=project, body=body)

    return build


def _asked_request(cast: Cast, project: Project) -> ResultsRequest:
    return ask_results(cast.house, to.running(cast, project))


def _answered_request(cast: Cast, project: Project) -> ResultsRequest:
    request = _asked_request(cast, project)
    perform(request, "answer", by=cast.person("project.steering"), answer_text="Det går bra.")
    return request


OF_PROJECTS: dict[str, dict[str, Build]] = {
    "plan": OF_PLANS,
    "position": OF_POSITIONS,
    "followup": OF_FOLLOW_UPS,
    "project": {
        "new": to.just_granted,
        "shelved": to.shelved,
        "planned": to.ready,
        "planned-not-described": to.without(submitted_at=None),
        "planned-not-written": to.unwritten,
        "planned-not-assessed": to.without(eu_assessed_at=None, eu_outcome=""),
        "planned-without-owner": to.without_owner,
        "planned-without-number": to.without(number=""),
        "running": to.running,
        "running-change-asked": to.change_asked,
        "closing": to.closing,
        "evaluated": to.evaluated,
        "closed": to.closed,
        "ended": to.ended,
    },
    "report": {
        "new": _new_report,
        "draft": _draft_report,
        "draft-not-written": _report(),
        "draft-not-begun": _report(2),
        "proposed": _written_report,
        "sent": _sent_report,
        "sent-then-ended": _sent_then_ended,
        "sent-then-evaluated": _sent_then_evaluated,
        "read": _received("read"),
        "accepted": _accepted_report,
        "returned": _returned_report,
        "cancelled": _cancelled_report,
    },
    "change": {
        "new": _new_change(to.running),
        "new-while-asked": _new_change(to.change_asked),
        "new-when-closing": _new_change(to.closing),
        "asked": _asked(to.running),
        "asked-by-decider": _asked(to.running, "management-group.secretary"),
        "decided": _decided_change,
        "withdrawn": _withdrawn_change,
        "stopped": stopped_change,
    },
    "evaluation": {
        "new": _new_evaluation,
        "draft": _evaluation(to.reports_in),
        "draft-not-written": _evaluation(to.reports_in, is_written=False),
        "draft-reports-not-sent": _evaluation(to.closing),
        "submitted": _submitted_evaluation,
        "returned": _returned_evaluation,
        "judged": lambda cast, project: Evaluation.objects.get(project=to.evaluated(cast, project)),
    },
    "scaleup": {
        "new": _new_scale_up,
        "awaited": to.awaited,
        "proposed": _proposed,
        "decided": lambda cast, project: decide_scale_up(cast.house, _proposed(cast, project)),
        "dropped": to.dropped,
    },
    "request": {
        "new": _new_request(to.running),
        "new-when-planned": _new_request(to.ready),
        "asked": _asked_request,
        "answered": _answered_request,
    },
}
