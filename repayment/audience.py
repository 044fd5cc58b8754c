"""Who is told of what happens to a repayment plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from applications.audience import group
from applications.gathering import in_bodies
from repayment.book import book_of
from repayment.rights import RECORDING
from socinv.notices.audience import Told, tells
from socinv.organisation.models import Body

if TYPE_CHECKING:
    from repayment.models import Plan


@tells("repayment.plan")
def of_plan(plan: Plan, verb: str, outcome: str) -> list[Told]:
    if verb == "open":
        return _met([
            group(plan.case, plan.rule.by, _("får besluta om plan för återföring")).to_do(),
            group(plan.case, "coordinators", _("får veta det")),
        ])  # fmt: skip
    if verb == "recompute":
        return _met([_repaying(plan)])
    if verb in ("decide", "adjust", "settle_year", "refund"):
        return _met([*_everyone(plan), _repaying(plan)])
    if verb in ("exempt", "reconcile", "write_off"):
        return _met([*_everyone(plan), _repaying(plan), group(plan.case, plan.rule.by, _("får veta det"))])
    if verb == "propose_year":
        return _met([group(plan.case, plan.rule.by, _("får fastställa årets återföring")).to_do(), _repaying(plan)])
    if verb == "report_saving":
        return _met([group(plan.case, "coordinators", _("får veta vad som har redovisats"))])
    if verb == "follow_up":
        return _met([
            group(plan.case, plan.rule.by, _("får veta vad som har redovisats")),
            group(plan.case, "coordinators", _("får veta vad som har redovisats")),
            _repaying(plan),
        ])  # fmt: skip
    return []


def _met(groups: list[Told]) -> list[Told]:
    return [one for one in groups if one.people]


def _everyone(plan: Plan) -> list[Told]:
    """The steering group, the coordinators, the committees that took part and those who follow the case."""
    keys = ("coordinators", "concerned-committees", "followers")
    return [_steering(plan), *(group(plan.case, key, _("får veta det")) for key in keys)]


def _steering(plan: Plan) -> Told:
    title = plan.case.process.project.steering.title
    return Told("steering-group", title, _("får veta det"), in_bodies([plan.project.steering_group]))


def _repaying(plan: Plan) -> Told:
    """The committees of the plan as it stands, by those who record their decisions."""
    bodies = list(Body.objects.filter(pk__in={line.committee for line in book_of(plan).lines}).order_by("name"))
    names = ", ".join(body.name for body in bodies)
    return Told("repaying-committees", names, _("får veta det"), in_bodies(bodies, RECORDING) if bodies else ())
