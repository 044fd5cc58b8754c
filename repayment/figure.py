"""The years of one project's repayment: money out, what is saved, what is repaid and what is left over. Pure; SEK.

It is the guideline's figure 4 for one case, planned beside what came of it (SUN-42).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from repayment.instalments import Amounts
from repayment.shares import NONE


@dataclass(frozen=True)
class Known:
    """What is known of each year, in SEK by year; a year that a mapping lacks is one of which it says nothing.

    ``to_repay``: the instalments of the plan that holds. ``meant``: what the plan said of a year before it was settled,
    where that is not the same. ``settled``: the years whose instalment has been decided, or
    whose savings have been reported where that is the end of it; those do not change.
    """

    budget: Amounts = field(default_factory=dict)
    out: Amounts = field(default_factory=dict)
    hoped: Amounts = field(default_factory=dict)
    saved: Amounts = field(default_factory=dict)
    to_repay: Amounts = field(default_factory=dict)
    repaid: Amounts = field(default_factory=dict)
    settled: frozenset[int] = frozenset()
    meant: Amounts = field(default_factory=dict)

    @property
    def years(self) -> range:
        """From the first that anything is said of to the last."""
        found = {*self.budget, *self.out, *self.hoped, *self.saved, *self.to_repay, *self.repaid}
        return range(min(found), max(found) + 1) if found else range(0)


@dataclass(frozen=True)
class FigureYear:
    """One year. None where nothing is said of it.

    ``budget`` and ``out`` are money from the fund, ``hoped`` and ``saved`` the committees' savings, ``to_repay`` and
    ``repaid`` what they give back: each pair planned and as it came. ``meant`` is what was to be repaid before the year
    was settled. ``hoped_surplus`` and ``surplus`` are what they keep.
    """

    year: int
    budget: Decimal | None
    out: Decimal | None
    hoped: Decimal | None
    saved: Decimal | None
    to_repay: Decimal | None
    repaid: Decimal | None
    is_settled: bool
    meant: Decimal | None = None

    @property
    def hoped_surplus(self) -> Decimal | None:
        """What the plan leaves the committees of the year's saving (SUN-42); never below nought."""
        return None if self.hoped is None else max(self.hoped - (self.meant or NONE), NONE)

    @property
    def surplus(self) -> Decimal | None:
        """What they kept, once the year is settled; a year with a loss has nothing to keep."""
        if not self.is_settled or self.saved is None:
            return None
        return max(self.saved - (self.repaid or NONE), NONE)

    @property
    def kept(self) -> Decimal | None:
        """The surplus as it came where the year is settled, else as it is planned."""
        return self.surplus if self.is_settled else self.hoped_surplus


@dataclass(frozen=True)
class Figure:
    """All the years, and what they add up to."""

    years: tuple[FigureYear, ...]

    @property
    def planned(self) -> Decimal:
        """What is to be repaid in all: what has been, and what the plan says of the years to come."""
        return self.repaid + self.left

    @property
    def repaid(self) -> Decimal:
        return added(one.repaid for one in self.years)

    @property
    def left(self) -> Decimal:
        """What the plan says of the years that are not settled."""
        return added(one.to_repay for one in self.years if not one.is_settled)

    @property
    def coming(self) -> tuple[int, ...]:
        """The years that something is left to repay in."""
        return tuple(one.year for one in self.years if not one.is_settled and one.to_repay)

    @property
    def surplus(self) -> Decimal:
        """What the committees have kept so far, and keep by the plan."""
        return added(one.kept for one in self.years)

    @property
    def first_surplus(self) -> FigureYear | None:
        """The first year after the last instalment that leaves the whole saving with the committees."""
        last = max((one.year for one in self.years if one.to_repay or one.repaid), default=None)
        return next((one for one in self.years if last is not None and one.year > last and one.kept), None)


def figure(known: Known) -> Figure:
    """Every year from the first to the last, those of which nothing is said too."""
    return Figure(
        tuple(
            FigureYear(
                year, known.budget.get(year), known.out.get(year), known.hoped.get(year), known.saved.get(year),
                known.to_repay.get(year), known.repaid.get(year), year in known.settled,
                known.meant.get(year, known.to_repay.get(year)),
            )
            for year in known.years
        )
    )  # fmt: skip


def added(amounts: Iterable[Decimal | None]) -> Decimal:
    """Their sum; what is not known counts for nothing."""
    return sum((amount for amount in amounts if amount is not None), NONE)
