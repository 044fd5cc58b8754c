"""The forms of the fund's money: set aside, budgeted, paid, frozen, decided about and received."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from repayment.forms.fund.booking import (
    BookingForm,
    amount_field,
    day_field,
    decision_field,
    text_field,
    year_field,
)
from socinv.lifecycle.process.fund_schema import FundSource
from socinv.presentation.money import kronor


class SetAsideForm(BookingForm):
    """From which of the guideline's sources, how much and by which decision."""

    source = forms.ChoiceField(label=_("Varifrån kommer pengarna?"), widget=forms.RadioSelect)
    amount = amount_field()
    within_target = forms.BooleanField(
        label=_("Ryms inom kommunens mål för god ekonomisk hushållning"), required=False
    )  # fmt: skip
    decision = decision_field()
    day = day_field()
    text = text_field()

    def __init__(self, data: Any = None, *, sources: tuple[FundSource, ...], **options: Any) -> None:
        super().__init__(data, **options)
        chosen: Any = self.fields["source"]
        chosen.choices = [(one.key, one.title) for one in sources if not one.repaid]
        if not any(one.within_target for one in sources):
            del self.fields["within_target"]


class AppropriateForm(BookingForm):
    """What may be used in a year."""

    year = year_field()
    amount = amount_field()
    decision = decision_field()
    day = day_field()
    text = text_field()


class PayForm(BookingForm):
    """An internal grant to the receiver."""

    amount = amount_field()
    year = year_field(_("Resultatanslag, år"))
    day = day_field()
    reference = TextField(label=_("Verifikation i ekonomisystemet"), required=False, max_length=60)
    text = text_field()


class NumberForm(BookingForm):
    """The project's own number in the accounts; there is one a project, so nothing is booked twice."""

    number = TextField(
        label=_("Projektnummer"), max_length=20, widget=forms.TextInput({"inputmode": "numeric", "class": "w-md"}),
        error_messages={"required": _("Skriv projektets nummer i redovisningen.")},
    )  # fmt: skip


class FreezeForm(BookingForm):
    """The year that has ended."""

    compared = ("year",)
    year = year_field(_("År som är slut"))


class FrozenForm(BookingForm):
    """Frozen money goes on being the project's, or goes back."""

    amount = amount_field()
    decision = decision_field()
    day = day_field()


class ReceiveForm(BookingForm):
    """A committee's repayment of a year."""

    compared = ("amount", "day")
    due = forms.ChoiceField(label=_("Vilken återföring?"))
    amount = amount_field(_("Det som har kommit in. Står kvar som nämnden redovisade det om du inte ändrar."))
    day = day_field()
    text = text_field()

    def __init__(self, data: Any = None, *, awaited: dict[str, Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.awaited = awaited
        chosen: Any = self.fields["due"]
        chosen.choices = [
            ("", _("Välj återföring")),
            *((key, f"{one.committee.name} {one.year}, {one.plan}: {kronor(one.amount)}") for key, one in
              awaited.items()),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The plan, the committee and the year, where perform takes them."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        one = self.awaited.get(said.pop("due", ""))
        if one is not None:
            said |= {"plan": one.plan, "committee": one.committee, "year": one.year}
        return said


class ReverseForm(BookingForm):
    """Why an entry is undone."""

    compared = ()
    reason = TextField(
        label=_("Skäl"), max_length=250, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Skriv varför verifikationen är fel.")},
    )  # fmt: skip
