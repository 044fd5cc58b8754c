"""Where the fund's money is, how it has come there, what each project has had of it, and what waits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from repayment.forms.fund.day import DayForm
from repayment.fund.awaited import awaited
from repayment.fund.of_project import unpaid_costs
from repayment.fund.reading import booked, planned_of
from repayment.fund.rule import process_today
from repayment.ledger.accounts import NONE, AccountKind
from repayment.ledger.statement import Booked, balances_at, fund_by_year, of_kind
from repayment.models import Fund
from repayment.presenting.fund import years as yearly
from repayment.presenting.fund.heading import crumbs, pages
from repayment.presenting.fund.kind_words import kind_words, source_titles
from repayment.presenting.fund.position import figures, position, sentence
from repayment.presenting.fund.project_rows import funded_projects, projects_table
from repayment.presenting.fund.waiting import due_by, waiting
from repayment.views.fund.fetch import fund_page
from repayment.views.fund.statements import offered
from socinv.lifecycle import clock, policy
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.organisation.web import PersonRequest


@fund_page
def fund(request: PersonRequest, fund: Fund) -> HttpResponse:
    """The fund on one page; with ``?dag=`` as it stood when that day ended."""
    rule = fund.rule
    trail = [*crumbs()[:1], {"title": rule.title, "url": ""}]
    context: dict[str, Any] = {"fund": fund, "rule": rule, "crumbs": trail}
    if not fund.pk:
        opens = bool(policy.ask(request.standing, "open_fund", fund))
        return render(request, "fund/none.html", {**context, "opens": opens, "keeper": _keeper(fund)})
    entries = booked(fund)
    asked = DayForm(request.GET if "dag" in request.GET else None)
    day = asked.cleaned_data["dag"] if asked.is_bound and asked.is_valid() else clock.today()
    context |= {"pages": pages("fund"), "asked": asked, "day": day, "is_past": day != clock.today()}
    context |= _position(entries, rule, day)
    context |= _over_time(entries, rule)
    keeps = bool(policy.ask(request.standing, "set_aside", fund))
    context |= _projects(fund, entries, rule, keeps=keeps)
    context |= {"acts": list(_acts(request, fund)) if keeps else [], "statements": offered()}
    return render(request, "fund/fund.html", context)


def _keeper(fund: Fund) -> str:
    """Who opens it; empty where the guideline says nothing of that."""
    process = process_today(fund.municipality)
    return process.body_title(fund.rule.kept_by) if process and fund.rule.kept_by else ""


def _position(entries: list[Booked], rule: FundRule, day: date) -> dict[str, Any]:
    found = position(balances_at(entries, day), day.year)
    shown = figures(
        found, day.year, in_advance=rule.paid == "in-advance", freezes=rule.freezes, appropriation=rule.appropriation
    )
    return {"sentence": sentence(found), "figures": shown}


def _over_time(entries: list[Booked], rule: FundRule) -> dict[str, Any]:
    years, words = fund_by_year(entries, clock.today().year), kind_words(rule)
    return {
        "chart": yearly.years_chart(years, words),
        "years": yearly.years_table(years, words, freezes=rule.freezes, appropriation=rule.appropriation),
        "sources": yearly.sources_table(years, source_titles(rule)),
        "words": words,
        "withdrawn": yearly.withdrawn_table(years),
    }


def _projects(fund: Fund, entries: list[Booked], rule: FundRule, *, keeps: bool) -> dict[str, Any]:
    """Each project's money, and for those who keep the fund what waits."""
    last_year, planned = clock.today().year - 1, planned_of(fund)
    rows = funded_projects(entries, planned, last_year + 1)
    found: dict[str, Any] = {"projects": projects_table(rows, freezes=rule.freezes)}
    if keeps:
        before = balances_at(entries, date(last_year, 12, 31))
        due = unpaid_costs(fund) if rule.paid == "in-arrears" else due_by(planned, last_year + 1)
        found["waiting"] = waiting(
            rows, due, unfrozen=of_kind(before, AccountKind.PAID) if rule.freezes else NONE, last_year=last_year,
            repayments=awaited(fund),
        )  # fmt: skip
    return found


def _acts(request: PersonRequest, fund: Fund) -> Any:
    """Links to the pages of the verbs that are open to the person."""
    for verb, name, title in (
        ("set_aside", "fund-set-aside", kind_words(fund.rule).do),
        ("appropriate", "fund-appropriate", _("Registrera resultatanslag")),
        ("freeze_unused", "fund-freeze", _("Frys det som inte har använts")),
        ("receive_repayment", "fund-receive", _("Ta emot återföring")),
    ):
        if policy.ask(request.standing, verb, fund):
            yield {"title": title, "url": reverse(name)}
    yield {"title": _("Ta ut utbetalningar till ekonomisystemet"), "url": reverse("export-payments")}
