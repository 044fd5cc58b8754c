"""What one needs to know beside each form of the fund (components/meta.html)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project
from repayment.fund.reading import booked
from repayment.ledger.accounts import NONE, Account, AccountKind, Balances, equity
from repayment.ledger.statement import balances_at, of_kind
from repayment.models import Entry, Fund
from repayment.presenting.fund.entry_rows import facts as entry_facts
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.presentation.money import kronor

Fact = dict[str, Any]


def of_appropriations(now: Balances, year: int) -> list[Fact]:
    """What the fund has, and what is already budgeted for this year and the next."""
    rows = [(_("Fonden har"), equity(now))]
    rows += [
        (_("Anslaget för %(year)d") % {"year": one}, -now.get(Account(AccountKind.BUDGET_GIVEN, year=one), NONE))
        for one in (year, year + 1)
    ]
    return [{"term": term, "value": kronor(amount)} for term, amount in rows]


def of_unused(fund: Fund, year: int) -> list[Fact]:
    """What was paid and unused when the year ended, by project."""
    found = balances_at(booked(fund), date(year, 12, 31))
    held = {one.project: amount for one, amount in found.items() if one.kind is AccountKind.PAID and amount}
    names = Project.objects.filter(pk__in=held).select_related("case").defer("case__search")
    return [{"term": str(one), "value": kronor(held[one.pk])} for one in names] or [
        {"term": _("Inte använt %(year)d") % {"year": year}, "value": kronor(NONE)}
    ]


def of_entry(entry: Entry, sources: Mapping[str, str]) -> list[Fact]:
    """What is to be put right."""
    return [{"term": _("Slag"), "value": str(entry.get_kind_display())}, *entry_facts(entry, sources)]


def of_numbering(project: Project, rule: FundRule) -> list[Fact]:
    rows = [
        (_("Projekt"), str(project)), (_("Projekttyp i redovisningen"), rule.project_type),
        (_("Konto hos mottagaren"), rule.account),
    ]  # fmt: skip
    return [{"term": term, "value": value} for term, value in rows if value]


def of_payment(project: Project, rule: FundRule, now: Balances, year: int) -> list[Fact]:
    """To whom, on which number and account, and what there is to pay of."""
    number = getattr(project, "account_number", None)
    rows = [
        (_("Projekt"), str(project)),
        (_("Mottagare"), project.case.department.name),
        (_("Projektnummer"), number.number if number else _("Inget än")),
        (_("Konto hos mottagaren"), number.account if number else rule.account),
        (_("Beviljat, inte utbetalt"), kronor(of_kind(now, AccountKind.RESERVED, project.pk))),
    ]
    if rule.appropriation:
        left = now.get(Account(AccountKind.BUDGET, year=year), NONE)
        rows.append((_("Kvar av anslaget %(year)d") % {"year": year}, kronor(left)))
    return [{"term": term, "value": value} for term, value in rows if value]


def frozen_of(project: Project, now: Balances) -> Decimal:
    return of_kind(now, AccountKind.FROZEN, project.pk)


def of_frozen(project: Project, frozen: Decimal) -> list[Fact]:
    return [{"term": _("Projekt"), "value": str(project)}, {"term": _("Fryst"), "value": kronor(frozen)}]
