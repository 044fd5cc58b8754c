"""The forms of a year that is reckoned and settled, and of what evens out a plan: an amount for each committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.forms.checked import CheckedForm, decided_day, prose
from repayment import saving_checks
from repayment.checks import LARGEST
from repayment.forms.acts import WithRows, voluntary_item
from repayment.saving_checks import instalment_problem
from socinv.organisation.models import Body
from socinv.presentation.fields import MoneyField
from socinv.presentation.forms import PlainForm


@dataclass(frozen=True)
class Part:
    """A committee with what it is asked for: the amount that is proposed, and what it may be at the most. SEK."""

    body: Body
    amount: Decimal
    most: Decimal
    said: tuple[str, ...] = ()


class PartForm(PlainForm):
    """One committee's amount; the committee is given."""

    amount = MoneyField(label=_("Kronor"), required=False, max_value=LARGEST)

    def __init__(self, part: Part, *args: Any, checks: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"part-{part.body.pk}", initial={"amount": part.amount}, **kwargs)
        self.part, self.checks = part, checks

    @property
    def name(self) -> str:
        return self.part.body.name

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        problem = instalment_problem(self.part.most, said) if self.checks else ""
        if problem and "amount" not in self.errors:
            self.add_error("amount", problem)
        return said

    def row(self) -> dict[str, Any]:
        """As perform is given it."""
        return {"committee": self.part.body, "amount": self.cleaned_data["amount"]}


class PartRows:
    """A row for each committee. ``checks``: each amount is within what its committee saved."""

    def __init__(self, parts: Sequence[Part], data: Any = None, *, checks: bool = True) -> None:
        self.forms = [PartForm(part, data, checks=checks) for part in parts]

    def is_valid(self) -> bool:
        """Every row is looked at: what is wrong is said at once."""
        return not [form for form in self.forms if not form.is_valid()]

    def rows(self) -> list[dict[str, Any]]:
        return [form.row() for form in self.forms if form.is_valid()]

    def given(self) -> list[dict[str, Any]]:
        """Those with an amount: who gets nothing back is not in the decision."""
        return [row for row in self.rows() if row["amount"]]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed in each row, when it could not be registered."""
        words = [(form.name, str(form["amount"].data or "").strip()) for form in self.forms]
        return [(name, typed) for name, typed in words if typed]


class ProposeForm(CheckedForm):
    """The coordinators hand over the year as it is reckoned."""

    check = staticmethod(saving_checks.proposal)

    text = prose(_("Det beräkningen bygger på"), _("Vilka mått visar besparingen, och hur säker är den?"), rows=5)
    year = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SettleForm(WithRows):
    """What each committee repays of the year, and why."""

    check = staticmethod(saving_checks.settlement)
    names = "rows"

    reasons = prose(_("Skäl"), _("Följer beslutet samordnarnas beräkning? Skriv annars vad som skiljer."), rows=4)
    day = decided_day()
    item = voluntary_item()
    year = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RefundForm(WithRows):
    """What each committee gets back, and why."""

    check = staticmethod(saving_checks.refund)
    names = "rows"

    reasons = prose(_("Skäl"), _("Varför blev det återförda mer än det förbrukade?"), rows=4)
    day = decided_day()
    item = voluntary_item()


class WriteOffForm(CheckedForm):
    """All that is left, and why no saving carries it. ``amount``: as it was on the screen."""

    check = staticmethod(saving_checks.write_off)

    reasons = prose(_("Skäl"), _("Varför räckte besparingarna inte?"), rows=5)
    day = decided_day()
    item = voluntary_item()
    amount = MoneyField(label=_("Belopp"), widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """What has changed meanwhile is said of the whole form: the amount cannot be written over."""
        said = super().clean()
        for problem in self.errors.pop("amount", []):
            self.add_error(None, problem)
        return said
