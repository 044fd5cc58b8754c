"""A Django field for each kind of question in the process file and each kind of column in a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from applications.content.columns import Column
from applications.content.line_ends import as_typed
from applications.forms.lists import Lists
from socinv.lifecycle.process import Field, Part
from socinv.presentation.fields import DateField, MoneyField, NumberField, YearField
from socinv.presentation.forms import choices_of
from socinv.presentation.money import number

LONGEST_CELL, LONGEST_TEXT = 500, 200
# So that no sum of a full table outgrows the case's columns.
LARGEST_COST, LARGEST_YEARLY = Decimal(1_000_000_000), Decimal(100_000_000)


class TextField(forms.CharField):
    """Running text with plain line ends. Its length is counted here and never cut by the browser."""

    def to_python(self, value: Any) -> str:
        return as_typed(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"data-max": str(self.max_length)} if isinstance(widget, forms.Textarea) and self.max_length else {}


def field_for(part: Part, field: Field, lists: Lists) -> forms.Field:
    """The question as a Django field, never required: a draft may have gaps."""
    made = _KINDS[field.kind](field, lists)
    made.required = False
    made.help_text = " ".join(words for words in (_may_skip(field), _when(part, field), str(made.help_text)) if words)
    return made


def _may_skip(field: Field) -> str:
    """A question to answer or leave; boxes speak for themselves."""
    needed = field.required or field.required_if or field.kind == "departments"
    return "" if needed else _("Frivilligt.")


def _when(part: Part, field: Field) -> str:
    """Which choice makes the question one to answer, where the file's own help does not say so."""
    decides = part.find(field.required_if.field) if field.required_if else None
    if decides is None or field.required_if is None or field.help.startswith(_("Fyll i om")):
        return ""
    chosen = next((one.label for one in decides.choices if one.key == field.required_if.is_), "")
    return _("Fyll i om ni har valt ”%(choice)s”.") % {"choice": chosen}


def _text(field: Field, lists: Lists) -> forms.Field:
    return TextField(label=field.label, help_text=field.help, max_length=field.max or LONGEST_TEXT)


def _prose(field: Field, lists: Lists) -> forms.Field:
    limit = _("Högst %(max)s tecken.") % {"max": number(Decimal(field.max))} if field.max else ""
    return TextField(
        label=field.label, help_text=f"{field.help} {limit}".strip(), max_length=field.max or None,
        widget=forms.Textarea(attrs={"rows": field.rows}),
    )  # fmt: skip


def _choice(field: Field, lists: Lists) -> forms.Field:
    return forms.ChoiceField(
        label=field.label, help_text=field.help, widget=forms.RadioSelect,
        choices=[(choice.key, choice.label) for choice in field.choices],
    )  # fmt: skip


def _number(field: Field, lists: Lists) -> forms.Field:
    said = not field.unit or field.unit in field.label.lower().split()
    label = field.label if said else f"{field.label}, {field.unit}"
    messages = {key: _("Skriv ett helt tal med siffror, till exempel 12") for key in ("places", "invalid")}
    return NumberField(
        label=label, help_text=field.help, places=0, min_value=field.low, max_value=field.high, error_messages=messages
    )


def _money(field: Field, lists: Lists) -> forms.Field:
    return MoneyField(label=f"{field.label}, {_('kronor')}", help_text=field.help, max_value=LARGEST_COST)


def _date(field: Field, lists: Lists) -> forms.Field:
    return DateField(label=f"{field.label}, {_('åååå-mm-dd')}", help_text=field.help)


def _year(field: Field, lists: Lists) -> forms.Field:
    return YearField(label=field.label, help_text=field.help)


def _departments(field: Field, lists: Lists) -> forms.Field:
    return forms.MultipleChoiceField(
        label=field.label, help_text=field.help, widget=forms.CheckboxSelectMultiple, choices=lists.others
    )


_KINDS = {
    "text": _text, "prose": _prose, "choice": _choice, "number": _number, "money": _money, "date": _date,
    "year": _year, "departments": _departments,
}  # fmt: skip


def cell_for(column: Column, lists: Lists) -> forms.Field:
    """The column's cell as a Django field."""
    made = _cell(column, lists)
    made.required = False
    made.label = str(column.label)
    if column.kind in ("prose", "actor", "party"):
        made.cell = "wide"  # type: ignore[attr-defined]
    return made


def _cell(column: Column, lists: Lists) -> forms.Field:
    if column.kind in ("choice", "actor", "payer", "party"):
        pairs = {
            "choice": [(key, str(name)) for key, name in column.choices],
            "actor": lists.actors,
            "payer": lists.payers,
            "party": lists.parties,
        }[column.kind]
        return forms.ChoiceField(choices=choices_of(pairs), widget=forms.Select)
    if column.kind == "money":
        return MoneyField(max_value=LARGEST_YEARLY if column.key == "yearly" else LARGEST_COST)
    if column.kind == "number":
        return NumberField(min_value=Decimal(-(10**9)), max_value=Decimal(10**9))
    if column.kind == "count":
        wrong = _("Skriv ett helt tal som är noll eller mer, till exempel 12")
        messages = dict.fromkeys(("places", "invalid", "min_value"), wrong)
        return NumberField(places=0, min_value=0, max_value=10**6, error_messages=messages)
    if column.kind == "year":
        return YearField()
    if column.kind == "date":
        return DateField()
    if column.kind == "prose":
        return TextField(max_length=LONGEST_CELL, widget=forms.Textarea(attrs={"rows": 2}))
    return TextField(max_length=LONGEST_TEXT)
