"""Files to the accounting system as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from repayment.files.exporting import Reduced
from repayment.files.going_out import Payable
from repayment.models import AccountingExport, ExportKind
from socinv.presentation.dates import day, full_day, when
from socinv.presentation.money import kronor, number

Rows = list[dict[str, Any]]


def payment_rows(found: Sequence[Payable]) -> Rows:
    """A line each; ``sent``: that it is in a file already."""
    return [
        {
            "entry": one.paid.entry, "url": reverse("fund-entry", args=[one.paid.entry]), "day": one.paid.day,
            "number": one.paid.number, "project": one.paid.project, "text": one.paid.text,
            "amount": number(one.paid.amount), "sent": day(one.sent) if one.sent else "",
        }
        for one in found
    ]  # fmt: skip


def payment_sentence(found: Sequence[Payable]) -> str:
    """What a file of them would hold."""
    new = [one.paid.amount for one in found if one.sent is None]
    old = len(found) - len(new)
    if not found:
        return _("Inga betalningar är bokförda de här dagarna.")
    if not new:
        return _("Alla betalningar de här dagarna finns redan i en fil.")
    said = _("%(sum)s har inte gått ut i någon fil än.") % {"sum": kronor(sum(new, Decimal(0)))}
    return f"{said} {_('Det som redan finns i en fil lämnas utanför.')}" if old else said


def frame_rows(found: Iterable[Reduced]) -> Rows:
    return [
        {
            "committee": one.committee, "year": str(one.year), "project": one.project, "number": one.number,
            "amount": number(one.amount),
        }
        for one in found
    ]  # fmt: skip


def export_rows(exports: Iterable[AccountingExport]) -> Rows:
    """To be downloaded again (components/docs.html)."""
    return [
        {
            "title": f"{file_name(one)}", "url": reverse("accounting-export", args=[one.pk]),
            "note": _("%(days)s, %(sum)s, gjord %(when)s av %(name)s")
            % {"days": _days(one), "sum": kronor(one.amount), "when": when(one.at), "name": one.by.name},
        }
        for one in exports
    ]  # fmt: skip


def file_name(export: AccountingExport) -> str:
    """What the file is called when it is saved: SIE's own ending for what is to be read in."""
    start = "interna-bidrag" if export.kind == ExportKind.PAYMENTS else "ramminskningar"
    ending = "si" if export.form == "sie" else "csv"
    return f"{start}-{export.first:%Y%m%d}-{export.last:%Y%m%d}-{export.pk}.{ending}"


def _days(export: AccountingExport) -> str:
    if export.kind == ExportKind.FRAMES:
        return str(export.first.year)
    return _("%(first)s till %(last)s") % {"first": full_day(export.first), "last": full_day(export.last)}
