"""The frame reductions of all plans as a page shows them (SUN-53)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.listing.columns import Column
from projects.presenting.further import lead_to
from repayment.frames import Frames, Reduction, frames, lines_of
from repayment.models import Plan
from repayment.models.plan import IN_FORCE
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day
from socinv.presentation.money import NO_VALUE, kronor, number


def by_year(found: Sequence[Reduction]) -> dict[str, Any] | None:
    """A row a committee, a column a year, in kronor; None where nothing is to come."""
    summed = frames(lines_of(found))
    return in_words(summed) if summed.rows else None


def in_words(summed: Frames) -> dict[str, Any]:
    """The sums of a table of committees and years, in kronor."""
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
            "state": state_of(one),
            "decided": day(one.plan.decided_on) if one.plan.decided_on else NO_VALUE,
            "amount": kronor(one.line.amount),
        }
        for one in found
    ]


def state_of(one: Reduction) -> str:
    return _("Fastställt") if one.is_settled else _("Planerat")


COLUMNS = [
    Column(later("Nämnd"), lambda one: one.line.name),
    Column(later("År"), lambda one: one.line.year, kind="number"),
    Column(later("Projekt"), lambda one: str(one.plan.case)),
    Column(later("Diarienummer"), lambda one: one.plan.case.regnr),
    Column(later("Läge"), state_of),
    Column(later("Senast beslutad"), lambda one: one.plan.decided_on, kind="day"),
    Column(later("Ramen minskas med, kronor"), lambda one: one.line.amount, kind="money"),
]


def years_to_choose(found: Sequence[Reduction], chosen: int | None) -> list[dict[str, Any]]:
    """All years and each budget year that something is in (components/switch.html)."""
    years = sorted({one.line.year for one in found})
    every = {"title": _("Alla år"), "url": reverse("frame-list"), "current": chosen is None}
    return [every, *({"title": year, "url": f"?ar={year}", "current": year == chosen} for year in years)]


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
