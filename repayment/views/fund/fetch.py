"""The fund of one's own municipality, for those who may read it; 404 for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _

from projects.models import Project
from projects.sight import visible_projects
from repayment.fund.reading import fund_of
from repayment.fund.rights import may_read
from repayment.models import Fund
from socinv.organisation.models import Municipality
from socinv.organisation.web import PersonRequest, person_page

MENU = "progress"
View = Callable[..., HttpResponseBase]


def fund_page(view: View) -> View:
    """A page about the fund: the view is given it, not yet saved where none has been opened."""

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        fund = _fund(request.affiliation.municipality)
        if not may_read(fund, request.standing):
            raise Http404
        request.menu = MENU
        return view(request, fund, *args, **kwargs)

    return person_page(guarded)


def open_fund_page(view: View) -> View:
    """The same, where there is a fund to read; 404 where none has been opened."""

    @wraps(view)
    def guarded(request: PersonRequest, fund: Fund, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not fund.pk:
            raise Http404(_("Ingen fond är öppnad."))
        return view(request, fund, *args, **kwargs)

    return fund_page(guarded)


def _fund(municipality: Municipality) -> Fund:
    found = fund_of(municipality.pk) or Fund(municipality=municipality)
    found.municipality = municipality
    return found


def project_or_404(request: PersonRequest, ref: str) -> Project:
    """A project of the municipality, with its case."""
    rows = visible_projects(request.standing).select_related("case__department", "account_number")
    project = rows.filter(case__ref=ref).first()
    if project is None:
        raise Http404(_("Projektet finns inte."))
    return project
