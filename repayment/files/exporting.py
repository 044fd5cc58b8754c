"""What goes out to the accounting system: internal grants that have been paid, and what frames are reduced by. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from repayment.files.csv_writing import csv_file
from repayment.files.sie_writing import Sender, Transaction, Verification, sie_file

NONE = Decimal(0)


@dataclass(frozen=True)
class Paid:
    """An internal grant, or below nought one that was reversed. ``entry``: its number in the fund; ``account``: the
    receiver's revenue account. SEK."""

    entry: int
    day: date
    amount: Decimal
    number: str
    project: str
    account: str
    text: str


@dataclass(frozen=True)
class Reduced:
    """A committee's frame of a year, reduced by one plan. ``number``: the project's, "" where it has none. SEK."""

    committee: str
    year: int
    project: str
    number: str
    amount: Decimal


@dataclass(frozen=True)
class Books:
    """Where it is booked: ``account`` is the other half of every amount, ``receiver_account`` the receiver's or the
    committee's own; ``series``: of the verifications."""

    account: str
    receiver_account: str
    series: str


def paid_as_csv(paid: Sequence[Paid], books: Books) -> bytes:
    """A line a payment."""
    headings = [
        _("Verifikation"), _("Datum"), _("Projektnummer"), _("Projekt"), _("Konto"), _("Motkonto"), _("Belopp"),
        _("Text"),
    ]  # fmt: skip
    return csv_file(headings, (
        (f"{books.series}{one.entry}", one.day, one.number, one.project, one.account, books.account, one.amount,
         one.text)
        for one in paid
    ))  # fmt: skip


def paid_as_sie(paid: Sequence[Paid], books: Books, sender: Sender) -> bytes:
    """A verification a payment: revenue at the receiver on the project (SUN-48), the other half where it is said."""
    accounts = {one.account: _("Internt bidrag, social investering") for one in paid}
    accounts |= {books.account: _("Motkonto för interna bidrag")}
    verifications = [
        Verification(
            books.series, str(one.entry), one.day, one.text,
            (Transaction(one.account, -one.amount, one.number), Transaction(books.account, one.amount)),
        )
        for one in paid
    ]  # fmt: skip
    return sie_file(sender, verifications, accounts, _projects(paid))


def reduced_as_csv(reduced: Sequence[Reduced], books: Books) -> bytes:
    """A line for each committee and plan."""
    headings = [
        _("Nämnd"), _("År"), _("Projektnummer"), _("Projekt"), _("Konto"), _("Motkonto"), _("Ramen minskas med"),
    ]  # fmt: skip
    return csv_file(headings, (
        (one.committee, one.year, one.number, one.project, books.receiver_account, books.account, one.amount)
        for one in reduced
    ))  # fmt: skip


def reduced_as_sie(reduced: Sequence[Reduced], books: Books, sender: Sender) -> bytes:
    """A verification for each committee and year, on the first day of the year."""
    by_frame: dict[tuple[int, str], list[Reduced]] = {}
    for one in reduced:
        by_frame.setdefault((one.year, one.committee), []).append(one)
    verifications = [
        _frame(place, committee, year, rows, books)
        for place, ((year, committee), rows) in enumerate(sorted(by_frame.items()), 1)
    ]
    accounts = {books.receiver_account: _("Nämndens ram"), books.account: _("Motkonto för ramminskningar")}
    return sie_file(sender, verifications, accounts, _projects(reduced))


def _frame(
    place: int, committee: str, year: int, rows: Iterable[Reduced], books: Books
) -> Verification:  # fmt: skip
    text = _("Ramminskning %(year)d, %(committee)s") % {"year": year, "committee": committee}
    return Verification(
        books.series, str(place), date(year, 1, 1), text,
        tuple(
            half
            for one in rows
            for half in (
                Transaction(books.receiver_account, one.amount, one.number, one.project),
                Transaction(books.account, -one.amount),
            )
        ),
    )  # fmt: skip


def _projects(rows: Iterable[Paid | Reduced]) -> dict[str, str]:
    return {one.number: one.project for one in rows if one.number}
