"""A file of costs as the pages show it: what will be booked, what is left out and why, and what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from repayment.files.booking import Due, Ready
from repayment.files.contents import Mistake
from repayment.files.sorting import Left, Why
from repayment.models import CostFile, Fund
from socinv.presentation.dates import when
from socinv.presentation.money import kronor, number

MOST_SHOWN = 50  # of the rows of each kind

Rows = list[dict[str, Any]]


def files_of(fund: Fund) -> QuerySet[CostFile]:
    """With how many of their rows hold, and the sum; what they held is not read."""
    holds = Q(rows__entry__reversed_by=None, rows__isnull=False)
    found = CostFile.objects.filter(fund=fund).defer("content").select_related("by")
    return found.annotate(count=Count("rows", filter=holds), sum=Sum("rows__amount", filter=holds))


def file_rows(files: Iterable[Any]) -> Rows:
    """A line each, the latest first."""
    return [
        {
            "name": one.name, "url": one.get_absolute_url(), "form": one.get_form_display(),
            "read": _("%(when)s, %(name)s") % {"when": when(one.at), "name": one.by.name},
            "count": number(one.count), "amount": number(one.sum or 0), "is_booked": bool(one.count),
        }
        for one in files
    ]  # fmt: skip


def month_rows(due: Sequence[Due]) -> Rows:
    """What will be booked, a line for each project and month."""
    return [
        {
            "project": str(one.project), "url": one.project.get_absolute_url(), "number": one.month.number,
            "month": date_format(one.month.day, "F Y"), "count": number(len(one.month.rows)),
            "amount": number(one.month.amount), "borne": number(one.borne), "own": number(one.own) if one.own else "",
        }
        for one in due
    ]  # fmt: skip


def sums(found: Ready) -> dict[str, Any]:
    return {
        "count": number(sum(len(one.rows) for one in found.sorted.months)),
        "amount": number(found.sorted.amount), "borne": number(found.borne),
        "own": number(found.own) if found.own else "",
    }  # fmt: skip


def sentence(found: Ready, *, in_arrears: bool) -> str:
    """What booking the file means."""
    if not found.due:
        return _("Det finns inget nytt att bokföra i filen.")
    parts = [_("Filen har %(sum)s att bokföra.") % {"sum": kronor(found.sorted.amount)}]
    if in_arrears:
        parts.append(_("Fonden betalar i efterskott, så kostnaderna rör inte fondens pengar förrän de betalas."))
    elif found.own > 0:
        parts.append(
            _("Fonden står för %(borne)s. Resten, %(own)s, är mer än vad som är utbetalt och blir mottagarens egen "
              "kostnad.") % {"borne": kronor(found.borne), "own": kronor(found.own)}
        )  # fmt: skip
    else:
        parts.append(_("Allt ryms i det som är utbetalt."))
    return " ".join(parts)


def mistake_rows(mistakes: Sequence[Mistake]) -> dict[str, Any]:
    """The first of them, and how many there are besides."""
    shown = [{"line": str(one.line) if one.line else "", "text": one.text} for one in mistakes[:MOST_SHOWN]]
    return {"rows": shown, "more": _more(len(mistakes))}


def left_out(left: Sequence[Left]) -> Rows:
    """By reason: what it means, how many and how much; the first rows of each."""
    words = {
        Why.BOOKED: (_("Redan bokförda"), _("Raderna finns i en fil som har bokförts och bokförs inte en gång till.")),
        Why.FOREIGN: (_("Hör inte till fonden"), _("Projektnumret är inget av fondens projekt.")),
        Why.NO_PROJECT: (_("Utan projekt"), _("Raderna har inget projektnummer.")),
        Why.BALANCE: (_("Balanskonton"), _("Tillgångar och skulder är inga kostnader.")),
        Why.GRANT: (_("Internbidraget"), _("Bidraget från fonden är mottagarens intäkt och räknas inte av.")),
        Why.EARLIER: (_("Före fonden"), _("Raderna är från tiden innan fondens bokföring började.")),
    }
    by_why: dict[Why, list[Left]] = defaultdict(list)
    for one in left:
        by_why[one.why].append(one)
    return [
        {
            "title": title, "text": text, "rows": _rows(by_why[why][:MOST_SHOWN]), "more": _more(len(by_why[why])),
            "count": number(len(by_why[why])),
            "amount": number(sum((one.row.amount for one in by_why[why]), Decimal(0))),
        }
        for why, (title, text) in words.items() if by_why[why]
    ]  # fmt: skip


def _rows(left: Iterable[Left]) -> Rows:
    return [
        {
            "line": str(one.row.line), "number": one.row.number, "account": one.row.account, "day": one.row.day,
            "verification": one.row.verification, "text": one.row.text, "amount": number(one.row.amount),
        }
        for one in left
    ]  # fmt: skip


def _more(count: int) -> str:
    rest = count - MOST_SHOWN
    if rest <= 0:
        return ""
    return ngettext("och %(count)s rad till", "och %(count)s rader till", rest) % {"count": number(rest)}
