"""What a plan is reckoned from, as it is known today: the money used, what was repaid, saved and expected. SEK."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from repayment.book import Book
from repayment.instalments import Profile
from repayment.plan import Line, in_order, years
from repayment.reckoning import Known, Rows, planned, savings_of, sums_of
from repayment.shares import NONE

if TYPE_CHECKING:
    from repayment.models import Plan

REFUND, WRITE_OFF = "refund", "write-off"  # as the models call them, which ask here whether their verbs hold


@dataclass(frozen=True)
class Proposed:
    """One committee's part of a year: what the plan said, what it saved and what it should repay of that."""

    committee: int
    name: str
    planned: Decimal
    saved: Decimal
    amount: Decimal

    @property
    def surplus(self) -> Decimal:
        """What the committee keeps (SUN-42)."""
        return max(self.saved, NONE) - self.amount


@dataclass(frozen=True)
class Proposal:
    """A year as it is reckoned. ``consumed``: the money used. ``left``: what remains of it before the year."""

    year: int
    consumed: Decimal
    left: Decimal
    rows: tuple[Proposed, ...]

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.rows), NONE)


def profile_of(plan: Plan) -> Profile:
    return Profile(plan.rule.profile)


def consumed(book: Book) -> Decimal:
    """What the project has used of the fund's money, never more than was granted (SUN-54).

    Until anything is known of that, what the plan was decided on.
    """
    from repayment.fund.reading import consumed_of  # it reads the tables, whose verbs ask here

    project, held = book.plan.project, book.latest.consumed if book.latest else None
    found = consumed_of(project)
    if found.from_ledger and found.amount:
        return found.amount
    evaluation = getattr(project, "evaluation", None)
    said = evaluation.spent if evaluation is not None and evaluation.verdict else None
    amount = said or found.amount
    if amount:
        return amount if project.budget is None else min(amount, project.budget)
    return held or NONE


def paid(book: Book) -> dict[int, Decimal]:
    """What each committee has repaid, less what it was given back."""
    found = sums_of(book.repaid)
    for one in book.balancings:
        if one.kind == REFUND and one.committee_id is not None:
            found[one.committee_id] = found.get(one.committee_id, NONE) - one.amount
    return found


def known(book: Book, upto: int | None = None) -> Known:
    """As the years up to ``upto`` (those settled, if it is not given) came out, and the later ones are expected."""
    after = book.last_followed
    last = after if upto is None else upto
    came = {(line.committee, line.year): line for line in book.realised}
    coming = [line for line in book.expected if line.year > last and (line.committee, line.year) not in came]
    return Known(consumed(book), paid(book), savings_of([*came.values(), *coming]), after)


def proposal(book: Book, year: int) -> Proposal:
    """The year whose turn it is, reckoned on what was saved (SUN-41)."""
    found = known(book, year)
    rows = planned(found, profile_of(book.plan), max([year, *years(book.lines)]))
    names, plan = _names(book), {line.committee: line.amount for line in book.of_year(year)}
    came = {line.committee: line.amount for line in book.realised if line.year == year}
    return Proposal(
        year, found.consumed, found.left,
        tuple(
            Proposed(key, names[key], plan.get(key, NONE), came.get(key, NONE), rows.get(key, {}).get(year, NONE))
            for key in sorted({*plan, *came}, key=lambda key: (names[key], key))
        ),
    )  # fmt: skip


def rest(book: Book) -> list[Line]:
    """The years to come, reckoned anew: what is left is carried by what is expected to be saved."""
    if not book.lines:
        return []
    found = planned(known(book), profile_of(book.plan), max(years(book.lines)))
    return lines_of(found, _names(book))


def lines_of(rows: Rows, names: dict[int, str]) -> list[Line]:
    return in_order(Line(key, names[key], year, amount) for key, one in rows.items() for year, amount in one.items())


def left(book: Book) -> Decimal:
    """What of the money used has been neither repaid nor written off."""
    written = sum((one.amount for one in book.balancings if one.kind == WRITE_OFF), NONE)
    return max(known(book).left - written, NONE)


def beyond(book: Book) -> Decimal:
    """What was repaid beyond what was used, which a decision gives back."""
    return known(book).beyond


def _names(book: Book) -> dict[int, str]:
    lines = (*book.lines, *book.expected, *book.realised, *book.repaid)
    return {line.committee: line.name for line in lines}
