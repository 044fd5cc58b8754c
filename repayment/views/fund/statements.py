"""The fund's statements as files: by year, by project and year, for the balanced-budget count, and the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.listing.columns import Column
from applications.listing.export import download
from repayment.forms.fund.filter import EntryFilter
from repayment.fund.reading import booked, planned_of
from repayment.ledger.statement import fund_by_year
from repayment.models import Fund
from repayment.presenting.fund import statement_columns as columns
from repayment.presenting.fund.kind_words import kind_words, source_titles
from repayment.presenting.fund.project_rows import funded_projects
from repayment.views.fund.entries_chosen import chosen_entries
from repayment.views.fund.fetch import open_fund_page
from socinv.lifecycle import clock
from socinv.organisation.web import PersonRequest

Made = tuple[tuple[Column, ...], Iterable[Any]]


@open_fund_page
def statement(request: PersonRequest, fund: Fund, what: str, kind: str) -> HttpResponseBase:
    """The one asked for, as XLSX or CSV."""
    make = STATEMENTS.get(what)
    if make is None:
        raise Http404(_("Det finns inget sådant underlag."))
    shape, rows = make(request, fund)
    return download(kind, f"fonden-{what}", shape, rows)


def _by_year(request: PersonRequest, fund: Fund) -> Made:
    years, rule = fund_by_year(booked(fund), clock.today().year), fund.rule
    return columns.of_years(kind_words(rule), columns.sources_in(years, source_titles(rule))), years


def _balanced_budget(request: PersonRequest, fund: Fund) -> Made:
    return columns.BALANCED_BUDGET, fund_by_year(booked(fund), clock.today().year)


def _by_project(request: PersonRequest, fund: Fund) -> Made:
    projects = funded_projects(booked(fund), planned_of(fund), clock.today().year)
    return columns.PROJECT_YEARS, columns.project_years(projects)


def _entries(request: PersonRequest, fund: Fund) -> Made:
    found = chosen_entries(fund, EntryFilter(request.GET, fund=fund))
    return columns.of_entries(source_titles(fund.rule)), found


STATEMENTS: dict[str, Callable[[PersonRequest, Fund], Made]] = {
    "ar": _by_year, "projekt": _by_project, "balanskrav": _balanced_budget, "verifikationer": _entries,
}  # fmt: skip


def offered() -> list[dict[str, str]]:
    """Links to each of them as XLSX (components/docs.html)."""
    words = (
        ("ar", _("Fonden år för år"), _("Det som har kommit in, beviljats, betalats ut och förbrukats")),
        ("projekt", _("Projekten år för år"), _("Beviljat, utbetalt, förbrukat, fryst, kvar och prognos")),
        ("balanskrav", _("Underlag för balanskravet"), _("Det som har tagits ur fonden varje år")),
        ("verifikationer", _("Alla verifikationer"), _("Allt som har bokförts i fonden")),
    )
    return [
        {"title": title, "url": reverse("fund-statement", args=[what, "xlsx"]), "note": note}
        for what, title, note in words
    ]
