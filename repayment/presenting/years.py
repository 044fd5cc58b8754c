"""Plan and outcome year by year, as the table under the picture has them, and the few figures over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from repayment.figure import Figure, added
from repayment.shares import NONE
from socinv.presentation.grammar import joined
from socinv.presentation.money import NO_VALUE, number, percent


@dataclass(frozen=True)
class Column:
    """A column of the table: its head, and the word of each year in it, with their sum last."""

    head: str
    cells: tuple[str, ...]
    total: str


def columns(found: Figure) -> list[Column]:
    """Those that anything is said of, money out first. A planned column stands before what came of it."""
    every = (
        (_("Medel ut, plan"), [one.budget for one in found.years]),
        (_("Medel ut"), [one.out for one in found.years]),
        (_("Besparing, plan"), [one.hoped for one in found.years]),
        (_("Besparing, utfall"), [one.saved for one in found.years]),
        (_("Återföring, plan som gäller"), [one.to_repay for one in found.years]),
        (_("Återföring, utfall"), [one.repaid if one.is_settled else None for one in found.years]),
        (_("Överskott"), [one.kept if one.is_settled or one.to_repay or one.hoped else None for one in found.years]),
    )
    return [
        Column(head, tuple(_amount(one) for one in amounts), number(added(amounts)))
        for head, amounts in every
        if any(one is not None for one in amounts)
    ]


def _amount(amount: Decimal | None) -> str:
    return NO_VALUE if amount is None else number(amount)


def year_table(found: Figure, this_year: int) -> dict[str, Any]:
    """A row a year, with a cell a column. The year that is on is marked."""
    heads = columns(found)
    return {
        "heads": [one.head for one in heads],
        "rows": [
            {"year": one.year, "is_now": one.year == this_year,
             "cells": [
                {"head": column.head, "text": column.cells[place], "has_value": column.cells[place] != NO_VALUE}
                for column in heads
            ]}
            for place, one in enumerate(found.years)
        ],
        "sums": [{"head": one.head, "text": one.total} for one in heads],
    }  # fmt: skip


def figures(found: Figure, note: str, given_back: Decimal = NONE) -> list[dict[str, str]]:
    """What is to be repaid, what has been, what is left and what the committees keep, for components/figures.html.

    ``note``: what the first of them rests on. ``given_back``: what was repaid for much and has gone back.
    """
    unit, repaid = _("kr"), found.repaid - given_back
    share = percent(repaid / (repaid + found.left)) if repaid + found.left else ""
    items = [
        {"term": _("Att återföra"), "value": number(repaid + found.left), "unit": unit, "note": note},
        {"term": _("Återfört hittills"), "value": number(repaid), "unit": unit, "note": share},
        {"term": _("Kvar"), "value": number(found.left), "unit": unit, "note": _span(found.coming)},
    ]
    return [*items, *_surplus(found)]


def _span(years: tuple[int, ...]) -> str:
    """2026 och 2027, or 2026–2030."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return joined([str(year) for year in years])


def _surplus(found: Figure) -> Iterator[dict[str, str]]:
    """A year's surplus once all is repaid, else what has been kept so far (SUN-42)."""
    first, stays = found.first_surplus, _("Stannar hos nämnderna")
    if first is not None:
        yield {"term": _("Överskott från %(year)d") % {"year": first.year}, "value": number(first.kept),
               "unit": _("kr/år"), "note": stays}  # fmt: skip
    elif found.surplus:
        yield {"term": _("Överskott"), "value": number(found.surplus), "unit": _("kr"), "note": stays}
