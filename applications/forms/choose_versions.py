"""Which two versions to compare; stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from socinv.presentation.forms import PlainForm

NOW = "nu"


class VersionsForm(PlainForm):
    """The older and the newer one, the last two unless told."""

    fran = forms.ChoiceField(label=later("Från"), required=False)
    till = forms.ChoiceField(label=later("Till"), required=False)

    def __init__(self, numbers: Sequence[str], query: Mapping[str, str]) -> None:
        older, newer = numbers[max(0, len(numbers) - 2)], numbers[-1]
        given = {"fran": query.get("fran", older), "till": query.get("till", newer)}
        super().__init__({key: value if value in numbers else numbers[-1] for key, value in given.items()})
        words = [(one, _("Nu") if one == NOW else _("Version %(number)s") % {"number": one}) for one in numbers]
        for field in self.fields.values():
            field.choices = words  # type: ignore[attr-defined]

    def pair(self) -> tuple[str, str]:
        self.is_valid()
        return self.cleaned_data["fran"], self.cleaned_data["till"]
