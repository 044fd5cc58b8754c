"""Which two versions of the guideline to compare; stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from socinv.organisation.process_versions import Version
from socinv.presentation.forms import PlainForm


class CompareForm(PlainForm):
    """Before and now: the version in force, or the latest, and the one before it unless told."""

    fran = forms.ChoiceField(label=later("Förut"), required=False)
    till = forms.ChoiceField(label=later("Nu"), required=False)

    def __init__(self, versions: Sequence[Version], query: Mapping[str, str]) -> None:
        names = [one.process.version for one in versions]
        now = query.get("till", "")
        place = names.index(now) if now in names else _usual(versions)
        then = query.get("fran", "")
        earlier = names[place + 1] if place + 1 < len(names) else names[0 if place else -1]
        super().__init__({"fran": then if then in names else earlier, "till": names[place]})
        words = [
            (name, _("%(version)s (gäller nu)") % {"version": name} if one.is_in_force else name)
            for name, one in zip(names, versions, strict=True)
        ]
        for field in self.fields.values():
            field.choices = words  # type: ignore[attr-defined]

    def pair(self) -> tuple[str, str]:
        """The versions before and now."""
        self.is_valid()
        return self.cleaned_data["fran"], self.cleaned_data["till"]


def _usual(versions: Sequence[Version]) -> int:
    """The place of the version in force where one came before it, else of the latest."""
    place = next((number for number, one in enumerate(versions) if one.is_in_force), 0)
    return place if place + 1 < len(versions) else 0
