"""What stands behind a benefit's yearly amount: the figures of the row's ``calc``, as they are kept and read.

Kept as plain texts: a figure by its name ("effect"), with "_low", "_high", "_source" and "_reason"; shares between 0
and 1; besides "money", "ground", "indicator", "price_item" (the id in the price list) and "price_year" (the year in
whose prices the price stands, where it comes from the list).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from applications.calculation.inputs import DEFAULTS, INPUTS, SHARES, Figure, Ground, Line, Money
from applications.content.answers import decimal, whole

CALC = "calc"
NEEDED = ("participants", "effect", "price")
PARTS = ("", "_low", "_high", "_source", "_reason")
KEYS = (
    "money", "ground", "indicator", "price_item", "price_year",
    *(name + part for name in INPUTS for part in PARTS),
)  # fmt: skip
EMPTY = dict.fromkeys(KEYS, "")
MONEY, GROUND = {one.value: one for one in Money}, {one.value: one for one in Ground}
# So that no sum of a full table outgrows the case's columns, and no year the calendar.
LARGEST_FIGURE, LARGEST_YEARLY = Decimal(1_000_000_000), Decimal(100_000_000)
FIRST_YEAR, LAST_YEAR = 1990, 2100
ONE = Decimal(1)


@dataclass(frozen=True)
class Detail:
    """The texts of one row's ``calc``; every key is there."""

    texts: Mapping[str, str]

    @cached_property
    def money(self) -> Money:
        return MONEY.get(self.texts["money"], Money.SAVING)

    @cached_property
    def ground(self) -> Ground:
        return GROUND.get(self.texts["ground"], Ground.JUDGEMENT)

    @property
    def price_year(self) -> int | None:
        return whole(self.texts["price_year"])

    @property
    def needed(self) -> tuple[str, ...]:
        """The figures without which nothing is counted: what is not in money has no price."""
        return NEEDED[:2] if self.money is Money.UNPRICED else NEEDED

    def is_given(self, name: str) -> bool:
        return self.texts[name].strip() != ""

    @property
    def given(self) -> tuple[str, ...]:
        """The inputs with a figure."""
        return tuple(name for name in INPUTS if self.is_given(name))

    @property
    def is_begun(self) -> bool:
        """Whether somebody counts the amount here, and has not only said what kind of money it is."""
        return any(self.is_given(name) for name in INPUTS)

    def value(self, name: str) -> Decimal | None:
        """The figure, or what goes without saying; None where it is needed, or cannot be counted with."""
        return self._values[name]

    @cached_property
    def _values(self) -> dict[str, Decimal | None]:
        plain = {**DEFAULTS, "price": Decimal(0)} if self.money is Money.UNPRICED else DEFAULTS
        return {name: self._read(name, name) if self.is_given(name) else plain.get(name) for name in INPUTS}

    def bound(self, name: str, part: str) -> Decimal | None:
        """``part``: "_low" or "_high"."""
        return self._read(name, name + part)

    def _read(self, name: str, key: str) -> Decimal | None:
        text = self.texts[key]
        number = decimal(text) if text else None
        if number is None or abs(number) > LARGEST_FIGURE:
            return None
        return number if name not in SHARES or 0 <= number <= ONE else None

    def figure(self, name: str) -> Figure | None:
        """The figure with its range, where the range can be counted with."""
        base = self.value(name)
        if base is None:
            return None
        low, high = self.bound(name, "_low"), self.bound(name, "_high")
        if low is None or high is None or not low <= base <= high:
            return Figure(base)
        return Figure(base, low, high)

    @cached_property
    def is_complete(self) -> bool:
        """Every needed figure is there, and each that is there can be counted with."""
        return all(self.is_given(name) for name in self.needed) and None not in self._values.values()

    @property
    def lacks_source(self) -> tuple[str, ...]:
        """The inputs whose figure has no source of its own. What goes without saying needs none."""
        return tuple(name for name in self.given if self._matters(name) and not self.is_given(name + "_source"))

    def _matters(self, name: str) -> bool:
        return name in NEEDED or self.value(name) != DEFAULTS[name] or self.bound(name, "_low") is not None

    def marked(self, part: str) -> dict[str, str]:
        """By the input's name what stands in "_source" or "_reason"."""
        return {name: self.texts[name + part] for name in INPUTS if self.is_given(name + part)}


def detail_of(row: Mapping[str, Any]) -> Detail | None:
    """The row's ``calc``, or None where the amount is all there is."""
    kept = row.get(CALC)
    if not isinstance(kept, Mapping) or not kept:
        return None
    return Detail(EMPTY | {key: str(text) for key, text in kept.items() if text is not None and key in EMPTY})


def is_counted(row: Mapping[str, Any]) -> bool:
    """Whether the row's yearly amount comes from its ``calc``: it is not typed anywhere else."""
    detail = detail_of(row)
    return detail is not None and detail.is_complete


def line_of(row: Mapping[str, Any]) -> Line | None:
    """The row as a line of the calculation; None while its years or its amount are missing.

    Without a complete ``calc`` it is one participant, an effect of one, and the yearly amount as the price.
    """
    return line_by(row, detail_of(row))


def line_by(row: Mapping[str, Any], detail: Detail | None) -> Line | None:
    """The same of a row whose ``calc`` has been read."""
    years = _years(row)
    if years is None:
        return None
    if detail is None or not detail.is_complete:
        return _simple(row, detail, years)
    figures: dict[str, Any] = {name: detail.figure(name) for name in INPUTS}
    line = Line(
        key=str(row.get("id") or ""), actor=str(row.get("actor") or ""), first_year=years[0], years=years[1], **figures,
        money=detail.money, ground=detail.ground,
        sources=detail.marked("_source"), reasons=detail.marked("_reason"),
    )  # fmt: skip
    return line if abs(line.first_amount) <= LARGEST_YEARLY else None


def _simple(row: Mapping[str, Any], detail: Detail | None, years: tuple[int, int]) -> Line | None:
    yearly, source = decimal(row.get("yearly")), str(row.get("source") or "").strip()
    if yearly is None:
        return None
    return Line(
        key=str(row.get("id") or ""), actor=str(row.get("actor") or ""), first_year=years[0], years=years[1],
        participants=Figure(ONE), effect=Figure(ONE), price=Figure(yearly),
        money=detail.money if detail else Money.SAVING, ground=detail.ground if detail else Ground.JUDGEMENT,
        sources={"price": source} if source else {},
    )  # fmt: skip


def _years(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """The first year and how many; None where they are missing or in the wrong order."""
    first, last = whole(row.get("first_year")), whole(row.get("last_year"))
    if first is None or last is None or not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return first, last - first + 1


def yearly_of(calc: Mapping[str, Any]) -> str | None:
    """The first year's amount in whole kronor as the row keeps it; None where the figures do not give one."""
    row = {"id": "", "first_year": FIRST_YEAR, "last_year": FIRST_YEAR, CALC: calc}
    line = line_of(row) if is_counted(row) else None
    if line is None:
        return None
    return format(line.first_amount.quantize(ONE, ROUND_HALF_UP), "f")


def tidy(calc: Mapping[str, Any]) -> dict[str, str]:
    """The texts as they are kept: known keys only, and the empty ones left out, so that equal is equal."""
    return dict(_texts(calc))


def _texts(calc: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in KEYS:
        text = str("" if calc.get(key) is None else calc[key]).strip()
        if text:
            yield key, text
