"""What the tables add up to: costs by year and payer, benefits by the actor who gains. In SEK, undiscounted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import decimal
from applications.content.facts import saving
from applications.content.naming import who
from socinv.presentation.money import number

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Sums:
    """A table of sums: its heading, column titles, lines of texts, and the last line with the whole."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...]


def sums_of(kind: str, rows: Rows, names: Mapping[int, str]) -> Sums | None:
    """The sums of a table that has any."""
    if not rows:
        return None
    if kind == "costs":
        return _costs(rows, names)
    return _benefits(rows, names) if kind == "benefits" else None


def _costs(rows: Rows, names: Mapping[int, str]) -> Sums:
    amounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in rows:
        amounts[str(row.get("year") or "–"), str(row.get("payer") or "")] += decimal(row.get("amount")) or Decimal(0)
    years = sorted({year for year, _payer in amounts})
    payers = sorted({payer for _year, payer in amounts}, key=lambda payer: (payer != "fund", payer))

    def line(title: str, wanted: set[str]) -> tuple[str, ...]:
        sums = [sum((amounts[y, payer] for y in wanted if (y, payer) in amounts), Decimal(0)) for payer in payers]
        return (title, *(number(one) for one in sums), number(sum(sums, Decimal(0))))

    return Sums(
        _("Kostnader i kronor, per år och betalare"),
        (_("År"), *(who(payer, names) for payer in payers), _("Summa")),
        tuple(line(year, {year}) for year in years),
        line(_("Summa"), set(years)),
    )


def _benefits(rows: Rows, names: Mapping[int, str]) -> Sums:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        totals[str(row.get("actor") or "")] += saving(row)
    return Sums(
        _("Vinster i kronor, alla år sammanlagt"),
        (_("Vem vinner?"), _("Summa")),
        tuple((who(actor, names), number(total)) for actor, total in totals.items()),
        (_("Summa"), number(sum(totals.values(), Decimal(0)))),
    )
