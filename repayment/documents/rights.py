"""Who has the documents of repayment made, and who reads them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from applications.rights import handler
from projects.documents.rights import read
from repayment.models import Office, Plan, PlanStatus
from repayment.rights import decider, reporter
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing


def order_plan(plan: Plan, standing: Standing) -> Verdict:
    """Those who decide the plan, those who report of it and the coordinators, once there is one or an exemption."""
    verdict = decider(plan, standing) or reporter(plan, standing) or handler(plan, standing)
    if verdict and plan.status in (PlanStatus.NEW, PlanStatus.AWAITED):
        return no(Ground.STATE, _("Handlingen görs när planen är beslutad."))
    return verdict


def read_plan(plan: Plan, standing: Standing) -> bool:
    return read(plan, standing)


def order_frame_list(office: Office, standing: Standing) -> Verdict:
    """The coordinators, who make the calculations and tell the budget process (SUN-11, SUN-53)."""
    if standing.municipality == office.municipality_id and standing.is_coordinator:
        return YES
    return no(Ground.PERSON, _("Det här gör samordnarna."))


def read_frame_list(office: Office, standing: Standing) -> bool:
    """Everyone who sits, works or decides in the municipality: the budget is theirs to read."""
    if standing.municipality != office.municipality_id:
        return False
    return standing.is_system or (standing.is_affiliated and standing.is_insider)
