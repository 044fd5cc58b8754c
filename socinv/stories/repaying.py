"""What a story says of a repayment plan: rows of committee, year and amount, and what was saved of them.

A row of a saving by measure is ``{committee: sn, measure: Bistånd, amount: 221000, evidence: Bokslutet}``, one of a
year that is settled ``{committee: sn, amount: 221000}``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from socinv.lifecycle.almanac import Almanac, year_of
from socinv.organisation.models import Body

SAID = ("rows", "savings", "year", "version")
Find = Callable[[Any], Body]


def plan_value(key: str, said: Any, find: Find, almanac: Almanac) -> Any:
    """``{committee: un, year: y+1, amount: 240000}``, ``{committee: un, amount: 200000, note: Färre deltog.}``, a year
    or the number of the plan that is replaced. ``find``: the body of a key. Raises NoTime."""
    if key == "year":
        return year_of(said, almanac)
    if key == "version":
        return int(said)
    return [_row(key, one, find, almanac) for one in said]


def _row(key: str, said: Mapping[str, Any], find: Find, almanac: Almanac) -> dict[str, Any]:
    row = {"committee": find(said.get("committee")), "amount": Decimal(str(said.get("amount", 0)))}
    if key == "savings":
        return row | {"note": str(said.get("note", ""))}
    if "year" in said:
        row["year"] = year_of(said["year"], almanac)
    return row | {name: str(said[name]) for name in ("measure", "evidence") if name in said}
