"""The forms of the acts on a plan: decided, adjusted, exempted, a year reported, reconciled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from projects.forms.checked import CheckedForm, decided_day, item, prose
from repayment import checks
from socinv.presentation.fields import YearField


def voluntary_item() -> TextField:
    """What one office-holder decides often has no item in any minutes."""
    made = item()
    made.label = _("Paragraf, om den finns")
    return made


class WithRows(CheckedForm):
    """``rows``: what the page's rows say, as perform is given it; ``holds``: each of them is right.

    While a row has something to mend nothing is said of them all.
    """

    names: str

    def __init__(self, *args: Any, rows: list[dict[str, Any]] | None = None, holds: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.holds = rows or [], holds

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data) | {self.names: self.rows}

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.holds:
            self.errors.pop(NON_FIELD_ERRORS, None)
        return said


class DecideForm(WithRows):
    """Who repays how much when."""

    check = staticmethod(checks.decision)
    names = "rows"

    reasons = prose(_("Skäl"), _("Vilka besparingar bygger planen på, och hur är de beräknade?"), rows=5)
    day = decided_day()
    item = voluntary_item()


class AdjustForm(DecideForm):
    """The same about what is still to come; ``version`` is the plan that was on the screen."""

    check = staticmethod(checks.adjustment)

    reasons = prose(_("Skäl"), _("Vad har ändrats sedan planen beslutades?"), rows=5)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ExemptForm(CheckedForm):
    """Why nothing is repaid; ``first_gain`` and ``study`` where the guideline has conditions for it (SUN-43)."""

    check = staticmethod(checks.exemption)

    first_gain = YearField(
        label=_("Kommunens första ekonomiska vinst"), help_text=_("Vilket år väntas den?"), required=False
    )
    study = prose(
        _("Studier med försöks- och kontrollgrupper"), _("Vilka studier bygger insatsen på, och vad visar de?"), rows=3
    )
    reasons = prose(_("Skäl"), _("Vad i utvärderingen visar att de planerade ekonomiska effekterna uteblev?"), rows=5)
    day = decided_day()
    item = voluntary_item()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.thing.rule.exempt_after:
            self.fields["reasons"].help_text = _("Varför ska det som fonden har lagt ut inte återföras?")
        else:
            del self.fields["first_gain"], self.fields["study"]


class FollowUpForm(WithRows):
    """What each committee saved in the year."""

    check = staticmethod(checks.follow_up)
    names = "savings"

    year = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReconcileForm(CheckedForm):
    """What came of it all, and what the budget is adjusted by."""

    check = staticmethod(checks.reconciliation)

    text = prose(_("Avstämning"), _("Vad blev återföringen mot planen, och varför?"), rows=6)
    budget = prose(
        _("Underlag för budgeten"),
        _("Vilken nivå motsvarar de faktiska kostnaderna i de verksamheter som berörs, och från vilket år?"),
        rows=6,
    )
    day = decided_day()
