"""What waits for those who keep the fund: numbers, payments, money to freeze and to decide about, repayments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import ProjectStatus
from repayment.fund.awaited import Awaited
from repayment.fund.years import Planned
from repayment.ledger.accounts import NONE
from repayment.presenting.fund.project_rows import FundedProject
from socinv.presentation.money import kronor

Line = dict[str, Any]
PAID_TO = (ProjectStatus.PLANNED, ProjectStatus.RUNNING, ProjectStatus.CLOSING, ProjectStatus.EVALUATED)


def due_by(planned: Iterable[Planned], year: int) -> dict[int, Decimal]:
    """What was granted for the year or one before it and is not paid, by project."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    unpaid: dict[int, Decimal] = {}
    for one in planned:
        unpaid[one.project] = one.unpaid
        if one.year <= year:
            found[one.project] += one.granted - one.paid
    return {project: part for project, amount in found.items() if (part := min(amount, unpaid[project])) > 0}


def waiting(
    rows: Sequence[FundedProject], due: Mapping[int, Decimal], *, unfrozen: Decimal, last_year: int,
    repayments: Iterable[Awaited],
) -> list[Line]:  # fmt: skip
    """Lines with the page where it is done. ``due``: what there is to pay, by project; ``unfrozen``: paid and unused
    when last year ended, and not frozen."""
    return [
        *_payments(rows, due), *(_freeze(unfrozen, last_year) if unfrozen > 0 else ()), *_frozen(rows),
        *_repayments(repayments),
    ]  # fmt: skip


def _payments(rows: Sequence[FundedProject], due: Mapping[int, Decimal]) -> Iterator[Line]:
    """A payment that is due, or the number that it needs first."""
    for one in rows:
        if one.project.status not in PAID_TO or not due.get(one.project.pk):
            continue
        words = {"project": one.project, "amount": kronor(due[one.project.pk])}
        if one.account_number:
            title, note, name = _("Betala ut: %(project)s"), _("%(amount)s är inte utbetalda."), "fund-pay"
        else:
            title, name = _("Ge projektnummer: %(project)s"), "fund-number"
            note = _("Inget kan betalas ut innan projektet har ett eget nummer i redovisningen.")
        yield {"title": title % words, "url": reverse(name, args=[one.project.case.ref]), "note": note % words}


def _freeze(unfrozen: Decimal, year: int) -> Iterator[Line]:
    words = {"amount": kronor(unfrozen), "year": year}
    yield {
        "title": _("Frys det som inte användes %(year)d") % words,
        "url": reverse("fund-freeze"),
        "note": _("%(amount)s var utbetalt och inte förbrukat när %(year)d var slut.") % words,
    }


def _frozen(rows: Sequence[FundedProject]) -> Iterator[Line]:
    for one in rows:
        if one.money.frozen > NONE:
            yield {
                "title": _("Besluta om fryst belopp: %(project)s") % {"project": one.project},
                "url": reverse("fund-carry-over", args=[one.project.case.ref]),
                "note": _("%(amount)s ska föras över till projektet eller tillbaka till fonden.")
                % {"amount": kronor(one.money.frozen)},
            }


def _repayments(found: Iterable[Awaited]) -> Iterator[Line]:
    for one in found:
        yield {
            "title": _("Ta emot återföring: %(committee)s %(year)d")
            % {"committee": one.committee.name, "year": one.year},
            "url": f"{reverse('fund-receive')}?vilken={one.key}",
            "note": f"{one.plan}: {kronor(one.amount)}",
        }
