"""Who has the documents of a project made, and who reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from applications.rights import handler
from projects import rights
from projects.conditions import empty_seats
from projects.models import Change, ChangeStatus, Evaluation, FollowUp, Project, Report, ScaleUp, ScaleUpStatus
from projects.models.evaluation import EvaluationStatus
from projects.models.follow_up import FollowUpStatus
from projects.models.project import LIVE
from projects.models.report import WRITABLE
from projects.sight import reads_drafts
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing

JUDGED = (EvaluationStatus.SUBMITTED, EvaluationStatus.JUDGED)
CAME = (FollowUpStatus.SUBMITTED, FollowUpStatus.RECEIVED)


def read(thing: Any, standing: Standing) -> bool:
    """Everyone who sits, works or decides in the municipality, and those who have a seat in the project."""
    if standing.municipality != thing.municipality_id or not standing.is_affiliated:
        return False
    return standing.is_system or standing.is_insider or rights.has_seat(_project(thing), standing)


def read_draft(thing: Any, standing: Standing) -> bool:
    """Those who read what the project writes while it is written."""
    return read(thing, standing) and reads_drafts(standing, _project(thing))


def _project(thing: Any) -> Project:
    """By way of the case, which many things in a list have in common: asked for once."""
    if isinstance(thing, Project):
        return thing
    project: Project = thing.case.project
    return project


def order_project_order(project: Project, standing: Standing) -> Verdict:
    """Those who give out the project's seats, while it lives and somebody leads it."""
    verdict = rights.staffer(project, standing)
    if not verdict:
        return verdict
    if project.status not in LIVE:
        return no(Ground.STATE, _("Projektbeställningen görs medan projektet planeras eller pågår."))
    if missing := empty_seats(project):
        reason = _("Det saknas någon som är %(seats)s. Utse någon först.") % {"seats": ", ".join(missing)}
        return no(Ground.CONDITION, reason)
    return YES


def order_template(report: Report, standing: Standing) -> Verdict:
    """Those who write the report, and the coordinators, until it has been handed over."""
    verdict = rights.commenter(report, standing)
    if verdict and report.status not in WRITABLE:
        return no(Ground.STATE, _("Mallen görs medan rapporten skrivs."))
    return verdict


def order_report(report: Report, standing: Standing) -> Verdict:
    """The project's own people and those who receive it, once it has been sent."""
    verdict = _of_project(report, standing) or rights.receiver(report, standing)
    if verdict and report.sent_at is None:
        return no(Ground.STATE, _("Handlingen görs när rapporten är skickad."))
    return verdict


def order_evaluation(evaluation: Evaluation, standing: Standing) -> Verdict:
    """The project's own people, those who judge and the coordinators, once it has been sent in."""
    verdict = _of_project(evaluation, standing) or _decider(rights.judge, evaluation, standing)
    if verdict and evaluation.status not in JUDGED:
        return no(Ground.STATE, _("Handlingen görs när utvärderingen är inlämnad."))
    return verdict


def order_follow_up(follow_up: FollowUp, standing: Standing) -> Verdict:
    """Those who write it and the coordinators, once it has been sent in."""
    verdict = rights.follow_up_writer(follow_up, standing)
    if verdict and follow_up.status not in CAME:
        return no(Ground.STATE, _("Handlingen görs när uppföljningen är inlämnad."))
    return verdict


def order_change_memo(change: Change, standing: Standing) -> Verdict:
    """Those who record the decision, the project's own people and the coordinators, once it is taken."""
    verdict = _of_project(change, standing) or _decider(rights.change_decider, change, standing)
    if verdict and change.status != ChangeStatus.DECIDED:
        return no(Ground.STATE, _("Handlingen görs när ändringen är beslutad."))
    return verdict


def order_verdict_memo(evaluation: Evaluation, standing: Standing) -> Verdict:
    """The same, once the project has been judged."""
    verdict = _of_project(evaluation, standing) or _decider(rights.judge, evaluation, standing)
    if verdict and evaluation.status != EvaluationStatus.JUDGED:
        return no(Ground.STATE, _("Handlingen görs när projektet är bedömt."))
    return verdict


def order_continuation_memo(scale_up: ScaleUp, standing: Standing) -> Verdict:
    """The same, once it is decided what becomes of the work, or nothing was proposed."""
    verdict = (
        _of_project(scale_up, standing)
        or _decider(rights.scale_up_decider, scale_up, standing)
        or _decider(rights.proposer, scale_up, standing)
    )
    if verdict and not is_settled(scale_up):
        return no(Ground.STATE, _("Handlingen görs när det är beslutat hur arbetet ska fortsätta."))
    return verdict


def is_settled(scale_up: ScaleUp) -> bool:
    """Whether it is decided, dropped, or proposed under a guideline where the proposal is the end of it."""
    if scale_up.status == ScaleUpStatus.PROPOSED:
        return scale_up.case.process.scale_up is None
    return scale_up.status in (ScaleUpStatus.DECIDED, ScaleUpStatus.DROPPED)


def _of_project(thing: Any, standing: Standing) -> Verdict:
    """Those who act in the project's groups."""
    return rights.project_writer(thing, standing) or rights.steering(thing, standing)


def _decider(asked: Callable[[Any, Standing], Verdict], thing: Any, standing: Standing) -> Verdict:
    return asked(thing, standing) or handler(thing, standing)
