"""What stands in the price list, and the index that moves its prices between years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models.price import SAID, PriceIndex, PriceItem
from socinv.lifecycle import clock
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import User
from socinv.presentation.fields import MoneyField, NumberField, YearField
from socinv.presentation.forms import PlainForm

LARGEST_PRICE = Decimal(100_000_000)
SMALLEST_INDEX, LARGEST_INDEX = Decimal("0.0001"), Decimal(100_000)


class PriceForm(SeenMixin, PlainForm):
    """A price; ``thing`` is the version it follows, None for a new item. A price of a year to come is a forecast."""

    name = forms.CharField(
        label=gettext_lazy("Namn"), max_length=120,
        help_text=gettext_lazy("Det som köps eller används, till exempel Placering i familjehem."),
    )  # fmt: skip
    contents = forms.CharField(
        label=gettext_lazy("Det här ingår"), max_length=1000, widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=gettext_lazy("Så att två personer menar samma sak med priset."),
    )  # fmt: skip
    unit = forms.CharField(
        label=gettext_lazy("Enhet"), max_length=60, help_text=gettext_lazy("Till exempel vårddygn eller elev och år.")
    )
    amount = MoneyField(label=gettext_lazy("Pris per enhet, kronor"), max_value=LARGEST_PRICE)
    price_year = YearField(
        label=gettext_lazy("Prisår"), help_text=gettext_lazy("Året vars priser det är, inte året då det skrevs.")
    )
    source = forms.CharField(
        label=gettext_lazy("Källa"), max_length=500, help_text=gettext_lazy("Så att någon annan hittar siffran igen.")
    )

    def __init__(self, data: Any = None, *, municipality: int, thing: PriceItem | None = None) -> None:
        initial = {name: getattr(thing, name) for name in SAID} if thing is not None else {}
        super().__init__(data, initial=initial)
        self.municipality, self.thing = municipality, thing
        if thing is not None:
            self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """One name and unit stands once among the prices in use."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        same = PriceItem.objects.choosable(self.municipality).filter(
            name__iexact=given.get("name", ""), unit__iexact=given.get("unit", "")
        )
        if self.thing is not None:
            same = same.exclude(series=self.thing.series)
        if same.exists():
            self.add_error("name", _("Prislistan har redan det namnet med samma enhet. Ändra det priset i stället."))
        return given

    def price(self, by: User) -> PriceItem:
        """The version as the form describes it, not saved."""
        said = {name: self.cleaned_data[name] for name in SAID} | {"made_by": by, "made_at": clock.now()}
        if self.thing is not None:
            return self.thing.following(**said)
        return PriceItem(municipality_id=self.municipality, **said)


class IndexForm(SeenMixin, PlainForm):
    """A year's value; ``thing`` is the one to change, None for a new year."""

    year = YearField(label=gettext_lazy("År"))
    value = NumberField(
        label=gettext_lazy("Indextal"), places=4, min_value=SMALLEST_INDEX, max_value=LARGEST_INDEX,
        help_text=gettext_lazy("Alla år i samma serie, till exempel konsumentprisindex med samma basår."),
    )  # fmt: skip
    source = forms.CharField(label=gettext_lazy("Källa"), max_length=500)

    def __init__(self, data: Any = None, *, municipality: int, thing: PriceIndex | None = None) -> None:
        names = ("year", "value", "source")
        super().__init__(data, initial={name: getattr(thing, name) for name in names} if thing is not None else {})
        self.municipality, self.thing = municipality, thing
        if thing is not None:
            self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """A year has one value."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        same = PriceIndex.objects.filter(municipality=self.municipality, year=given.get("year") or 0)
        if same.exclude(pk=self.thing.pk if self.thing is not None else 0).exists():
            self.add_error("year", _("Året har redan ett indextal. Ändra det i stället."))
        return given

    def index(self) -> PriceIndex:
        """The year as the form describes it, not saved."""
        thing = self.thing or PriceIndex(municipality_id=self.municipality)
        for name in ("year", "value", "source"):
            setattr(thing, name, self.cleaned_data[name])
        return thing


def retired(thing: PriceItem, day: date) -> PriceItem:
    """The same price, not to be chosen from the day on."""
    thing.retired_on = day
    return thing
