"""What a file from the accounting system says, whatever its form. Pure. Money is Decimal SEK to the öre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _

BALANCE = ("1", "2")  # the classes of the balance sheet, in BAS and in Kommun-Bas alike
LARGEST = Decimal(999_999_999_999)
MOST_ROWS = 50_000
MOST_MISTAKES = 1_000


@dataclass(frozen=True)
class Row:
    """One transaction. ``line``: where in the file, from 1; ``number``: the project's, "" where it has none;
    ``amount``: SEK, debit above nought; ``is_balance``: the account belongs to the balance sheet."""

    line: int
    number: str
    account: str
    day: date
    amount: Decimal
    verification: str
    text: str = ""
    is_balance: bool = False


@dataclass(frozen=True)
class Mistake:
    """What cannot be read, and what to do. ``line``: 0 where it is of the whole file; ``number``: the project of the
    row, where that could be read: a mistake in a row of somebody else's project stops nobody."""

    line: int
    text: str
    number: str = ""


@dataclass(frozen=True)
class Contents:
    """The file as read. ``form``: "csv" or "sie"; ``orgnr`` and ``owner`` as the file says, "" where it does not."""

    form: str
    rows: tuple[Row, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    orgnr: str = ""
    owner: str = ""


def given_up() -> Mistake:
    """The last mistake of a file that is not read to its end."""
    return Mistake(0, _("Filen har så många fel att resten inte har lästs. Kontrollera att det är rätt slags fil."))


def fingerprints(rows: Iterable[Row]) -> list[str]:
    """What knows each row again in another file: project, verification, day, account, amount, and which in order of
    those that are alike. Not its text or place, for those change when a list is made anew."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for row in rows:
        what = (
            row.number,
            row.verification,
            row.day.isoformat(),
            row.account,
            str(row.amount.quantize(Decimal("0.01"))),
        )
        seen[what] += 1
        found.append(sha256("\x1f".join((*what, str(seen[what]))).encode()).hexdigest())
    return found


def is_balance(account: str) -> bool:
    """Whether an account of that number holds an asset or a debt, not a cost."""
    return account.startswith(BALANCE)
