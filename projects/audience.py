"""Who is told of what happens in a project."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.audience import group
from socinv.lifecycle import clock
from socinv.notices.audience import Told, tells
from socinv.organisation.models import Affiliation, Membership, User

if TYPE_CHECKING:
    from applications.models import Case
    from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp


def _seated(body: int, roles: Collection[str] = ()) -> tuple[User, ...]:
    """Those who sit in a group today, of the roles if any are named."""
    seats = Membership.objects.on(clock.today()).filter(body=body)
    if roles:
        seats = seats.filter(role__in=roles)
    doors = Affiliation.objects.filter(municipality__in=seats.values("municipality")).values("person")
    return tuple(User.objects.filter(pk__in=seats.values("person"), is_active=True).filter(pk__in=doors))


def _steering(thing: Any, what: str) -> Told:
    people = _seated(thing.project.steering_group_id)
    return Told("steering-group", thing.case.process.project.steering.title, what, people)


def _project_group(thing: Any, what: str, roles: Collection[str] = ()) -> Told:
    people = _seated(thing.project.project_group_id, roles)
    return Told("project-group", thing.case.process.project.group.title, what, people)


def _everyone(thing: Any, key: str) -> list[Told]:
    """The project's own people, the coordinators, the body named and those who follow."""
    case: Case = thing.case
    return [
        _steering(thing, _("får veta det")),
        _project_group(thing, _("får veta det")),
        group(case, "coordinators", _("får veta det")),
        group(case, key, _("får veta det")),
        group(case, "followers", _("får veta det")),
    ]


def _met(groups: list[Told]) -> list[Told]:
    return [one for one in groups if one.people]


@tells("projects.project")
def of_project(project: Project, verb: str, outcome: str) -> list[Told]:
    case = project.case
    if verb == "open":
        return _met([group(case, "coordinators", _("får utse dem som ska leda projektet"))])
    if verb in ("appoint", "release"):
        return _met([_steering(project, _("får veta det")), _project_group(project, _("får veta det"))])
    if verb == "submit":
        return _met([
            _steering(project, _("kan starta projektet")),
            group(case, "coordinators", _("får veta att projektbeskrivningen finns")),
        ])  # fmt: skip
    if verb in ("start", "begin_closing"):
        return _met(_everyone(project, case.process.reporting.to))
    if verb in ("comment", "resolve_comment"):
        return _commented(project)
    return []


def _commented(thing: Any) -> list[Told]:
    return _met([
        _project_group(thing, _("får kommentaren")),
        group(thing.case, "coordinators", _("får kommentaren")),
    ])  # fmt: skip


@tells("projects.report")
def of_report(report: Report, verb: str, outcome: str) -> list[Told]:
    case, rule = report.case, report.case.process.reporting
    if verb == "submit":
        return _met([_steering(report, _("får rapporten att skicka"))])
    if verb == "hand_back":
        return _met([_project_group(report, _("får tillbaka rapporten"))])
    if verb == "send":
        return _met([
            group(case, rule.to, _("får rapporten")),
            group(case, "coordinators", _("tar emot rapporten")),
            _project_group(report, _("får veta att rapporten är skickad")),
            group(case, "followers", _("får veta att rapporten är skickad")),
        ])  # fmt: skip
    if verb in ("accept", "send_back", "read"):
        what = (
            _("får veta att rapporten är behandlad") if verb != "send_back" else _("får veta vad som ska kompletteras")
        )
        return _met([_steering(report, what), _project_group(report, what)])
    if verb in ("comment", "resolve_comment"):
        return _commented(report)
    return []


@tells("projects.change")
def of_change(change: Change, verb: str, outcome: str) -> list[Told]:
    rule = change.case.process.change
    if verb == "ask":
        return _met([
            group(change.case, rule.by, _("får frågan att besluta om")),
            group(change.case, "coordinators", _("får veta det")),
            _steering(change, _("får veta det")),
        ])  # fmt: skip
    if verb == "withdraw":
        told = [group(change.case, key, _("får veta det")) for key in (rule.by, "coordinators")]
        return _met([*told, _steering(change, _("får veta det"))])
    if verb == "decide":
        return _met([*_everyone(change, rule.by), group(change.case, "concerned-committees", _("får beslutet"))])
    return []


@tells("projects.evaluation")
def of_evaluation(evaluation: Evaluation, verb: str, outcome: str) -> list[Told]:
    rule = evaluation.case.process.closing.judged
    if verb == "open":
        return _met([_project_group(evaluation, _("ska skriva utvärderingen"))])
    if verb == "submit":
        return _met([
            group(evaluation.case, rule.by, _("får utvärderingen att bedöma")),
            group(evaluation.case, "coordinators", _("får veta det")),
            _steering(evaluation, _("får veta det")),
        ])  # fmt: skip
    if verb == "send_back":
        return _met([_project_group(evaluation, _("får veta vad som ska kompletteras"))])
    if verb == "judge":
        return _met([*_everyone(evaluation, rule.by), *_politicians(evaluation)])
    if verb in ("comment", "resolve_comment"):
        return _commented(evaluation)
    return []


def _politicians(thing: Any) -> list[Told]:
    """The committees that take part, and those that follow the projects (SUN-03)."""
    asking = [group(thing.case, key, _("får veta det")) for key in thing.case.process.request.asked_by]
    return [*asking, group(thing.case, "concerned-committees", _("får veta det"))]


@tells("projects.scaleup")
def of_scale_up(scale_up: ScaleUp, verb: str, outcome: str) -> list[Told]:
    process = scale_up.case.process
    if verb == "propose":
        return _met([
            group(scale_up.case, process.scale_up.by, _("får förslaget att besluta om")),
            group(scale_up.case, "coordinators", _("får veta det")),
            _steering(scale_up, _("får veta det")),
        ])  # fmt: skip
    if verb in ("decide", "drop"):
        return _met([*_everyone(scale_up, process.proposal.by), *_politicians(scale_up)])
    return []


@tells("projects.resultsrequest")
def of_request(request: ResultsRequest, verb: str, outcome: str) -> list[Told]:
    if verb == "ask":
        return _met([
            _steering(request, _("får frågan att svara på")),
            group(request.case, "coordinators", _("får veta det")),
        ])  # fmt: skip
    if verb == "answer":
        asked = tuple([request.asked_by] if request.asked_by else [])
        keys = request.case.process.request.asked_by
        return _met([
            Told("asked", _("Den som frågade"), _("får svaret"), asked),
            *(group(request.case, key, _("får svaret")) for key in keys),
        ])  # fmt: skip
    return []
