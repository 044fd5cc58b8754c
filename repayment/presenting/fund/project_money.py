"""Each project's part of the fund: granted, paid, used, frozen and left. Pure; SEK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from repayment.ledger.accounts import NONE
from repayment.ledger.statement import Booked, ProjectYear, project_by_year


@dataclass(frozen=True)
class ProjectMoney:
    """A project's money in all, and year by year."""

    project: int
    years: tuple[ProjectYear, ...]

    @property
    def granted(self) -> Decimal:
        return sum((one.granted for one in self.years), NONE)

    @property
    def paid(self) -> Decimal:
        return sum((one.paid for one in self.years), NONE)

    @property
    def consumed(self) -> Decimal:
        return sum((one.consumed for one in self.years), NONE)

    @property
    def frozen(self) -> Decimal:
        """What waits for a decision now."""
        return self.years[-1].frozen if self.years else NONE

    @property
    def left(self) -> Decimal:
        """Of what was granted, not used and not given back."""
        return self.years[-1].left if self.years else NONE

    @property
    def used_by_year(self) -> dict[int, Decimal]:
        return {one.year: one.consumed for one in self.years if one.consumed}


def money_of(booked: Iterable[Booked], project: int) -> ProjectMoney:
    """One project's."""
    return ProjectMoney(project, tuple(project_by_year(booked, project)))


def money_by_project(booked: Iterable[Booked]) -> dict[int, ProjectMoney]:
    """Every project that has moved any money: each entry is looked at once for each project it concerns."""
    own: dict[int, list[Booked]] = defaultdict(list)
    for entry in booked:
        for project in {one.account.project for one in entry.postings if one.account.project}:
            own[project].append(entry)
    return {project: money_of(entries, project) for project, entries in own.items()}


def in_all(rows: Sequence[ProjectMoney]) -> dict[str, Decimal]:
    """The sums of all of them."""
    return {
        name: sum((getattr(one, name) for one in rows), NONE)
        for name in ("granted", "paid", "consumed", "frozen", "left")
    }
