"""Writing SIE 4I: entries for the accounting system to take in. SIE file format 4B. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from repayment.files.sie import PROJECT
from repayment.files.sie_line import line_of

PROGRAM, VERSION = "Socinv", "1"
ENDING = "\r\n"


@dataclass(frozen=True)
class Transaction:
    """SEK on an account, debit above nought; ``number``: the project's, "" for none."""

    account: str
    amount: Decimal
    number: str = ""
    text: str = ""


@dataclass(frozen=True)
class Verification:
    """What is booked together; its transactions add up to nought."""

    series: str
    name: str
    day: date
    text: str
    transactions: tuple[Transaction, ...]


@dataclass(frozen=True)
class Sender:
    """Whose books: the name, the organisation number where it is known, and the day the file is made."""

    owner: str
    orgnr: str
    made: date


def sie_file(
    sender: Sender, verifications: Sequence[Verification], accounts: dict[str, str], projects: dict[str, str]
) -> bytes:
    """The whole file in code page 437; ``accounts`` and ``projects``: the name of each number."""
    lines = [
        line_of("#FLAGGA", ("0",)),
        line_of("#PROGRAM", (PROGRAM, VERSION)),
        line_of("#FORMAT", ("PC8",)),
        line_of("#GEN", (_day(sender.made),)),
        line_of("#SIETYP", ("4",)),
        *([line_of("#ORGNR", (sender.orgnr,))] if sender.orgnr else []),
        line_of("#FNAMN", (sender.owner,)),
        *_years(verifications),
        *(line_of("#KONTO", one) for one in sorted(accounts.items())),
        line_of("#DIM", (PROJECT, "Projekt")),
        *(line_of("#OBJEKT", (PROJECT, *one)) for one in sorted(projects.items())),
    ]
    for one in verifications:
        lines += _verification(one)
    return (ENDING.join(lines) + ENDING).encode("cp437")


def _years(verifications: Iterable[Verification]) -> list[str]:
    """The calendar years, the latest first, as the format counts them: 0, -1, -2."""
    years = {one.day.year for one in verifications}
    if not years:
        return []
    last = max(years)
    return [line_of("#RAR", (str(year - last), f"{year}0101", f"{year}1231")) for year in sorted(years, reverse=True)]


def _verification(one: Verification) -> list[str]:
    if sum((each.amount for each in one.transactions), Decimal(0)) != 0:
        raise ValueError(one.name)
    return [
        line_of("#VER", (one.series, one.name, _day(one.day), one.text)),
        "{",
        *(
            line_of("#TRANS", (
                each.account, (PROJECT, each.number) if each.number else (), f"{each.amount:.2f}", _day(one.day),
                each.text or one.text,
            ))
            for each in one.transactions
        ),
        "}",
    ]  # fmt: skip


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")
