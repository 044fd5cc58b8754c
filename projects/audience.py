"""Who is told of what happens in a project."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.audience import group
from applications.content.participants import concerned_committees
from applications.gathering import in_bodies
from projects import parties
from projects.reporters import sender_of
from socinv.lifecycle import clock
from socinv.lifecycle.process.project_schema import RESPONSIBLE
from socinv.notices.audience import Told, tells
from socinv.organisation.models import Affiliation, Membership, User

if TYPE_CHECKING:
    from applications.models import Case
    from projects.models import Change, Evaluation, FollowUp, Position, Project, Report, ResultsRequest, ScaleUp

RECORDING = ("chair", "secretary")


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


def _party(thing: Any, key: str, what: str) -> Told:
    """Whom the file means by the key: a body, the committee responsible, or a seat in the project."""
    case, seat = thing.case, thing.case.process.seat(key)
    if seat is not None:
        people = _seated(parties.group_id(thing, seat), (seat.role,))
        return Told(seat.group, parties.title_of(case, key), what, people)
    if key == RESPONSIBLE:
        return Told(key, parties.title_of(case, key), what, _seated(case.department.committee_id))
    return group(case, key, what)


def _informed(thing: Any, keys: Sequence[str]) -> list[Told]:
    """The bodies that are told for their information (NOR-11)."""
    return [_party(thing, key, _("får det för information")) for key in keys]


def _senders(report: Report, what: str) -> Told:
    """The steering group, or those in the seats that send (ORE-17)."""
    process = report.case.process
    seats = [seat for seat in process.project.seat if seat.key in process.reporting.sent_by]
    if not seats:
        return _steering(report, what)
    people = [one for seat in seats for one in _seated(parties.group_id(report, seat), (seat.role,))]
    return Told(seats[0].group, sender_of(process), what, tuple(dict.fromkeys(people)))


def _everyone(thing: Any, key: str) -> list[Told]:
    """The project's own people, the coordinators, the body named and those who follow."""
    case: Case = thing.case
    return [
        _steering(thing, _("får veta det")),
        _project_group(thing, _("får veta det")),
        group(case, "coordinators", _("får veta det")),
        _party(thing, key, _("får veta det")),
        group(case, "followers", _("får veta det")),
    ]


def _met(groups: list[Told]) -> list[Told]:
    return [one for one in groups if one.people]


def _concerned(thing: Any, what: str, *told: str) -> Told:
    """The committees that take part, but for those that the file's keys ``told`` mean and that hear of it already."""
    case: Case = thing.case
    responsible = case.department.committee_id if RESPONSIBLE in told else None
    left = [one for one in concerned_committees(case) if one.key not in told and one.pk != responsible]
    return Told("concerned-committees", ", ".join(one.name for one in left), what, in_bodies(left, RECORDING))


def _once(groups: list[Told]) -> list[Told]:
    """A body that has two parts in it is named once, with what it gets first."""
    found: dict[str, Told] = {}
    for one in groups:
        found.setdefault(one.key, one)
    return list(found.values())


@tells("projects.project")
def of_project(project: Project, verb: str, outcome: str) -> list[Told]:
    case = project.case
    if verb == "open":
        return _met([group(case, "coordinators", _("får utse dem som ska leda projektet")).to_do()])
    if verb in ("appoint", "release"):
        return _met([_steering(project, _("får veta det")), _project_group(project, _("får veta det"))])
    if verb == "submit":
        return _met([
            _steering(project, _("kan starta projektet")).to_do(),
            group(case, "coordinators", _("får veta att projektbeskrivningen finns")),
        ])  # fmt: skip
    if verb in ("start", "begin_closing"):
        plan = [case.process.project.reported_to] if verb == "start" else []
        plans = [_party(project, key, _("får projektplanen")) for key in plan if key]
        return _met(_once([*plans, *_everyone(project, case.process.reporting.to)]))
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
        return _met([_senders(report, _("får rapporten att skicka")).to_do()])
    if verb == "hand_back":
        return _met([_project_group(report, _("får tillbaka rapporten")).to_do()])
    if verb == "send":
        return _met([
            _party(report, rule.to, _("får rapporten")).to_do(),
            group(case, "coordinators", _("tar emot rapporten")),
            _project_group(report, _("får veta att rapporten är skickad")),
            group(case, "followers", _("får veta att rapporten är skickad")),
        ])  # fmt: skip
    if verb in ("accept", "send_back", "read"):
        what = (
            _("får veta att rapporten är behandlad") if verb != "send_back" else _("får veta vad som ska kompletteras")
        )
        informed = _informed(report, rule.informs) if verb == "accept" else []
        return _met([_steering(report, what), _project_group(report, what), *informed])
    if verb in ("comment", "resolve_comment"):
        return _commented(report)
    return []


@tells("projects.change")
def of_change(change: Change, verb: str, outcome: str) -> list[Told]:
    rule = change.case.process.change
    if verb == "ask":
        return _met([
            _party(change, rule.by, _("får frågan att besluta om")).to_do(),
            group(change.case, "coordinators", _("får veta det")),
            _steering(change, _("får veta det")),
        ])  # fmt: skip
    if verb == "withdraw":
        told = [_party(change, key, _("får veta det")) for key in (rule.by, "coordinators")]
        return _met([*told, _steering(change, _("får veta det"))])
    if verb == "stop":
        return _met(_everyone(change, rule.by))
    if verb == "decide":
        return _met([*_everyone(change, rule.by), _concerned(change, _("får beslutet"), rule.by)])
    return []


@tells("projects.position")
def of_position(position: Position, verb: str, outcome: str) -> list[Told]:
    if verb == "open":
        return _met([_party(position, position.rule.by, _("ska säga sitt innan det beslutas")).to_do()])
    if verb == "take":
        decider = position.case.process.change.by
        return _met(_once([
            _steering(position, _("får veta det")),
            _project_group(position, _("får veta det")),
            _party(position, decider, _("får veta det")),
            group(position.case, "coordinators", _("får veta det")),
        ]))  # fmt: skip
    return []


@tells("projects.followup")
def of_follow_up(follow_up: FollowUp, verb: str, outcome: str) -> list[Told]:
    rule, case = follow_up.case.process.follow_up, follow_up.case
    if rule is None:
        return []
    writers = _party(follow_up, rule.by, _("får veta det"))
    if verb == "open":
        return _met([
            _party(follow_up, rule.by, _("ska skriva den")).to_do(),
            group(case, "coordinators", _("får veta när den ska vara klar")),
        ])  # fmt: skip
    if verb == "submit":
        return _met(
            [group(case, "coordinators", _("tar emot den")).to_do(), group(case, "followers", _("får veta det"))]
        )
    if verb == "send_back":
        return _met([_party(follow_up, rule.by, _("får veta vad som ska kompletteras")).to_do()])
    if verb == "receive":
        bodies = [*_informed(follow_up, rule.informs), _concerned(follow_up, _("får veta det"), rule.by, *rule.informs)]
        return _met(_once([writers, *bodies, group(case, "followers", _("får veta det"))]))
    if verb in ("comment", "resolve_comment"):
        return _met([writers, group(case, "coordinators", _("får kommentaren"))])
    return []


@tells("projects.evaluation")
def of_evaluation(evaluation: Evaluation, verb: str, outcome: str) -> list[Told]:
    rule = evaluation.case.process.closing.judged
    if verb == "open":
        return _met([_project_group(evaluation, _("ska skriva utvärderingen")).to_do()])
    if verb == "submit":
        return _met([
            _party(evaluation, rule.by, _("får utvärderingen att bedöma")).to_do(),
            group(evaluation.case, "coordinators", _("får veta det")),
            _steering(evaluation, _("får veta det")),
        ])  # fmt: skip
    if verb == "send_back":
        return _met([_project_group(evaluation, _("får veta vad som ska kompletteras")).to_do()])
    if verb == "judge":
        keys = evaluation.case.process.closing.informs
        politicians = _politicians(evaluation, rule.by, *keys)
        return _met(_once([*_everyone(evaluation, rule.by), *politicians, *_informed(evaluation, keys)]))
    if verb in ("comment", "resolve_comment"):
        return _commented(evaluation)
    return []


def _politicians(thing: Any, *told: str) -> list[Told]:
    """The committees that take part, and those that follow the projects (SUN-03), but for those told anyhow."""
    rule = thing.case.process.request
    keys = rule.asked_by if rule else ()
    asking = [group(thing.case, key, _("får veta det")) for key in keys]
    return [*asking, _concerned(thing, _("får veta det"), *told, *keys)]


@tells("projects.scaleup")
def of_scale_up(scale_up: ScaleUp, verb: str, outcome: str) -> list[Told]:
    process = scale_up.case.process
    if verb == "await_decision" and process.scale_up:
        return _met([_party(scale_up, process.scale_up.by, _("ska besluta om fortsättningen")).to_do()])
    if verb == "propose" and process.scale_up:
        return _met([
            _party(scale_up, process.scale_up.by, _("får förslaget att besluta om")).to_do(),
            group(scale_up.case, "coordinators", _("får veta det")),
            _steering(scale_up, _("får veta det")),
        ])  # fmt: skip
    rule = process.proposal or process.scale_up
    if verb in ("propose", "decide", "drop") and rule:
        return _met(_once([*_everyone(scale_up, rule.by), *_politicians(scale_up, rule.by)]))
    return []


@tells("projects.resultsrequest")
def of_request(request: ResultsRequest, verb: str, outcome: str) -> list[Told]:
    if verb == "ask":
        return _met([
            _steering(request, _("får frågan att svara på")).to_do(),
            group(request.case, "coordinators", _("får veta det")),
        ])  # fmt: skip
    if verb == "answer":
        asked = tuple([request.asked_by] if request.asked_by else [])
        rule = request.case.process.request
        keys = rule.asked_by if rule else ()
        return _met([
            Told("asked", _("Den som frågade"), _("får svaret"), asked),
            *(group(request.case, key, _("får svaret")) for key in keys),
        ])  # fmt: skip
    return []
