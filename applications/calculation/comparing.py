"""Two calculations beside each other: what each comes to, and which rows differ in what. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from applications.calculation.perspectives import FUND, MUNICIPALITY, PUBLIC_SECTOR, SOCIETY
from applications.calculation.reading import Read
from applications.calculation.result import PayBack, Result, result_of
from applications.calculation.ten_years import Coverage, coverage
from applications.content.answers import decimal

Row = Mapping[str, Any]
Cells = dict[str, str]


@dataclass(frozen=True)
class Essence:
    """What a calculation comes to, SEK. ``covers``: the years the guideline counts savings in, or None."""

    read: Read
    covers: int | None

    @property
    def cost(self) -> Decimal:
        return self.read.calculation.total_cost

    @cached_property
    def of_fund(self) -> Decimal:
        return sum((one.amount for one in self.read.calculation.costs if one.payer == FUND), Decimal(0))

    @cached_property
    def municipality(self) -> Result:
        return result_of(self.read.calculation, MUNICIPALITY)

    @cached_property
    def public(self) -> Result:
        return result_of(self.read.calculation, PUBLIC_SECTOR)

    @cached_property
    def society(self) -> Result:
        return result_of(self.read.calculation, SOCIETY)

    @property
    def back(self) -> PayBack:
        """Of the municipality, undiscounted."""
        return self.municipality.pay_back

    @cached_property
    def coverage(self) -> Coverage | None:
        return coverage(self.read.calculation, self.covers) if self.covers else None


@dataclass(frozen=True)
class Differing:
    """One cell of a row: what stood there and what stands there now, as it is kept."""

    key: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """``how``: "added", "removed" or "changed". ``row``: as it is now, or was when it is gone."""

    how: str
    row: Row
    cells: tuple[Differing, ...] = ()


def compare_rows(before: Sequence[Row], after: Sequence[Row]) -> tuple[RowChange, ...]:
    """Row by row, known by the id: those gone, then the new ones and the changed in their order."""
    old, new = ({str(row["id"]): row for row in rows} for rows in (before, after))
    gone = [RowChange("removed", row) for key, row in old.items() if key not in new]
    found = []
    for key, row in new.items():
        if key not in old:
            found.append(RowChange("added", row))
        elif differing := compare_cells(old[key], row):
            found.append(RowChange("changed", row, differing))
    return (*gone, *found)


def compare_cells(before: Row, after: Row) -> tuple[Differing, ...]:
    """Each text that differs; nought and 0.0 are the same number, and what is not there is empty."""
    old, new = cells_of(before), cells_of(after)
    return tuple(
        Differing(key, old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys([*old, *new])
        if not _same(old.get(key, ""), new.get(key, ""))
    )


def cells_of(row: Row) -> Cells:
    """Everything a row says, its detail among the rest; the yearly amount first of what is counted is left to it."""
    flat = {key: value for key, value in row.items() if key not in ("id", "calc")} | dict(row.get("calc") or {})
    return {key: str(value) for key, value in flat.items() if value not in ("", None)}


def _same(first: str, second: str) -> bool:
    one, other = decimal(first), decimal(second)
    return one == other if one is not None and other is not None else first == second
