"""A cost of the calculation, and what the whole of it goes by."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.calculation.settings import HIGHEST_RATE, LARGEST_SEED, Settings
from applications.forms.canonical import kept, shown
from applications.forms.fields import LARGEST_COST, LONGEST_CELL, TextField
from applications.forms.lists import Lists
from socinv.presentation.fields import MoneyField, NumberField, YearField
from socinv.presentation.forms import PlainForm, choices_of

HUNDRED = Decimal(100)
KINDS = {"year": "year", "what": "text", "payer": "text", "amount": "money", "source": "text"}


class CostForm(PlainForm):
    """Only what it is has to be said: a draft may have gaps."""

    year = YearField(label=_("År"), required=False)
    what = TextField(
        label=_("Vad är det som kostar?"), max_length=LONGEST_CELL, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv vad det är som kostar.")},
    )  # fmt: skip
    payer = forms.ChoiceField(label=_("Vem betalar?"), required=False, widget=forms.Select)
    amount = MoneyField(label=_("Kronor"), required=False, max_value=LARGEST_COST)
    source = TextField(
        label=_("Källa"), max_length=LONGEST_CELL, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Var beloppet kommer ifrån, till exempel en offert eller lönestatistik."),
    )  # fmt: skip

    def __init__(self, lists: Lists, row: Mapping[str, Any], data: Any = None) -> None:
        super().__init__(data, initial={name: shown(kind, row.get(name, "")) for name, kind in KINDS.items()})
        self.fields["payer"].choices = choices_of(lists.payers)  # type: ignore[attr-defined]

    def kept(self) -> dict[str, Any]:
        """The row as it is kept, once the form is valid."""
        return {name: kept(kind, self.cleaned_data[name]) for name, kind in KINDS.items()}


class SettingsForm(PlainForm):
    """The rate is typed in per cent."""

    rate = NumberField(
        label=_("Real kalkylränta, procent"), places=2, min_value=0, max_value=HIGHEST_RATE * HUNDRED,
        help_text=_("3 procent om ni inte har skäl för något annat."),
    )  # fmt: skip
    price_year = YearField(
        label=_("Prisnivå, år"), help_text=_("Alla belopp skrivs i det årets priser, utan inflation.")
    )
    seed = NumberField(
        label=_("Slumptalsfrö"), places=0, min_value=0, max_value=LARGEST_SEED,
        help_text=_("Samma frö ger samma simulering. Byt det för att se att svaret inte hänger på slumpen."),
    )  # fmt: skip

    def __init__(self, now: Settings, data: Any = None) -> None:
        shown_now = {"rate": (now.rate * HUNDRED).normalize(), "price_year": now.price_year, "seed": Decimal(now.seed)}
        super().__init__(data, initial=shown_now)

    def settings(self) -> Settings:
        """What was chosen, once the form is valid."""
        given = self.cleaned_data
        return Settings(given["rate"] / HUNDRED, given["price_year"], int(given["seed"]))
