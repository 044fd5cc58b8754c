"""Who keeps the fund's ledger, and who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from repayment.fund.rule import keeping_kind, process_today
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import ACTING, Standing
from socinv.presentation.grammar import inside

if TYPE_CHECKING:
    from repayment.models import Fund


def keeper(fund: Fund, standing: Standing) -> Verdict:
    """A member of the body that the guideline lets keep the fund."""
    kind = keeping_kind(fund.municipality)
    if kind and standing.holds_role(kind, ACTING):
        return YES
    process = process_today(fund.municipality)
    if not kind or process is None:
        return no(Ground.PERSON, _("Riktlinjen säger inte vem som sköter fonden."))
    who = inside(process.body_title(fund.rule.kept_by))
    return no(Ground.PERSON, _("Bara %(who)s kan göra det i fonden.") % {"who": who})


def keeper_or_system(fund: Fund, standing: Standing) -> Verdict:
    """One who keeps the fund; and the system, for what follows from a decision on a case."""
    return YES if standing.is_system else keeper(fund, standing)


def may_read(fund: Fund, standing: Standing) -> bool:
    """Everyone who works, sits or decides in the municipality; not one with only a place in a project."""
    if standing.municipality != fund.municipality_id or not standing.is_affiliated:
        return False
    return standing.is_insider or standing.is_system
