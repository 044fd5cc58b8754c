"""What the ledger says: the fund by year, a project by year, and what was withdrawn for the balanced-budget count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from repayment.ledger.accounts import EQUITY, NONE, Account, AccountKind, Balances, Postings


@dataclass(frozen=True)
class Booked:
    """An entry as the statements read it: the day it is booked on, and what it moved."""

    day: date
    postings: Postings


@dataclass(frozen=True)
class FundYear:
    """One year of the fund, SEK. ``closing`` = ``opening`` + Σ ``allocated`` − ``consumed``."""

    year: int
    opening: Decimal
    allocated: dict[str, Decimal]
    appropriated: Decimal
    granted: Decimal
    paid: Decimal
    consumed: Decimal
    frozen: Decimal
    closing: Decimal
    free: Decimal

    @property
    def withdrawn(self) -> Decimal:
        """What the year's cost to the result was: may be a special reason in the balanced-budget count (SUN-49)."""
        return self.consumed


@dataclass(frozen=True)
class ProjectYear:
    """What one year moved of a project's money, SEK, and what is left when it ends."""

    year: int
    granted: Decimal
    paid: Decimal
    consumed: Decimal
    frozen: Decimal
    left: Decimal


@dataclass
class _Moves:
    by_kind: dict[AccountKind, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    by_source: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    paid_out: Decimal = NONE


def balances_at(booked: Iterable[Booked], day: date) -> dict[Account, Decimal]:
    """Every account as it stood when the day ended."""
    found: dict[Account, Decimal] = defaultdict(Decimal)
    for entry in booked:
        if entry.day <= day:
            for one in entry.postings:
                found[one.account] += one.amount
    return dict(found)


def of_kind(balances: Balances, kind: AccountKind, project: int | None = None) -> Decimal:
    """The sum of the accounts of a kind, of all projects or of one."""
    return sum(
        (
            amount
            for account, amount in balances.items()
            if account.kind is kind and (project is None or account.project == project)
        ),
        NONE,
    )


def fund_by_year(booked: Iterable[Booked], last: int) -> list[FundYear]:
    """Every year from the first entry to ``last``, without gaps."""
    entries = sorted(booked, key=lambda one: one.day)
    if not entries:
        return []
    totals: dict[AccountKind, Decimal] = defaultdict(Decimal)
    years = []
    for year in range(entries[0].day.year, last + 1):
        opening = _equity(totals)
        moves = _moves(entry for entry in entries if entry.day.year == year)
        for kind, amount in moves.by_kind.items():
            totals[kind] += amount
        years.append(
            FundYear(
                year=year, opening=opening, allocated=dict(sorted(moves.by_source.items())),
                appropriated=sum(
                    (-one.amount for entry in entries for one in entry.postings
                     if one.account.kind is AccountKind.BUDGET_GIVEN and one.account.year == year), NONE),
                granted=moves.by_kind[AccountKind.RESERVED] + moves.paid_out, paid=moves.paid_out,
                consumed=moves.by_kind[AccountKind.CONSUMED], frozen=totals[AccountKind.FROZEN],
                closing=_equity(totals), free=totals[AccountKind.FREE],
            )
        )  # fmt: skip
    return years


def project_by_year(booked: Iterable[Booked], project: int) -> list[ProjectYear]:
    """Every year from the project's first entry to its last, without gaps."""
    own = [
        Booked(entry.day, tuple(one for one in entry.postings if one.account.project == project))
        for entry in sorted(booked, key=lambda one: one.day)
        if any(one.account.project == project for one in entry.postings)
    ]
    if not own:
        return []
    totals: dict[AccountKind, Decimal] = defaultdict(Decimal)
    years = []
    for year in range(own[0].day.year, own[-1].day.year + 1):
        moves = _moves(entry for entry in own if entry.day.year == year)
        for kind, amount in moves.by_kind.items():
            totals[kind] += amount
        years.append(
            ProjectYear(
                year=year, granted=moves.by_kind[AccountKind.RESERVED] + moves.paid_out, paid=moves.paid_out,
                consumed=moves.by_kind[AccountKind.CONSUMED], frozen=totals[AccountKind.FROZEN], left=_equity(totals),
            )
        )  # fmt: skip
    return years


def _moves(entries: Iterable[Booked]) -> _Moves:
    found = _Moves()
    for entry in entries:
        for one in entry.postings:
            found.by_kind[one.account.kind] += one.amount
            if one.account.kind is AccountKind.ORIGIN:
                found.by_source[one.account.source] -= one.amount
        found.paid_out += _paid_out(entry.postings)
    return found


def _paid_out(postings: Postings) -> Decimal:
    """What an entry moved from what was reserved for a project to what is paid or used; not what was released."""
    reserved = sum((one.amount for one in postings if one.account.kind is AccountKind.RESERVED), NONE)
    used = (AccountKind.PAID, AccountKind.CONSUMED)
    out = sum((one.amount for one in postings if one.account.kind in used), NONE)
    return out if reserved == -out else NONE


def _equity(totals: dict[AccountKind, Decimal]) -> Decimal:
    return sum((totals[kind] for kind in EQUITY), NONE)
