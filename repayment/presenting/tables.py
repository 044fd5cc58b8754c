"""Plans as tables: planned against reported, and one version against another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from repayment.book import Book
from repayment.plan import Difference, Line, differences, total
from socinv.presentation.money import NO_VALUE, kronor


@dataclass(frozen=True)
class Row:
    """One committee's year in words. ``saved`` and ``difference`` are empty signs until the year is followed up."""

    year: str
    name: str
    planned: str
    saved: str = NO_VALUE
    difference: str = NO_VALUE
    note: str = ""


def signed(amount: Decimal) -> str:
    """+50 000 kr, −50 000 kr."""
    return f"+{kronor(amount)}" if amount > 0 else kronor(amount)


def plan_table(book: Book) -> dict[str, Any]:
    """The plan that holds, with what has been reported of it."""
    notes = {(one.year, one.committee_id): one.note for one in book.surpluses}
    saved = {(line.year, line.committee): line.amount for line in book.saved}
    rows = [
        _row(line, saved.get((line.year, line.committee)), notes.get((line.year, line.committee), ""))
        for line in book.lines
    ]
    is_begun = bool(saved)
    return {
        "rows": rows,
        "is_begun": is_begun,
        "planned": kronor(total(book.lines)),
        "saved": kronor(total(book.saved)) if is_begun else NO_VALUE,
    }


def _row(line: Line, saved: Decimal | None, note: str) -> Row:
    if saved is None:
        return Row(str(line.year), line.name, kronor(line.amount))
    return Row(str(line.year), line.name, kronor(line.amount), kronor(saved), signed(saved - line.amount), note)


def difference_rows(before: Iterable[Line], after: Iterable[Line]) -> list[dict[str, str]]:
    """Each committee's year in both, and how they differ."""
    return [_difference(one) for one in differences(before, after)]


def _difference(one: Difference) -> dict[str, str]:
    return {
        "year": str(one.year),
        "name": one.name,
        "before": NO_VALUE if one.before is None else kronor(one.before),
        "after": NO_VALUE if one.after is None else kronor(one.after),
        "change": signed(one.change),
    }
