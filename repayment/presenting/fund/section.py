"""A project's money on its page: what it has had of the fund, what is left, what is expected, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Project
from projects.presenting.page.places import Place, fill_place
from repayment.fund.of_project import booked_of
from repayment.fund.reading import fund_of, planned_of
from repayment.fund.rights import may_read
from repayment.ledger.accounts import NONE, AccountKind
from repayment.ledger.statement import balances_at, of_kind
from repayment.models import Fund
from repayment.models.account_number import ProjectNumber
from repayment.presenting.fund.forecast import ForecastYear, expected_in_all
from repayment.presenting.fund.planned import forecasts
from repayment.presenting.fund.project_money import ProjectMoney, money_of
from socinv.lifecycle import clock, policy
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.organisation.standing import Standing
from socinv.presentation.money import NO_VALUE, kronor, number

TEMPLATE = "fund/section.html"


def section(standing: Standing, project: Project) -> Place | None:
    """Nothing until a fund is open and has something of the project in it."""
    fund = fund_of(project.municipality_id)
    if fund is None or fund.status != "open":
        return None
    booked = booked_of(fund, project)
    if not booked:
        return None
    money = money_of(booked, project.pk)
    years = forecasts([project], {project.pk: money}, planned_of(fund), clock.today().year)[project.pk]
    numbered = ProjectNumber.objects.filter(project=project).first()
    now = balances_at(booked, max(one.day for one in booked))
    content = {
        "facts": _facts(fund.rule, money, years, numbered),
        "years": _years(fund.rule, money, years),
        "over": kronor(over) if (over := expected_in_all(years) - money.granted) > 0 else "",
        "acts": list(_acts(standing, fund, project, now, numbered)),
        "entries_url": _entries(standing, fund, project),
    }
    return Place("pengarna", _("Pengarna"), TEMPLATE, content)


def _facts(
    rule: FundRule, money: ProjectMoney, years: tuple[ForecastYear, ...], numbered: ProjectNumber | None
) -> list[dict[str, Any]]:
    """Everything in all."""
    rows = [
        (_("Beviljat"), kronor(money.granted), True),
        (_("Utbetalt"), kronor(money.paid), True),
        (_("Förbrukat"), kronor(money.consumed), True),
        (_("Fryst"), kronor(money.frozen), rule.freezes or bool(money.frozen)),
        (_("Kvar"), kronor(money.left), True),
        (_("Prognos"), kronor(expected_in_all(years)), True),
        (_("Projektnummer"), numbered.number if numbered else _("Inget än"), True),
        (_("Projekttyp"), numbered.project_type if numbered else "", True),
    ]
    return [{"term": term, "value": value} for term, value, has_use in rows if has_use and value]


def _years(rule: FundRule, money: ProjectMoney, years: tuple[ForecastYear, ...]) -> dict[str, Any]:
    """A row a year in kronor: what the ledger says, beside what was planned and what is expected."""
    moved, expected = {one.year: one for one in money.years}, {one.year: one for one in years}
    freezes = rule.freezes or any(one.frozen for one in money.years)
    heads = [_("Planerat"), _("Utbetalt"), _("Förbrukat"), *([_("Fryst")] if freezes else []), _("Prognos")]
    rows = []
    for year in sorted({*moved, *expected}):
        own, plan = moved.get(year), expected.get(year)
        texts = [
            number(plan.planned) if plan else NO_VALUE,
            number(own.paid if own else NONE),
            number(own.consumed if own else NONE),
            *([number(own.frozen if own else NONE)] if freezes else []),
            number(plan.expected) if plan else NO_VALUE,
        ]
        rows.append(
            {"year": year, "cells": [{"head": head, "text": text} for head, text in zip(heads, texts, strict=True)]}
        )
    return {"heads": heads, "rows": rows}


def _acts(
    standing: Standing, fund: Fund, project: Project, now: Any, numbered: ProjectNumber | None
) -> Iterator[dict[str, str]]:
    """Links to the pages of the verbs that are open to the person and have something to do."""
    frozen, reserved = (of_kind(now, kind, project.pk) for kind in (AccountKind.FROZEN, AccountKind.RESERVED))
    for verb, name, title, is_due in (
        ("number_project", "fund-number", _("Ge projektnummer"), numbered is None),
        ("pay_grant", "fund-pay", _("Betala ut"), bool(numbered and reserved)),
        ("carry_over", "fund-carry-over", _("För över fryst belopp till projektet"), bool(frozen)),
        ("hand_back", "fund-hand-back", _("Lämna tillbaka fryst belopp till fonden"), bool(frozen)),
    ):
        if is_due and policy.ask(standing, verb, fund):
            yield {"title": title, "url": reverse(name, args=[project.case.ref])}


def _entries(standing: Standing, fund: Fund, project: Project) -> str:
    """The project's entries, for those who read the fund's pages."""
    return f"{reverse('fund-entries')}?project={project.case.ref}" if may_read(fund, standing) else ""


fill_place(section)
