"""Where the fund's money is on a day: one sentence and the figures behind it. Pure; SEK."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from repayment.ledger.accounts import NONE, Account, AccountKind, Balances, equity
from repayment.ledger.statement import of_kind
from socinv.presentation.grammar import joined
from socinv.presentation.money import in_mnkr, kronor, mnkr

Figure = dict[str, str]


@dataclass(frozen=True)
class Position:
    """What the fund consists of, and what is left of the year's appropriation."""

    equity: Decimal
    free: Decimal
    reserved: Decimal
    paid: Decimal
    frozen: Decimal
    appropriated: Decimal
    left_to_use: Decimal

    @property
    def is_empty(self) -> bool:
        return not (self.equity or self.appropriated)


def position(balances: Balances, year: int) -> Position:
    """The balances added up; the appropriation is that of the year."""
    return Position(
        equity=equity(balances),
        free=of_kind(balances, AccountKind.FREE),
        reserved=of_kind(balances, AccountKind.RESERVED),
        paid=of_kind(balances, AccountKind.PAID),
        frozen=of_kind(balances, AccountKind.FROZEN),
        appropriated=-balances.get(Account(AccountKind.BUDGET_GIVEN, year=year), NONE),
        left_to_use=balances.get(Account(AccountKind.BUDGET, year=year), NONE),
    )


def sentence(found: Position) -> str:
    """Fonden har 34,2 mnkr. Av dem är 12 mnkr fria att bevilja och 22,2 mnkr beviljade men inte utbetalda."""
    if not found.equity:
        return _("Fonden är tom.")
    whole = _("Fonden har %(amount)s.") % {"amount": mnkr(found.equity)}
    parts = [
        (found.free, _("%(amount)s fria att bevilja")),
        (found.reserved, _("%(amount)s beviljade men inte utbetalda")),
        (found.paid, _("%(amount)s utbetalda men inte förbrukade")),
        (found.frozen, _("%(amount)s frysta")),
    ]
    said = [words % {"amount": mnkr(amount)} for amount, words in parts if amount]
    return f"{whole} {_('Av dem är %(parts)s.') % {'parts': joined(said)}}"


def figures(found: Position, year: int, *, in_advance: bool, freezes: bool, appropriation: bool) -> list[Figure]:
    """The same as figures in millions; what the guideline has no use for is left out where there is none of it."""
    rows = [
        (_("Fonden"), found.equity, kronor(found.equity), True),
        (_("Fritt att bevilja"), found.free, kronor(found.free), True),
        (_("Beviljat, inte utbetalt"), found.reserved, kronor(found.reserved), True),
        (_("Utbetalt, inte förbrukat"), found.paid, kronor(found.paid), in_advance),
        (_("Fryst"), found.frozen, kronor(found.frozen), freezes),
        (_("Resultatanslag %(year)d") % {"year": year}, found.appropriated, _left(found), appropriation),
    ]
    return [
        {"term": term, "value": in_mnkr(amount), "unit": _("mnkr"), "note": note}
        for term, amount, note, has_use in rows
        if has_use or amount
    ]


def _left(found: Position) -> str:
    if not found.appropriated:
        return _("Inget är anslaget")
    return _("%(amount)s kvar att använda") % {"amount": kronor(found.left_to_use)}
