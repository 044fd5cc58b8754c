"""An item of the agenda that waits for nobody's answer: information, or a matter of the meeting itself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from socinv.meetings.models import ItemKind
from socinv.presentation.forms import PlainForm

OWN = (ItemKind.INFORMATION, ItemKind.FORMAL)


class OwnItemForm(PlainForm):
    """The item's kind and what it is called."""

    kind = forms.ChoiceField(
        label=_("Slag"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in OWN],
        initial=ItemKind.INFORMATION,
    )
    title = forms.CharField(
        label=_("Rubrik"), max_length=250, error_messages={"required": _("Skriv vad punkten handlar om.")}
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].layout = "row"  # type: ignore[attr-defined]


class OutcomeForm(PlainForm):
    """What the body decided or was told, in words for the minutes."""

    outcome = forms.CharField(
        label=_("Beslut"),
        max_length=10_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Till exempel: Informationen läggs till handlingarna."),
        error_messages={"required": _("Skriv vad som beslutades.")},
    )
