"""What of a file is costs that the fund is to know of: sorted by project and month. Pure. Money is Decimal SEK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from repayment.files.contents import Contents, Mistake, Row, fingerprints


class Why(StrEnum):
    """Why a row is left out."""

    NO_PROJECT = "no-project"
    FOREIGN = "foreign"  # the number is of no project here
    BALANCE = "balance"  # an asset or a debt, not a cost
    GRANT = "grant"  # the internal grant itself, as the receiver's revenue
    BOOKED = "booked"  # by an earlier file
    EARLIER = "earlier"  # than the day the fund's ledger began


@dataclass(frozen=True)
class Known:
    """A project's number in the accounts: the project's id, and the revenue account of its internal grants."""

    project: int
    account: str = ""


@dataclass(frozen=True)
class Left:
    """A row that is left out."""

    row: Row
    why: Why


@dataclass(frozen=True)
class Month:
    """What one project is to be booked for one month, SEK; ``day``: the last that any of its rows is booked on;
    ``rows``: each with what knows it again."""

    project: int
    number: str
    day: date
    amount: Decimal
    rows: tuple[tuple[Row, str], ...]


@dataclass(frozen=True)
class Sorted:
    """A file sorted out. ``level``: months whose rows take each other out, with nothing to book."""

    months: tuple[Month, ...]
    level: tuple[Month, ...]
    left: tuple[Left, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def amount(self) -> Decimal:
        return sum((one.amount for one in self.months), Decimal(0))

    @property
    def can_be_booked(self) -> bool:
        return bool(self.months) and not self.mistakes


def sort_out(
    contents: Contents, numbers: Mapping[str, Known], booked: Collection[str], *, opened: date, today: date
) -> Sorted:
    """``numbers``: of the fund's projects; ``booked``: the fingerprints of rows that hold already; ``opened``: the day
    the ledger began. A mistake in a row of a project that is not the fund's stops nothing."""
    left: list[Left] = []
    kept: dict[tuple[int, int, str], list[tuple[Row, str]]] = defaultdict(list)
    for row, mark in zip(contents.rows, fingerprints(contents.rows), strict=True):
        why = _why_not(row, numbers) or (Why.BOOKED if mark in booked else None)
        if why is None and row.day < opened:
            why = Why.EARLIER
        if why is None:
            kept[row.day.year, row.day.month, row.number].append((row, mark))
        else:
            left.append(Left(row, why))
    months = [_month(number, numbers[number], rows, today) for (_y, _m, number), rows in sorted(kept.items())]
    ahead = [
        Mistake(row.line, _("Datumet %(day)s har inte varit än.") % {"day": row.day.isoformat()}, row.number)
        for (year, month, _number), rows in sorted(kept.items()) if (year, month) > (today.year, today.month)
        for row, _mark in rows
    ]  # fmt: skip
    return Sorted(
        months=tuple(one for one in months if one.amount != 0),
        level=tuple(one for one in months if one.amount == 0),
        left=tuple(left),
        mistakes=(*(one for one in contents.mistakes if not one.number or one.number in numbers), *ahead),
    )


def _why_not(row: Row, numbers: Mapping[str, Known]) -> Why | None:
    known = numbers.get(row.number)
    if known is None:
        return Why.FOREIGN if row.number else Why.NO_PROJECT
    if row.account and row.account == known.account:
        return Why.GRANT
    return Why.BALANCE if row.is_balance else None


def _month(number: str, known: Known, rows: Sequence[tuple[Row, str]], today: date) -> Month:
    """A month that is not over is booked as far as it has come."""
    amount = sum((row.amount for row, _mark in rows), Decimal(0))
    day = min(today, max(row.day for row, _mark in rows))
    return Month(known.project, number, day, amount, tuple(rows))
