"""The frame reductions of all plans as a page shows them (SUN-53)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.presenting.further import lead_to
from repayment.frames import Reduction, frames, lines_of
from repayment.models import Plan
from repayment.models.plan import IN_FORCE
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day
from socinv.presentation.money import NO_VALUE, kronor, number


def by_year(found: Sequence[Reduction]) -> dict[str, Any] | None:
    """A row a committee, a column a year, in kronor; None where nothing is to come."""
    summed = frames(lines_of(found))
    if not summed.rows:
        return None
    return {
        "years": summed.years,
        "rows": [
            {"name": row.name, "cells": [
                {"year": year, "amount": number(amount) if amount else NO_VALUE}
                for year, amount in zip(summed.years, row.amounts, strict=True)
            ], "total": number(row.total)}
            for row in summed.rows
        ],
        "sums": [
            {"year": year, "amount": number(amount)} for year, amount in zip(summed.years, summed.sums, strict=True)
        ],
        "total": number(summed.total),
    }  # fmt: skip


def by_plan(found: Sequence[Reduction]) -> list[dict[str, str]]:
    """Each committee's part of each plan, with the way to the project."""
    return [
        {
            "name": one.line.name,
            "year": str(one.line.year),
            "project": str(one.plan.case),
            "url": one.plan.get_absolute_url(),
            "decided": day(one.plan.decided_on) if one.plan.decided_on else NO_VALUE,
            "amount": kronor(one.line.amount),
        }
        for one in found
    ]


def link(standing: Standing) -> dict[str, str] | None:
    """To the list, where some plan holds: one query."""
    if not standing.is_insider:
        return None
    if not Plan.objects.filter(municipality=standing.municipality, status__in=IN_FORCE).exists():
        return None
    return {
        "title": _("Ramminskningar"), "url": reverse("frame-list"),
        "note": _("Vad återföringen minskar varje nämnds ekonomiska ram med, år för år"),
    }  # fmt: skip


lead_to(link)
