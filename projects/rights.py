"""Who may do what to a project: its own seats, the bodies that decide about it, and the coordinators.

A seat in a project gives what the seat gives and no more (SUN-12).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from applications.conflict import conflict_of
from applications.rights import IN_CONFLICT, handler
from projects import parties
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import ACTING, Standing

if TYPE_CHECKING:
    from projects.models import Change, FollowUp, Position, Project, Report, ResultsRequest, ScaleUp
    from socinv.lifecycle.process.project_schema import Before, Decided, SeatRule


def _only(reason: Any) -> Verdict:
    return no(Ground.PERSON, reason)


def in_project_group(thing: Any, standing: Standing, roles: Collection[str] = ACTING) -> bool:
    return standing.role_in(thing.project.project_group_id, roles)


def in_steering_group(thing: Any, standing: Standing, roles: Collection[str] = ACTING) -> bool:
    return standing.role_in(thing.project.steering_group_id, roles)


def has_seat(thing: Any, standing: Standing) -> bool:
    """Sits in the project today, in whichever group."""
    groups = {thing.project.project_group_id, thing.project.steering_group_id}
    return any(seat.body in groups for seat in standing.seats)


def project_writer(thing: Any, standing: Standing) -> Verdict:
    """The project group writes the description, the reports and the evaluation (2.8)."""
    if in_project_group(thing, standing):
        return YES
    return _only(_("Bara projektgruppen kan skriva här."))


def leader(thing: Any, standing: Standing) -> Verdict:
    """The project leader answers for the description and the evaluation (SUN-32, SUN-37)."""
    if in_project_group(thing, standing, ("chair",)):
        return YES
    return _only(_("Det här gör projektledaren."))


def commenter(thing: Any, standing: Standing) -> Verdict:
    """The coordinators support; the project group answers (2.7)."""
    return project_writer(thing, standing) or handler(thing, standing)


def steering(thing: Any, standing: Standing) -> Verdict:
    """The steering group controls the project and reports (SUN-12)."""
    if in_steering_group(thing, standing):
        return YES
    return _only(_("Det här gör styrgruppen."))


def _senders(thing: Any) -> Sequence[SeatRule]:
    """The seats that the file lets send reports; none where it is the steering group."""
    process = thing.case.process
    return [seat for seat in process.project.seat if seat.key in process.reporting.sent_by]


def sender(report: Any, standing: Standing) -> Verdict:
    """The steering group reports (SUN-12), or the seats that the file names (ORE-17)."""
    seats = _senders(report)
    if not seats:
        return steering(report, standing)
    if any(standing.role_in(parties.group_id(report, seat), (seat.role,)) for seat in seats):
        return YES
    return _only(_("Det här gör den som skickar rapporterna."))


def sends_own(report: Report, standing: Standing) -> bool:
    """Whether one who writes a report also is the one who sends it: then handing it over is sending it."""
    return any(
        seat.group == "project-group" and standing.role_in(parties.group_id(report, seat), (seat.role,))
        for seat in _senders(report)
    )


def starter(project: Project, standing: Standing) -> Verdict:
    """The steering group starts the project and begins its closing phase, or the coordinators for it."""
    return steering(project, standing) or handler(project, standing)


def staffer(project: Project, standing: Standing) -> Verdict:
    """Who gives out the project's seats: the applying department's head, the owner, and unless in conflict of
    interest (jäv) the orderer and the coordinators."""
    orderer = project.case.process.orderer
    if project.case.department_id in standing.heads or in_steering_group(project, standing, ("chair",)):
        return YES
    if orderer is not None and standing.holds_role(project.case.process.kind_of(orderer.body), (orderer.role,)):
        return no(Ground.CONFLICT, IN_CONFLICT) if conflict_of(project.case, standing) else YES
    return handler(project, standing)


def eu_assessor(project: Project, standing: Standing) -> Verdict:
    """The coordinators or the project leader (SUN-55)."""
    return leader(project, standing) or handler(project, standing)


def _decider(thing: Any, standing: Standing, rule: Decided | Before | None) -> Verdict:
    """One who records the decisions of the party that the file names; a co-opted member never does (SUN-11)."""
    if rule is None:
        return _only(_("Riktlinjen har inget sådant beslut."))
    if parties.holds(thing, standing, rule.by, rule.roles):
        return _of_party(thing, standing, rule.by)
    if not parties.is_seat(thing.case, rule.by) and parties.holds(thing, standing, rule.by, ("co-opted",)):
        return _only(_("Adjungerade deltar men beslutar inte."))
    return _only(_("Bara den som svarar för organet kan registrera det."))


def _of_party(thing: Any, standing: Standing, key: str) -> Verdict:
    """Yes, unless it is a body in which the person is in conflict of interest (jäv); a project's own never are."""
    barred = not parties.is_seat(thing.case, key) and conflict_of(thing.case, standing)
    return no(Ground.CONFLICT, IN_CONFLICT) if barred else YES


def change_decider(change: Change, standing: Standing) -> Verdict:
    return _decider(change, standing, change.case.process.change)


def judge(thing: Any, standing: Standing) -> Verdict:
    return _decider(thing, standing, thing.case.process.closing.judged)


def proposer(thing: ScaleUp, standing: Standing) -> Verdict:
    return _decider(thing, standing, thing.case.process.proposal)


def scale_up_decider(thing: ScaleUp, standing: Standing) -> Verdict:
    return _decider(thing, standing, thing.case.process.scale_up)


def changer(change: Change, standing: Standing) -> Verdict:
    """The steering group asks for a change; the body that decides may raise it itself (SUN-07), and so may those
    whom the file lets raise one of them (ORE-19)."""
    raising = raised_by(change, standing)
    if raising and not steering(change, standing):
        return _of_party(change, standing, raising)
    return steering(change, standing) or change_decider(change, standing)


def raised_by(change: Change, standing: Standing) -> str:
    """The party by which the person may raise a change, where it is neither the steering group nor the decider."""
    rule = change.case.process.change
    if in_steering_group(change, standing) or parties.holds(change, standing, rule.by, rule.roles):
        return ""
    keys = dict.fromkeys(key for way in rule.choices for key in way.raised_by)
    return next((key for key in keys if parties.holds(change, standing, key, ACTING)), "")


def withdrawer(change: Change, standing: Standing) -> Verdict:
    """Those who asked: the steering group, or the deciding body where it raised the change itself."""
    if change.raised_by_decider:
        return change_decider(change, standing)
    if change.raised_by:
        if parties.holds(change, standing, change.raised_by, ACTING):
            return _of_party(change, standing, change.raised_by)
        return _only(_("Bara de som väckte frågan kan återta den."))
    return steering(change, standing)


def positioner(position: Position, standing: Standing) -> Verdict:
    """Those who must say something before a change is decided (ORE-19)."""
    return _decider(position, standing, position.rule)


def follow_up_writer(follow_up: FollowUp, standing: Standing) -> Verdict:
    """Those whom the file names, or the coordinators for them: the project is over and its people may have left."""
    rule = follow_up.case.process.follow_up
    if rule is not None and parties.holds(follow_up, standing, rule.by, rule.roles):
        return YES
    return handler(follow_up, standing)


def receiver(thing: Any, standing: Standing) -> Verdict:
    """The body that reports go to, or its coordinators for it (SUN-33)."""
    rule = thing.case.process.reporting
    if parties.holds(thing, standing, rule.to, rule.roles):
        return _of_party(thing, standing, rule.to)
    return handler(thing, standing)


def asker(thing: ResultsRequest, standing: Standing) -> Verdict:
    """One who sits in the body that asks, where the file lets that body ask for results (SUN-03)."""
    process = thing.case.process
    may_ask = {process.kind_of(key) for key in process.request.asked_by} if process.request else set()
    seats = (seat for seat in standing.seats if seat.body == thing.body_id and seat.role in ACTING)
    if any(seat.kind in may_ask for seat in seats):
        return YES
    return _only(_("Bara det organ som följer projekten kan efterfråga resultat."))
