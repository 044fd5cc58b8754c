"""What must be in place before a verb is possible in a fund, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from socinv.lifecycle.graph import condition

if TYPE_CHECKING:
    from repayment.models import Fund


@condition(gettext_lazy("Kommunen har redan en fond. Ladda om sidan."))
def is_first(fund: Fund) -> bool:
    """One fund a municipality: asked behind the municipality's own lock only in the check, here for the page."""
    return not type(fund)._base_manager.filter(municipality=fund.municipality_id).exists()


@condition(gettext_lazy("I den här kommunen behövs inget resultatanslag för att använda fondens pengar."))
def has_appropriations(fund: Fund) -> bool:
    """SUN-47."""
    return fund.rule.appropriation


@condition(gettext_lazy("I den här kommunen fryses inga pengar vid årets slut."))
def freezes(fund: Fund) -> bool:
    """SUN-48."""
    return fund.rule.freezes
