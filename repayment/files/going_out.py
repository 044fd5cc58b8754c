"""Files made for the accounting system and kept: which payments are in which, so that none goes out twice unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import transaction
from django.db.models import Min

from repayment.files.exporting import (
    Books,
    Paid,
    Reduced,
    paid_as_csv,
    paid_as_sie,
    reduced_as_csv,
    reduced_as_sie,
)
from repayment.files.sie_writing import Sender
from repayment.frames import every_reduction
from repayment.models import AccountingExport, Entry, EntryKind, ExportedEntry, ExportKind, Fund, ProjectNumber
from socinv.lifecycle import clock, locking
from socinv.organisation.models import User

GRANTS = (EntryKind.PAYMENT, EntryKind.ARREARS)


@dataclass(frozen=True)
class Payable:
    """A payment, or its reversal, and the day it first went out in a file; None where it has not."""

    paid: Paid
    entry: int
    sent: date | None


@dataclass(frozen=True)
class Order:
    """What is asked for. ``again``: with what has gone out before."""

    form: str
    first: date
    last: date
    books: Books
    again: bool = False


def payables(fund: Fund, first: date, last: date) -> list[Payable]:
    """Every payment of the days, and every reversal of one, in the order they were booked: two queries."""
    rows = Entry.objects.filter(fund=fund, day__range=(first, last)).select_related("project__case", "reverses")
    rows = rows.filter(kind__in=GRANTS) | rows.filter(kind=EntryKind.REVERSAL, reverses__kind__in=GRANTS)
    numbers = {one.project_id: one for one in ProjectNumber.objects.filter(municipality=fund.municipality_id)}
    found = []
    for row in rows.annotate(sent=Min("exports__export__at")).order_by("number"):
        number = numbers.get(row.project_id or 0)
        text = row.text or f"{row.get_kind_display()} {row.project}"
        paid = Paid(
            entry=row.number, day=row.day, amount=-row.amount if row.reverses_id else row.amount,
            number=number.number if number else "", project=str(row.project), account=number.account if number else "",
            text=" ".join(text.split())[:120],
        )  # fmt: skip
        found.append(Payable(paid, row.pk, row.sent.date() if row.sent else None))
    return found


def make_payments(fund: Fund, order: Order, by: User) -> AccountingExport | None:
    """The file, kept with which payments are in it; None where there is nothing to send. The fund is locked, so that
    of two who make it at once the second finds that it has been made."""
    with transaction.atomic():
        locked: Fund = locking.lock(fund)
        found = [one for one in payables(locked, order.first, order.last) if order.again or one.sent is None]
        if not found:
            return None
        paid = [_with_account(one.paid, order.books) for one in found]
        as_sie = order.form == "sie"
        content = paid_as_sie(paid, order.books, _sender(locked)) if as_sie else paid_as_csv(paid, order.books)
        export = _keep(locked, ExportKind.PAYMENTS, order, content, sum((one.amount for one in paid), Decimal(0)), by)
        ExportedEntry.objects.bulk_create(
            ExportedEntry(municipality_id=fund.municipality_id, export=export, entry_id=one.entry) for one in found
        )
    return export


def reduced(fund: Fund, first: int, last: int) -> list[Reduced]:
    """What each committee's frame is reduced by in the years: as settled, and where that is to come as planned."""
    numbers = dict(ProjectNumber.objects.filter(municipality=fund.municipality_id).values_list("project_id", "number"))
    return [
        Reduced(
            committee=one.line.name, year=one.line.year, project=str(one.plan.case),
            number=numbers.get(one.plan.project_id, ""), amount=one.line.amount,
        )
        for one in every_reduction(fund.municipality_id) if first <= one.line.year <= last
    ]  # fmt: skip


def make_frames(fund: Fund, order: Order, by: User) -> AccountingExport | None:
    """The file, kept; None where no frame is reduced in the years."""
    found = reduced(fund, order.first.year, order.last.year)
    if not found:
        return None
    as_sie = order.form == "sie"
    content = reduced_as_sie(found, order.books, _sender(fund)) if as_sie else reduced_as_csv(found, order.books)
    return _keep(fund, ExportKind.FRAMES, order, content, sum((one.amount for one in found), Decimal(0)), by)


def latest(fund: Fund, kind: str) -> AccountingExport | None:
    """The last file of the kind: what it asked for is likely what is asked for now."""
    return AccountingExport.objects.filter(fund=fund, kind=kind).defer("content").first()


def exports_of(fund: Fund, kind: str, most: int) -> list[AccountingExport]:
    rows = AccountingExport.objects.filter(fund=fund, kind=kind).defer("content").select_related("by")
    return list(rows[:most])


def _with_account(paid: Paid, books: Books) -> Paid:
    """Where the project's number says no account, the one that was asked for."""
    if paid.account:
        return paid
    return Paid(paid.entry, paid.day, paid.amount, paid.number, paid.project, books.receiver_account, paid.text)


def _sender(fund: Fund) -> Sender:
    own = fund.cost_files.exclude(orgnr="").filter(rows__isnull=False).values_list("orgnr", flat=True).first()
    return Sender(fund.municipality.name, own or "", clock.today())


def _keep(fund: Fund, kind: str, order: Order, content: bytes, amount: Decimal, by: User) -> AccountingExport:
    return AccountingExport.objects.create(
        municipality_id=fund.municipality_id, fund=fund, kind=kind, form=order.form, first=order.first,
        last=order.last, account=order.books.account, receiver_account=order.books.receiver_account,
        series=order.books.series, content=content, sha256=sha256(content).hexdigest(), amount=amount, by=by,
        at=clock.now(),
    )  # fmt: skip
