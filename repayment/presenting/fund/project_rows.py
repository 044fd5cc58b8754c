"""The projects' money as a table, with what each is expected to use in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project
from repayment.fund.years import Planned
from repayment.ledger.accounts import NONE
from repayment.ledger.statement import Booked
from repayment.presenting.fund.forecast import ForecastYear, expected_in_all
from repayment.presenting.fund.planned import forecasts
from repayment.presenting.fund.project_money import ProjectMoney, money_by_project
from socinv.organisation.swedish_order import swedish
from socinv.presentation.money import number


@dataclass(frozen=True)
class FundedProject:
    """A project that the fund pays, its money and its forecast."""

    project: Project
    money: ProjectMoney
    years: tuple[ForecastYear, ...]

    @property
    def expected(self) -> Decimal:
        return expected_in_all(self.years)

    @property
    def account_number(self) -> str:
        """Its number in the accounts; empty until it has one."""
        found = getattr(self.project, "account_number", None)
        return found.number if found else ""


def funded_projects(booked: Sequence[Booked], planned: Sequence[Planned], this_year: int) -> list[FundedProject]:
    """Every project with money in the fund's ledger, in the order of the names: two queries."""
    money = money_by_project(booked)
    rows = Project.objects.filter(pk__in=money).select_related("case__department", "account_number")
    projects = list(rows.defer("case__search").order_by(swedish("case__title")))
    years = forecasts(projects, money, planned, this_year)
    return [FundedProject(one, money[one.pk], years[one.pk]) for one in projects]


def projects_table(rows: Sequence[FundedProject], *, freezes: bool) -> dict[str, Any] | None:
    """A row each in kronor, and their sum."""
    if not rows:
        return None
    heads = _heads(freezes=freezes or any(one.money.frozen for one in rows))
    sums: Mapping[str, Decimal] = {
        name: sum((_value(one, name) for one in rows), NONE) for name, _head in heads
    }  # fmt: skip
    return {
        "heads": [head for _name, head in heads],
        "rows": [
            {
                "name": str(one.project), "url": f"{one.project.get_absolute_url()}#pengarna",
                "number": one.account_number, "over": max(NONE, one.expected - one.money.granted),
                "cells": [{"head": head, "text": number(_value(one, name))} for name, head in heads],
            }
            for one in rows
        ],
        "sums": [{"head": head, "text": number(sums[name])} for name, head in heads],
    }  # fmt: skip


def _heads(*, freezes: bool) -> list[tuple[str, str]]:
    found = [("granted", _("Beviljat")), ("paid", _("Utbetalt")), ("consumed", _("Förbrukat"))]
    if freezes:
        found.append(("frozen", _("Fryst")))
    return [*found, ("left", _("Kvar")), ("expected", _("Prognos"))]


def _value(one: FundedProject, name: str) -> Decimal:
    found: Decimal = one.expected if name == "expected" else getattr(one.money, name)
    return found
