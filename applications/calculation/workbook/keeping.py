"""A row that was read in beside the one that is saved: what says the same stays exactly as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from applications.calculation.detail import CALC, is_counted, tidy, yearly_of
from applications.content.answers import decimal
from applications.content.line_ends import as_typed
from applications.listing.export import UNWRITABLE

Row = Mapping[str, Any]
# Of a price from the price list: they go with the price, and the workbook does not have them.
OF_PRICE = ("price_item", "price_year")


def settled(saved: Row, read: Row) -> dict[str, Any]:
    """The row to keep. ``saved`` is empty for a new one. Keys that a workbook does not have stay as they were."""
    before: Row = saved.get(CALC) or {}
    after: Row = read.get(CALC) or {}
    row = {key: value for key, value in {**saved, **_same(saved, read)}.items() if key != CALC}
    calc = _same(before, after)
    if "price" in calc and calc["price"] == before.get("price"):
        calc |= {key: before[key] for key in OF_PRICE if key in before}
    calc = tidy(calc)
    if calc or CALC in saved:
        row[CALC] = saved[CALC] if calc == tidy(before) and CALC in saved else calc
    if is_counted(row):
        yearly = yearly_of(row[CALC])
        row["yearly"] = row.get("yearly", "") if yearly is None else _one(saved.get("yearly"), yearly)
    return row


def _same(saved: Row, read: Row) -> dict[str, Any]:
    """What was read; nothing where nothing is kept either."""
    found = {key: _one(saved.get(key), value) for key, value in read.items() if key != CALC}
    return {key: value for key, value in found.items() if value not in ("", None) or key in saved or key == "id"}


def _one(saved: Any, read: Any) -> Any:
    return saved if saved is not None and says_the_same(saved, read) else read


def says_the_same(saved: Any, read: Any) -> bool:
    """As numbers where both are: 0.20 and 0.2; else as the texts that a spreadsheet can hold."""
    first, second = decimal(saved), decimal(read)
    if first is not None and second is not None:
        return first == second
    return _plain(saved) == _plain(read)


def _plain(value: Any) -> str:
    return UNWRITABLE.sub(" ", as_typed(str(value or ""))).strip()
