"""Asking for a change of a project, and deciding about it (SUN-07)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.forms_of_case.administering import ReasonForm
from projects import checks
from projects.forms.checked import CheckedForm, decided_day, item, offer, prose, radios
from projects.models.change import ChangeOutcome
from projects.repaying import mentions_repayment
from socinv.presentation.fields import DateField, MoneyField


class ChangedMoneyField(MoneyField):
    """Kronor more or less: 150 000, +150 000 or −50 000."""

    default_error_messages = {"invalid": _("Skriv beloppet i kronor, till exempel 150 000 eller −50 000")}

    def reader(self, text: str) -> Decimal:
        return super().reader(text.strip().removeprefix("+"))


class AskForm(CheckedForm):
    """What is to be changed and why, and what it means for time, money and repayment."""

    check = staticmethod(checks.change)
    in_row = ("ends", "amount")

    kind = radios(_("Vad ska ändras?"), in_row=True)
    what = prose(_("Ändringen"), _("Beskriv vad som ska bli annorlunda."))
    reason = prose(_("Skäl"), _("Varför behövs ändringen? Den som beslutar läser det här."))
    ends = DateField(
        label=_("Ny sista dag, åååå-mm-dd"), required=False, help_text=_("Vid förlängning och avslut i förtid.")
    )
    amount = ChangedMoneyField(
        label=_("Ändrad budget, kronor"), required=False, min_value=None,
        help_text=_("Om budgeten ändras. Skriv minus framför om den blir mindre."),
    )  # fmt: skip
    repayment = prose(
        _("Vad betyder det för återföringen?"),
        _("Frivilligt. Till exempel att den börjar ett år senare, eller att den inte påverkas."), rows=2,
    )  # fmt: skip

    def __init__(self, *args: Any, thing: Any, raised_by: str = "", **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        choices = thing.case.process.change.choices
        offer(self.fields["kind"], [one for one in choices if not raised_by or raised_by in one.raised_by])
        if not mentions_repayment(thing.case.process):
            del self.fields["repayment"]


class DecideChangeForm(CheckedForm):
    """The decision, with its reasons, its day and its number in the minutes."""

    check = staticmethod(checks.change_decision)

    outcome = radios(_("Vad blev beslutet?"), in_row=True, says=True)
    reasons = prose(_("Skäl"), _("Skrivs ut i beslutet."))
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        self.fields["outcome"].choices = ChangeOutcome.choices  # type: ignore[attr-defined]
        if not thing.case.process.change.minuted:
            del self.fields["item"]


class WithdrawChangeForm(ReasonForm):
    """Why it is not wanted any more."""
