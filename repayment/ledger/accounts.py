"""Where the fund's money is. Every entry moves it between accounts, and adds up to nought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NONE = Decimal(0)


class AccountKind(StrEnum):
    """What an account holds. Those that money comes from are below nought, all others never."""

    ORIGIN = "origin"  # what has been allocated, by source
    FREE = "free"  # allocated and granted to nobody
    RESERVED = "reserved"  # granted to a project and not paid
    PAID = "paid"  # paid to the receiver and not used
    CONSUMED = "consumed"  # used: costs booked on the project
    FROZEN = "frozen"  # paid, not used when the year ended, and not yet decided about
    BUDGET_GIVEN = "budget-given"  # the council's appropriation (resultatanslag) of a year
    BUDGET = "budget"  # what is left of it
    BUDGET_USED = "budget-used"  # what has been withdrawn within it


BELOW_NOUGHT = (AccountKind.ORIGIN, AccountKind.BUDGET_GIVEN)
# Within equity: what the fund consists of. The budget accounts are a count beside it.
EQUITY = (AccountKind.FREE, AccountKind.RESERVED, AccountKind.PAID, AccountKind.FROZEN)


@dataclass(frozen=True, order=True)
class Account:
    """One account. ``project``: its id; ``year``: of the appropriation; ``source``: what an allocation came from.
    What does not apply is 0 or ""."""

    kind: AccountKind
    project: int = 0
    year: int = 0
    source: str = ""

    @property
    def may_be_negative(self) -> bool:
        return self.kind in BELOW_NOUGHT


@dataclass(frozen=True)
class Posting:
    """SEK put into an account, or taken from it (below nought)."""

    account: Account
    amount: Decimal


Postings = tuple[Posting, ...]
Balances = Mapping[Account, Decimal]


class Overdrawn(Exception):
    """An account does not hold what is to be taken from it. ``has`` and ``lacks`` in SEK."""

    def __init__(self, account: Account, has: Decimal, lacks: Decimal) -> None:
        super().__init__(f"{account.kind}: har {has}, saknar {lacks}")
        self.account, self.has, self.lacks = account, has, lacks


def move(amount: Decimal, source: Account, target: Account) -> Postings:
    """From one account to another."""
    return Posting(source, -amount), Posting(target, amount)


def mirrored(postings: Iterable[Posting]) -> Postings:
    """What undoes them."""
    return tuple(Posting(one.account, -one.amount) for one in postings)


def is_balanced(postings: Iterable[Posting]) -> bool:
    return sum((one.amount for one in postings), NONE) == 0


def posted(balances: Balances, postings: Iterable[Posting]) -> dict[Account, Decimal]:
    """The balances after an entry. Raises Overdrawn, and ValueError for an entry that does not add up to nought."""
    postings = tuple(postings)
    if not is_balanced(postings):
        raise ValueError("Verifikationen går inte jämnt ut.")
    after = dict(balances)
    for one in postings:
        after[one.account] = after.get(one.account, NONE) + one.amount
    for account in {one.account for one in postings}:
        if after[account] < 0 and not account.may_be_negative:
            raise Overdrawn(account, balances.get(account, NONE), -after[account])
    return after


def equity(balances: Balances) -> Decimal:
    """What the fund consists of within the municipality's equity: allocated and not used."""
    return sum((amount for account, amount in balances.items() if account.kind in EQUITY), NONE)
