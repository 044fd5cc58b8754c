"""What the picture of a project's repayment says to one who cannot see it, and what its shapes mean."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from repayment.figure import Figure, FigureYear
from repayment.presenting.picture import BUDGET, HOPED, KEPT, OUT, PLAN, REPAID
from socinv.presentation.money import in_tkr


def title() -> str:
    return _("Medel ut, återföring och överskott per år, tusen kronor")


def legend(kinds: frozenset[str]) -> list[dict[str, str]]:
    """The shapes that are in the picture, in the order they come in time."""
    names = {
        BUDGET: _("Medel från fonden, plan"), OUT: _("Medel från fonden"), PLAN: _("Återföring, plan"),
        REPAID: _("Återfört"), HOPED: _("Överskott, plan"), KEPT: _("Överskott"),
    }  # fmt: skip
    return [{"kind": kind, "name": name} for kind, name in names.items() if kind in kinds]


def description(found: Figure) -> str:
    """A sentence a year, and of the money out one for all of it."""
    return " ".join([*_money_out(found), *(said for one in found.years if (said := _of_year(one)))])


def _money_out(found: Figure) -> Iterator[str]:
    """The years that money has gone out in, and those that it is planned for."""
    paid = [_amount_of(one.year, one.out) for one in found.years if one.out]
    planned = [_amount_of(one.year, one.budget) for one in found.years if one.budget and one.out is None]
    if paid:
        yield _("Från fonden kom %(years)s.") % {"years": "; ".join(paid)}
    if planned:
        yield _("Från fonden är planerat %(years)s.") % {"years": "; ".join(planned)}


def _amount_of(year: int, amount: Decimal | None) -> str:
    return _("%(amount)s tusen kronor %(year)d") % {"amount": in_tkr(amount), "year": year}


def _of_year(one: FigureYear) -> str:
    words = {
        "year": one.year, "planned": in_tkr(one.meant or 0), "repaid": in_tkr(one.repaid or 0),
        "kept": in_tkr(one.kept or 0),
    }  # fmt: skip
    if one.is_settled:
        return _("%(year)d återfördes %(repaid)s av planerade %(planned)s tusen. Överskottet blev %(kept)s.") % words
    if one.to_repay and one.kept:
        return _("%(year)d planeras %(planned)s tusen att återföras och %(kept)s stanna som överskott.") % words
    if one.to_repay:
        return _("%(year)d planeras %(planned)s tusen att återföras.") % words
    return _("%(year)d planeras %(kept)s tusen stanna som överskott.") % words if one.kept else ""
