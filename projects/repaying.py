"""Whether repayment follows from what an evaluation showed (4, 6). Pure; how much and when is the fund's matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from projects.outcome import Promise, outcome
from socinv.lifecycle.process import Process
from socinv.presentation.grammar import joined

GAINED = ("reached", "part")


def mentions_repayment(process: Process) -> bool:
    """Whether the guideline ties repayment to what the application promised, so that a change of it says something of
    it and the evaluation decides whether it follows."""
    rule = process.repayment
    return rule is not None and rule.when == "with-application"


@dataclass(frozen=True)
class Repayment:
    """``follows``, with the reason in words and the measures that it is tied to."""

    follows: bool
    why: str
    measures: tuple[str, ...] = ()


def repayment_after(saving: Decimal | None, in_money: Sequence[Promise], *, is_exempt: bool) -> Repayment:
    """What the guideline says follows.

    ``saving``: the municipality's reduced costs a year, SEK, by the evaluation. ``in_money``: the measures that can be
    counted in money, with what came of them. No reduction of the municipality's costs, no repayment; where there is
    one it is tied to measures that can be followed up (SUN-35, SUN-40), unless the plan was exempted (SUN-43).
    """
    if is_exempt:
        return Repayment(follows=False, why=_("Insatsen är undantagen från återföring."))
    if not saving or saving <= 0:
        return Repayment(follows=False, why=_("Kommunens kostnader har inte minskat. Då krävs ingen återföring."))
    tied = tuple(one.name for one in in_money if outcome(one) in GAINED)
    if not tied:
        return Repayment(
            follows=False,
            why=_(
                "Inget mått som räknas i pengar har närmat sig sitt mål. Återföringen har inget mått att kopplas till."
            ),
        )
    why = _("Vinster har påvisats. Återföring ska göras, kopplad till: %(measures)s.") % {"measures": joined(tied)}
    return Repayment(follows=True, why=why, measures=tied)
