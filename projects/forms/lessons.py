"""Which lessons to show; stands in the address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.models import LessonKind
from socinv.presentation.forms import PlainForm, choices_of


class LessonFilter(PlainForm):
    """Words, and kind of lesson."""

    q = forms.CharField(
        label=_("Sök"), required=False, max_length=200, help_text=_("Ord om problemet eller om det ni vill göra."),
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    slag = forms.ChoiceField(label=_("Slag"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(str(value), str(label)) for value, label in LessonKind.choices]
        self.fields["slag"].choices = choices_of(pairs)  # type: ignore[attr-defined]
