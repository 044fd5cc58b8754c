"""Forms for the samples: one of every kind of field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from socinv.presentation.fields import DateField, MoneyField, NumberField, YearField
from socinv.presentation.forms import PlainForm, PlainFormSet


class EveryField(PlainForm):
    """A decision form with every kind of field."""

    mark_optional = True

    outcome = forms.ChoiceField(
        label="Vad beslutade gruppen?",
        choices=[("granted", "Bifall"), ("declined", "Avslag"), ("returned", "Återremiss")],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label="Skäl", help_text="Skrivs ut i beslutet.", widget=forms.Textarea, max_length=40)
    day = DateField(label="Dag, åååå-mm-dd")
    amount = MoneyField(label="Belopp, kronor")
    share = NumberField(label="Andel", required=False, places=1)
    year = YearField(label="År", required=False)
    body = forms.ChoiceField(label="Organ", choices=[("", "–"), ("a", "Nämnden")])
    groups = forms.MultipleChoiceField(
        label="Målgrupper",
        choices=[("c", "Barn"), ("y", "Unga")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(label="Jag har läst underlaget", help_text="Allt av det.")
    case = forms.CharField(widget=forms.HiddenInput, required=False)


class IndicatorRow(PlainForm):
    """A row of an editable table."""

    name = forms.CharField(label="Mått", widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.ChoiceField(label="Enhet", choices=[("p", "procent"), ("n", "antal")])
    target = NumberField(label="Mål", error_messages={"required": "Fyll i ett mål"})
    source = forms.CharField(label="Källa", widget=forms.Textarea(attrs={"rows": 2}))
    ident = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].cell = "wide"  # type: ignore[attr-defined]
        self.fields["source"].cell = "mid"  # type: ignore[attr-defined]


class FilterForm(PlainForm):
    """Filters of a list."""

    q = forms.CharField(label="Sök", required=False)
    status = forms.ChoiceField(label="Steg", choices=[("", "Alla"), ("x", "Beredning")], required=False)


class UploadForm(PlainForm):
    """An attachment."""

    file = forms.FileField(label="Ny bilaga")


def empty_answer() -> EveryField:
    """The form sent in with nothing in it."""
    return EveryField({})


def indicators() -> BaseFormSet[IndicatorRow]:
    """Two rows, the second without its target and source."""
    rows = forms.formset_factory(IndicatorRow, formset=PlainFormSet, extra=0, can_delete=True)
    return rows(
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-name": "Elever i årskurs 3 som klarar nationella provet i svenska",
            "form-0-unit": "p",
            "form-0-target": "80",
            "form-0-source": "Skolverket, 2025",
            "form-1-name": "Barn som behöver språkstöd vid fem års ålder",
            "form-1-unit": "p",
        }
    )
