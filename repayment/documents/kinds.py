"""The kinds of document that are made of repayment: registered when the application starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from applications.models import Case
from projects.documents.frame import dated
from repayment.documents import frame_list, plan, rights
from repayment.models import Plan, PlanStatus
from socinv.documents.kinds import Kind, register

PLAN, FRAME_LIST = "repayment-plan", "frame-list"


def plans(case: Case) -> list[Plan]:
    """The case's plan, once it is decided."""
    waiting = (PlanStatus.NEW, PlanStatus.AWAITED)
    found = list(Plan.objects.select_related("project").filter(case=case).exclude(status__in=waiting))
    for one in found:
        one.case = one.project.case = case
    return found


register(Kind(
    PLAN, _("Plan för återföring"),
    _("Det som är beslutat om återföringen, det som har redovisats och hur planen har ändrats."),
    "repayment.plan", dated(plan.compose), rights.order_plan, rights.read_plan, "aterforingsplan", plans,
))  # fmt: skip
register(Kind(
    FRAME_LIST, _("Lista över ramminskningar"),
    _("Vad återföringen minskar varje nämnds ekonomiska ram med, år för år, till budgetprocessen."),
    "repayment.office", dated(frame_list.compose), rights.order_frame_list, rights.read_frame_list, "ramminskningar",
))  # fmt: skip
