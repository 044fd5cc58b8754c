"""The decisions that were made of a plan year by year, and the savings that they rest on with what shows them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from projects.presenting.ending import signed_line
from repayment.book import Book
from repayment.models import PlanStatus
from repayment.plan import total
from repayment.shares import NONE
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor


def decisions(book: Book) -> list[dict[str, Any]]:
    """Years that were settled and what evened out the plan, the latest first (components/timeline.html)."""
    return sorted(_decisions(book), key=lambda one: one["at"], reverse=True)


def _decisions(book: Book) -> Iterator[dict[str, Any]]:
    for one in book.settlements:
        words = {"year": one.year, "sum": kronor(total(book.repaid, one.year)), "who": inside(one.decided_by)}
        said = _("%(year)d återförs %(sum)s. Fastställt av %(who)s%(signed)s.")
        yield _point(one, said % {**words, "signed": _item(one)})
    for balancing in book.balancings:
        words = {"sum": kronor(balancing.amount), "who": inside(balancing.decided_by)}
        if balancing.committee is None:
            said = _("%(sum)s är avskrivet. Beslutat av %(who)s%(signed)s.")
        else:
            words["to"] = inside(balancing.committee.name)
            said = _("%(sum)s går tillbaka till %(to)s. Beslutat av %(who)s%(signed)s.")
        yield _point(balancing, said % {**words, "signed": _item(balancing)})


def _item(one: Any) -> str:
    return f", §\u00a0{one.item}" if one.item else ""


def _point(one: Any, sentence: str) -> dict[str, Any]:
    return {"at": one.at, "day": one.day, "sentence": sentence, "text": one.reasons}


def given_back(book: Book) -> Decimal:
    """What was repaid beyond what the project used and has gone back to the committees. SEK."""
    return sum((one.amount for one in book.balancings if one.committee is not None), NONE)


def evidence(book: Book) -> list[dict[str, str]]:
    """What each committee saved in each year by each measure, the latest year first, with what shows it (SUN-40)."""
    by_measure = [
        {"year": str(one.year), "name": one.committee.name, "measure": one.measure, "amount": kronor(one.amount),
         "text": one.evidence}
        for one in book.savings
    ]  # fmt: skip
    in_accounts = [
        {"year": str(one.year), "name": one.committee.name, "measure": _("Överskott i bokslutet."),
         "amount": kronor(one.amount), "text": one.note}
        for one in book.surpluses
    ]  # fmt: skip
    return sorted([*by_measure, *in_accounts], key=lambda one: (-int(one["year"]), one["name"], one["measure"]))


def reconciled(book: Book) -> dict[str, str] | None:
    """What came of it all, and the ground for adjusting the budget (STO-08)."""
    plan = book.plan
    if plan.status != PlanStatus.COMPLETED:
        return None
    signed = signed_line(plan.reconciled_on, "")
    return {"text": plan.reconciliation, "budget": plan.budget_ground, "signed": signed}
