"""A line of the calculation as a form: who gains, and the seven figures with their ranges, sources and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.calculation.detail import KEYS, LARGEST_YEARLY, PARTS, Detail, detail_of
from applications.calculation.inputs import INPUTS, SHARES, Ground, Money
from applications.calculation.price_level import NoIndexError
from applications.calculation.words import GROUND_WORDS, INPUT_WORDS, MONEY_WORDS
from applications.content.answers import decimal
from applications.forms.canonical import kept, shown
from applications.forms.fields import LONGEST_CELL, LONGEST_TEXT, TextField
from applications.forms.lists import Lists
from applications.forms.price_choices import Prices
from socinv.presentation.fields import MoneyField, NumberField, YearField
from socinv.presentation.forms import PlainForm, choices_of

Row = Mapping[str, Any]
LARGEST, HUNDRED = Decimal(1_000_000_000), Decimal(100)
FIGURES, WORDS = ("", "_low", "_high"), ("_source", "_reason")
NOTHING = Detail(dict.fromkeys(KEYS, ""))
PLAIN = {"money": Money.SAVING.value, "ground": Ground.JUDGEMENT.value}  # what goes without saying
COLUMNS = ("actor", "what", "first_year", "last_year", "yearly", "source")
HELP: Mapping[str, str | Promise] = {
    "participants": later("Hur många som tar del av insatsen under ett år."),
    "effect": later("Hur mycket som förändras för en person på ett år, i den enhet priset gäller: 0,2 placeringar, "
                    "12 timmar."),
    "price": later("Vad en enhet kostar i dag. Välj i prislistan eller skriv själv."),
    "deadweight": later("Den del av förändringen som hade kommit även utan insatsen."),
    "attribution": later("Den del av förändringen som beror på just den här insatsen och inte på någon annan."),
    "drop_off": later("Hur stor del av effekten som går förlorad varje år."),
    "bias": later("Vad ni drar av för att kalkyler ofta blir för ljusa."),
}  # fmt: skip
PART_LABELS: Mapping[str, str | Promise] = {
    "": later("Väntat"), "_low": later("Lägst"), "_high": later("Högst"), "_source": later("Källa"),
    "_reason": later("Skäl"),
}  # fmt: skip


@dataclass(frozen=True)
class InputFields:
    """One of the seven: its figures side by side, then where they come from and why."""

    name: str
    title: str
    help: str
    figures: Sequence[BoundField]
    words: Sequence[BoundField]


class LineForm(PlainForm):
    """Only what it is has to be said: a draft may have gaps. Shares are typed in per cent and kept between 0 and 1."""

    what = TextField(label=later("Vad är vinsten?"), max_length=LONGEST_CELL, widget=forms.Textarea(attrs={"rows": 2}))
    actor = forms.ChoiceField(label=later("Vem vinner?"), widget=forms.Select)
    indicator = TextField(
        label=later("Mått"), max_length=LONGEST_TEXT, widget=forms.TextInput,
        help_text=later("Det som ska mätas för att visa vinsten, till exempel placeringsdygn."),
    )  # fmt: skip
    first_year = YearField(label=later("Första året"))
    last_year = YearField(label=later("Sista året"))
    money = forms.ChoiceField(
        label=later("Vad är vinsten i pengar?"), widget=forms.RadioSelect, choices=list(MONEY_WORDS.items()),
        help_text=later("En omfördelning är pengar som en får i stället för någon annan, till exempel bidrag."),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=later("Vad bygger effekten på?"), widget=forms.RadioSelect, choices=list(GROUND_WORDS.items()),
        help_text=later("Med en jämförelsegrupp är det som skulle ha skett ändå redan borträknat."),
    )  # fmt: skip
    price_item = forms.ChoiceField(
        label=later("Ur kommunens prislista"), widget=forms.Select,
        help_text=later("Väljer ni ett pris fylls pris, källa och prisnivå i när ni sparar."),
    )  # fmt: skip
    yearly = MoneyField(
        label=later("Kronor per år"), max_value=LARGEST_YEARLY,
        help_text=later("Bara om ni inte kan räkna per person. Är antal, effekt och pris ifyllda räknas beloppet ut."),
    )  # fmt: skip
    source = TextField(
        label=later("Källa till beloppet"), max_length=LONGEST_CELL, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, lists: Lists, row: Row, data: Any = None, prices: Prices | None = None) -> None:
        self.prices, self.before = prices or Prices({}, 0), detail_of(row) or NOTHING
        self.base_fields = {**self.base_fields, **_inputs()}  # type: ignore[misc]
        super().__init__(data, initial=_initial(row))
        self.fields["actor"].choices = choices_of(lists.actors)  # type: ignore[attr-defined]
        self.fields["price_item"].choices = choices_of(self.prices.choices)  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.required = name == "what"

    def clean(self) -> dict[str, Any]:
        """A price that was just chosen in the list stands in for what is typed."""
        given = super().clean() or {}
        chosen = self.prices.items.get(given.get("price_item") or "")
        if chosen is None:
            return given
        if given["price_item"] == self.before.texts["price_item"] and given.get("price") is not None:
            return given
        try:
            return given | {"price": self.prices.converted(chosen), "price_source": self.prices.source(chosen)}
        except NoIndexError as lacking:
            self.add_error("price_item", str(lacking))
            return given

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        """Each line begins with the name of its figure: many fields are called alike."""
        names = {self[name + part].id_for_label: _named(name, part) for name in INPUTS for part in PARTS}
        return tuple(
            (target, f"{names[target]}: {text}" if target in names else text) for target, text in super().summary
        )

    def kept(self) -> dict[str, Any]:
        """The row as it is kept, once the form is valid."""
        given = self.cleaned_data
        kinds = {"yearly": "money", "first_year": "year", "last_year": "year"}
        row = {name: kept(kinds.get(name, "text"), given[name]) for name in COLUMNS}
        texts = {key: kept("number", given.get(key)) for key in KEYS if key in given}
        texts |= {key: _as_share(given[key]) for key in _shares() if given.get(key) is not None}
        texts |= self._of_list(texts)
        says_nothing = {key: text for key, text in texts.items() if text} == PLAIN
        return {**row, "calc": {} if says_nothing else texts}

    def _of_list(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Which price of the list it is and in what year's prices; neither once somebody has written another."""
        before = self.before.texts
        if texts["price_item"] and texts["price_item"] != before["price_item"]:
            return {"price_year": str(self.prices.year)}
        if texts["price"] != before["price"]:
            return {"price_item": "", "price_year": ""}
        return {"price_year": before["price_year"]}

    def input(self, name: str) -> InputFields:
        """One of the seven, ready to draw."""
        return InputFields(
            name, str(INPUT_WORDS[name]), str(HELP[name]),
            [self[name + part] for part in FIGURES], [self[name + part] for part in WORDS],
        )  # fmt: skip

    @property
    def sureness(self) -> list[InputFields]:
        """The four shares that take off or leave."""
        return [self.input(name) for name in SHARES]

    @property
    def years(self) -> list[BoundField]:
        return [self["first_year"], self["last_year"]]

    @property
    def how_many(self) -> InputFields:
        return self.input("participants")

    @property
    def what_happens(self) -> InputFields:
        return self.input("effect")

    @property
    def what_worth(self) -> InputFields:
        return self.input("price")


def _named(name: str, part: str) -> str:
    return f"{INPUT_WORDS[name]}, {str(PART_LABELS[part]).lower()}" if part else str(INPUT_WORDS[name])


def _inputs() -> dict[str, forms.Field]:
    return {name + part: _field(name, part) for name in INPUTS for part in PARTS}


def _field(name: str, part: str) -> forms.Field:
    label = str(PART_LABELS[part])
    if part in WORDS:
        return TextField(label=label, max_length=LONGEST_CELL, widget=forms.Textarea(attrs={"rows": 2}))
    if name in SHARES:
        return NumberField(label=_("%(label)s, procent") % {"label": label}, places=2, min_value=0, max_value=HUNDRED)
    if name == "price":
        return MoneyField(label=_("%(label)s, kronor") % {"label": label}, min_value=-LARGEST, max_value=LARGEST)
    return NumberField(label=label, min_value=-LARGEST if name == "effect" else 0, max_value=LARGEST)


def _shares() -> tuple[str, ...]:
    return tuple(name + part for name in SHARES for part in FIGURES)


def _as_share(percent: Decimal) -> str:
    return format((percent / HUNDRED).normalize(), "f")


def _initial(row: Row) -> dict[str, Any]:
    detail = detail_of(row) or NOTHING
    found: dict[str, Any] = {name: shown("text", row.get(name, "")) for name in COLUMNS}
    found["yearly"] = shown("money", row.get("yearly"))
    found |= {name + part: _shown(detail, name, part) for name in INPUTS for part in PARTS}
    return found | {
        "money": detail.money.value, "ground": detail.ground.value, "indicator": detail.texts["indicator"],
        "price_item": detail.texts["price_item"],
    }  # fmt: skip


def _shown(detail: Detail, name: str, part: str) -> Any:
    text = detail.texts[name + part]
    number = decimal(text) if part in FIGURES else None
    if number is None:
        return text
    return (number * HUNDRED).normalize() if name in SHARES else number
