"""What every form that books something in the fund has: when it was opened, and whether an entry says the same."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from repayment.models import Entry
from socinv.lifecycle import clock
from socinv.presentation.fields import DateField, MoneyField, YearField
from socinv.presentation.forms import PlainForm

OPENED = "opened-after"


class BookingForm(PlainForm):
    """``opened_after``: the number of the fund's latest entry when the form was opened; nought where it is not said,
    and then everything counts as booked since. ``compared``: what makes an entry the same."""

    compared: tuple[str, ...] = ("amount", "year", "day", "source")

    @property
    def opened_after(self) -> int:
        said = str(self.data.get(OPENED, ""))
        return int(said) if said.isdecimal() and len(said) < 10 else 0

    def says(self, entry: Entry) -> bool:
        """Whether the entry is what the form says: the button was pressed twice."""
        said = self.cleaned_data
        return all(getattr(entry, name) == said[name] for name in self.compared if name in said)


def amount_field(help_text: Any = "") -> MoneyField:
    return MoneyField(label=_("Belopp, kronor"), help_text=help_text)


def year_field(label: Any = None) -> YearField:
    return YearField(label=label or _("År"))


def day_field(label: Any = None) -> DateField:
    return DateField(label=label or _("Dag, åååå-mm-dd"), initial=clock.today)


def decision_field() -> TextField:
    return TextField(
        label=_("Beslut"), help_text=_("Vem beslutade, när och vilken paragraf?"), max_length=150,
        error_messages={"required": _("Skriv med vilket beslut.")},
    )  # fmt: skip


def text_field() -> TextField:
    return TextField(label=_("Anteckning"), required=False, max_length=250, widget=forms.TextInput)
