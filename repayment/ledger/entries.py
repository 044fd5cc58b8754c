"""What each event of the fund moves: allocation, appropriation, grant, payment, cost, freezing, transfer, repayment."""

from __future__ import annotations

from decimal import Decimal

from repayment.ledger.accounts import Account, AccountKind, Balances, Postings, move

FREE = Account(AccountKind.FREE)
REPAYMENT = "repayment"


def allocation(amount: Decimal, source: str) -> Postings:
    """The council sets money aside within equity (8.1.1)."""
    return move(amount, Account(AccountKind.ORIGIN, source=source), FREE)


def appropriation(amount: Decimal, year: int) -> Postings:
    """The council budgets what may be used in a year (8.1.2)."""
    return move(amount, Account(AccountKind.BUDGET_GIVEN, year=year), Account(AccountKind.BUDGET, year=year))


def reservation(amount: Decimal, project: int) -> Postings:
    """A grant: the money is spoken for."""
    return move(amount, FREE, Account(AccountKind.RESERVED, project))


def released(amount: Decimal, project: int) -> Postings:
    """Granted money that will not be needed is free again."""
    return move(amount, Account(AccountKind.RESERVED, project), FREE)


def payment(amount: Decimal, project: int, year: int) -> Postings:
    """An internal grant to the receiver (8.1.2), within the year's appropriation."""
    reserved, paid = Account(AccountKind.RESERVED, project), Account(AccountKind.PAID, project)
    return (*move(amount, reserved, paid), *_use(amount, year))


def cost(amount: Decimal, project: int) -> Postings:
    """Costs booked on the project use what was paid; an amount below nought is a cost taken back."""
    return move(amount, Account(AccountKind.PAID, project), Account(AccountKind.CONSUMED, project))


def arrears(amount: Decimal, project: int, year: int) -> Postings:
    """Money paid for costs that are already booked (ORE-18)."""
    reserved, consumed = Account(AccountKind.RESERVED, project), Account(AccountKind.CONSUMED, project)
    return (*move(amount, reserved, consumed), *_use(amount, year))


def freezing(amount: Decimal, project: int) -> Postings:
    """What was not used in the calendar year waits for a decision on transfer (8.1.2)."""
    return move(amount, Account(AccountKind.PAID, project), Account(AccountKind.FROZEN, project))


def transferred(amount: Decimal, project: int) -> Postings:
    """Frozen money that the project may go on using."""
    return move(amount, Account(AccountKind.FROZEN, project), Account(AccountKind.PAID, project))


def returned(amount: Decimal, project: int) -> Postings:
    """Frozen money that returns to the fund."""
    return move(amount, Account(AccountKind.FROZEN, project), FREE)


def repaid(amount: Decimal) -> Postings:
    """A committee's repayment out of its budget frame comes back to the fund (8.1.1, source 1)."""
    return allocation(amount, REPAYMENT)


def charged(booked: Decimal, balances: Balances, project: int) -> Decimal:
    """How much of booked costs the fund bears: at most what was paid; the rest is the receiver's own. Costs taken
    back return at most what the fund has borne."""
    if booked < 0:
        return max(booked, -balances.get(Account(AccountKind.CONSUMED, project), Decimal(0)))
    return min(booked, balances.get(Account(AccountKind.PAID, project), Decimal(0)))


def _use(amount: Decimal, year: int) -> Postings:
    return move(amount, Account(AccountKind.BUDGET, year=year), Account(AccountKind.BUDGET_USED, year=year))
