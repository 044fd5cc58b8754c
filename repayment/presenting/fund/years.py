"""The fund year by year as tables: what came in, what was used, and what the balanced-budget count needs (SUN-49)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from repayment.ledger.accounts import NONE
from repayment.ledger.statement import FundYear
from repayment.presenting.fund.kind_words import KindWords
from socinv.presentation.column_chart import ColumnChart, ColumnGroup, column_chart
from socinv.presentation.money import NO_VALUE, mnkr, number

MILLION = Decimal(1_000_000)


def allocated(year: FundYear) -> Decimal:
    """All that came into the fund in the year."""
    return sum(year.allocated.values(), NONE)


def years_table(
    years: Sequence[FundYear], words: KindWords, *, freezes: bool, appropriation: bool
) -> dict[str, Any] | None:
    """A row a year in kronor, the latest first; a column that the guideline has no use for is left out while it is
    empty."""
    if not years:
        return None
    columns: list[tuple[str, Callable[[FundYear], Decimal], bool]] = [
        (_("Vid årets början"), lambda one: one.opening, True),
        (words.done, allocated, True),
        (_("Anslag"), lambda one: one.appropriated, appropriation),
        (_("Beviljat"), lambda one: one.granted, True),
        (_("Utbetalt"), lambda one: one.paid, True),
        (_("Förbrukat"), lambda one: one.consumed, True),
        (_("Fryst vid årets slut"), lambda one: one.frozen, freezes),
        (_("Vid årets slut"), lambda one: one.closing, True),
    ]
    shown = [(head, read) for head, read, has_use in columns if has_use or any(read(one) for one in years)]
    return {
        "heads": [head for head, _read in shown],
        "rows": [
            {"year": one.year, "cells": [{"head": head, "text": number(read(one))} for head, read in shown]}
            for one in reversed(years)
        ],
    }


def sources_table(years: Sequence[FundYear], titles: Mapping[str, str]) -> dict[str, Any] | None:
    """What was set aside, by source; the sources in the guideline's order, then any other."""
    used = {source for one in years for source in one.allocated}
    order = [key for key in titles if key in used] + sorted(used - set(titles))
    if not order:
        return None
    rows = [
        {
            "name": titles.get(key, key),
            "cells": [_cell(one.year, one.allocated.get(key, NONE)) for one in years if one.allocated],
            "total": number(sum((one.allocated.get(key, NONE) for one in years), NONE)),
        }
        for key in order
    ]
    return {"years": [one.year for one in years if one.allocated], "rows": rows}


def _cell(year: int, amount: Decimal) -> dict[str, Any]:
    return {"year": year, "text": number(amount) if amount else NO_VALUE}


def years_chart(years: Sequence[FundYear], words: KindWords) -> ColumnChart | None:
    """What was set aside and used each year, and what was left when it ended; None where there is nothing."""
    if not years:
        return None
    groups = [
        ColumnGroup(
            str(one.year),
            (allocated(one) / MILLION, one.consumed / MILLION, one.closing / MILLION),
            tuple(number(amount / MILLION, 2) for amount in (allocated(one), one.consumed, one.closing)),
        )
        for one in years
    ]
    came, went = sum((allocated(one) for one in years), NONE), sum((one.consumed for one in years), NONE)
    said = _("Från och med %(first)d har %(came)s kommit in och %(went)s förbrukats. Kvar är %(left)s.") % {
        "first": years[0].year, "came": mnkr(came), "went": mnkr(went), "left": mnkr(years[-1].closing),
    }  # fmt: skip
    return column_chart(
        _("In, förbrukat och kvar per år, miljoner kronor"), said, groups, slug="fondens-ar", label_name=_("År"),
        series=[words.done, _("Förbrukat"), _("Kvar")],
    )  # fmt: skip


def withdrawn_table(years: Sequence[FundYear]) -> list[dict[str, str]]:
    """What each year took out of the fund, the latest first."""
    return [{"year": str(one.year), "amount": number(one.withdrawn)} for one in reversed(years)]
