"""What each verb of the fund books: entries not yet written. Pure; SEK."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from repayment.fund.course import Course
from repayment.ledger import entries as ledger
from repayment.ledger.accounts import NONE, Account, AccountKind, Postings, move


@dataclass(frozen=True)
class Draft:
    """An entry before it has its number. ``project``, ``plan``, ``committee`` and ``reverses`` by id."""

    kind: str
    day: date
    amount: Decimal
    postings: Postings
    text: str = ""
    source: str = ""
    within_target: bool = False
    decision: str = ""
    project: int | None = None
    plan: int | None = None
    committee: int | None = None
    year: int | None = None
    reference: str = ""
    file: str = ""
    reverses: int | None = None


@dataclass(frozen=True)
class Cost:
    """A cost out of the accounting system: of one project, on a day (the last of its month where only that is known).
    ``reference`` tells it from every other; an amount below nought is a cost taken back."""

    project: int
    day: date
    amount: Decimal
    reference: str
    text: str = ""


def reserved(project: int, years: Mapping[int, Decimal], day: date, decision: str) -> list[Draft]:
    """A grant, an entry a year."""
    return [
        Draft("reservation", day, amount, ledger.reservation(amount, project), project=project, year=year,
              decision=decision)
        for year, amount in sorted(years.items())
    ]  # fmt: skip


def payment(project: int, amount: Decimal, year: int, *, in_arrears: bool, within_year: bool) -> Postings:
    """Money to the receiver: in advance to be used, in arrears for what is booked. ``within_year``: within the year's
    appropriation, where the guideline has one."""
    if within_year:
        return (ledger.arrears if in_arrears else ledger.payment)(amount, project, year)
    target = AccountKind.CONSUMED if in_arrears else AccountKind.PAID
    return move(amount, Account(AccountKind.RESERVED, project), Account(target, project))


def borne(cost: Cost, course: Course) -> Decimal:
    """How much of a cost the fund bears: at most what was paid and not used from that day on. The rest is the
    receiver's own. A cost taken back returns at most what the fund has borne."""
    accounts = (Account(kind, cost.project) for kind in (AccountKind.PAID, AccountKind.CONSUMED))
    held = {account: max(course.lowest(account, cost.day), NONE) for account in accounts}
    return ledger.charged(cost.amount, held, cost.project)


def costs(rows: Iterable[Cost], course: Course, *, in_arrears: bool, file: str = "") -> list[Draft]:
    """Costs in the order of their days. In arrears they move nothing until they are paid for."""
    found = []
    for cost in sorted(rows, key=lambda one: (one.day, one.reference)):
        part = NONE if in_arrears else borne(cost, course)
        postings = ledger.cost(part, cost.project) if part else ()
        course.book(cost.day, postings)
        found.append(Draft("cost", cost.day, cost.amount, postings, text=cost.text, project=cost.project,
                           reference=cost.reference, file=file))  # fmt: skip
    return found


def unused(course: Course, projects: Iterable[int], year: int) -> dict[int, Decimal]:
    """What each project has been paid and had not used when the year ended, by project."""
    last = date(year, 12, 31)
    found = {project: course.lowest(Account(AccountKind.PAID, project), last) for project in projects}
    return {project: amount for project, amount in found.items() if amount > 0}


def frozen(amounts: Mapping[int, Decimal], year: int) -> list[Draft]:
    """The unused money of all projects, on the last day of the year."""
    return [
        Draft("freezing", date(year, 12, 31), amount, ledger.freezing(amount, project), project=project, year=year)
        for project, amount in sorted(amounts.items())
    ]
