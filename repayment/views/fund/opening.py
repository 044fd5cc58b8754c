"""The fund is opened: its ledger begins with what has been set aside and the grants of running projects."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from projects.models import Project, Report
from projects.models.project import LIVE
from repayment.forms.fund.opening import OpenFundForm
from repayment.models import Fund
from repayment.views.fund.acting import Page, act_page
from repayment.views.fund.fetch import fund_page
from socinv.organisation.swedish_order import swedish
from socinv.organisation.web import PersonRequest

APPROVED = ("read", "accepted")


@fund_page
def open_fund(request: PersonRequest, fund: Fund) -> HttpResponse:
    """With what is left to pay to each project that is going on."""
    if fund.pk:
        return redirect(fund.get_absolute_url())
    rule, projects = fund.rule, _going(fund)
    used = _used(projects)

    def make(data: Any) -> OpenFundForm:
        return OpenFundForm(data, sources=rule.source, projects=projects, used=used)

    page = Page(
        heading=_("Öppna fonden"), submit=_("Öppna fonden"), done=_("Fonden är öppnad."), back=fund.get_absolute_url(),
        lead=_(
            "Från och med då bokförs allt som händer med fondens pengar. "
            "Det som är bokfört går inte att ta bort, bara att rätta."
        ),
        template="fund/open.html",
    )  # fmt: skip
    return act_page(request, fund, "open_fund", make, page)


def _going(fund: Fund) -> list[Project]:
    """The projects that have something left to be paid: one query."""
    rows = Project.objects.filter(municipality=fund.municipality_id, status__in=LIVE, budget__gt=0)
    return list(rows.select_related("case").defer("case__search").order_by(swedish("case__title")))


def _used(projects: Sequence[Project]) -> dict[int, Decimal]:
    """What the last approved report of each says is spent: one query."""
    reports = Report.objects.filter(
        project__in=[one.pk for one in projects], status__in=APPROVED, spent__isnull=False
    ).order_by("number")
    return {project: spent for project, spent in reports.values_list("project", "spent") if spent is not None}
