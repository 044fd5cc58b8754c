"""Who may do what with a repayment plan: those whom the process file names, and nobody in conflict of interest."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.conflict import conflict_of
from applications.rights import IN_CONFLICT, handler
from projects.parties import holds, is_seat
from repayment.book import book_of
from socinv.lifecycle.process.repayment_schema import COMMITTEES, OWNER
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.presentation.grammar import inside

if TYPE_CHECKING:
    from repayment.models import Plan
    from socinv.organisation.standing import Standing

RECORDING = ("chair", "secretary")


def _only(reason: Any) -> Verdict:
    return no(Ground.PERSON, reason)


def _unless_conflicted(plan: Plan, standing: Standing) -> Verdict:
    return no(Ground.CONFLICT, IN_CONFLICT) if conflict_of(plan.case, standing) else YES


def _kind(plan: Plan, key: str) -> str:
    """The kind of the body of that name; nothing where the file has none."""
    return next((one.kind for one in plan.case.process.body if one.key == key), "")


def decider(plan: Plan, standing: Standing) -> Verdict:
    """One who records the decisions of the body, or of the office-holder, that decides the plan (STO-06)."""
    rule = plan.rule
    if rule.by and standing.holds_role(_kind(plan, rule.by), rule.roles):
        return _unless_conflicted(plan, standing)
    who = inside(plan.case.process.body_title(rule.by))
    return _only(_("Bara den som svarar för %(who)s kan registrera det.") % {"who": who})


def reporter(plan: Plan, standing: Standing) -> Verdict:
    """Those who report a year's savings (STO-07)."""
    return _one_of(plan, standing, plan.rule.reported_by, _("Bara de som redovisar återföringen kan göra det."))


def reckoner(plan: Plan, standing: Standing) -> Verdict:
    """The coordinators, whose calculations those who settle a year go by (SUN-41)."""
    return handler(plan, standing)


def reconciler(plan: Plan, standing: Standing) -> Verdict:
    """Those who reconcile at the end (STO-08)."""
    return _one_of(plan, standing, plan.rule.reconciled_by, _("Bara de som stämmer av återföringen kan göra det."))


def _one_of(plan: Plan, standing: Standing, keys: Collection[str], reason: str) -> Verdict:
    """Yes by any of them; that one is in conflict is said before that one is nobody."""
    found = [_as_one(plan, standing, key) for key in keys]
    for verdict in found:
        if verdict:
            return verdict
    return next((one for one in found if one.ground is Ground.CONFLICT), _only(reason))


def _as_one(plan: Plan, standing: Standing, key: str) -> Verdict:
    if key == OWNER:
        return YES if standing.role_in(plan.project.steering_group_id, ("chair",)) else _only("")
    if key == COMMITTEES:
        bodies = {line.committee for line in book_of(plan).lines}
        sits = any(standing.role_in(body, RECORDING) for body in bodies)
        return _unless_conflicted(plan, standing) if sits else _only("")
    if is_seat(plan.case, key):  # they tell what the project has saved, also of what they once applied for
        return YES if holds(plan, standing, key, RECORDING) else _only("")
    kind = _kind(plan, key)
    if kind == "coordination":
        return handler(plan, standing)
    return _unless_conflicted(plan, standing) if kind and standing.holds_role(kind, RECORDING) else _only("")
