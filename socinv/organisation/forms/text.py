from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.documents.models import StandardText
from socinv.documents.models.standard_text import TextUse
from socinv.documents.phrases import FIELDS, unknown_fields
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.forms.choosing import with_empty
from socinv.presentation.forms import PlainForm


class TextForm(SeenMixin, PlainForm):
    """A phrase that others start from."""

    use = forms.ChoiceField(label=gettext_lazy("Används i"), choices=with_empty(TextUse))
    title = forms.CharField(
        label=gettext_lazy("Rubrik"),
        max_length=80,
        help_text=gettext_lazy("Den som skriver väljer texten på rubriken."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": "8"}),
        help_text=gettext_lazy("Fält inom klamrar fylls i ur ärendet, till exempel {diarienummer}."),
    )
    is_active = forms.BooleanField(label=gettext_lazy("Texten används"), required=False)

    def __init__(
        self, data: Any = None, *, municipality: int, thing: StandardText | None = None, use: str = ""
    ) -> None:
        initial: dict[str, Any] = {"use": use}
        if thing is not None:
            initial = {name: getattr(thing, name) for name in ("use", "title", "text", "is_active")}
        super().__init__(data, initial=initial)
        self.municipality, self.thing = municipality, thing
        if thing is not None:
            self.remember(thing)
        else:
            del self.fields["is_active"]

    def clean_text(self) -> str:
        """Only the fields that there are: another one would go out as it stands."""
        text: str = self.cleaned_data["text"]
        unknown = unknown_fields(text)
        if unknown:
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            words = {"unknown": ", ".join(f"{{{name}}}" for name in unknown), "known": known}
            raise forms.ValidationError(_("%(unknown)s finns inte. De fält som finns är %(known)s.") % words)
        return text

    def clean(self) -> dict[str, Any]:
        """One title is used once for each use."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        same = StandardText.objects.filter(
            municipality=self.municipality, use=given.get("use", ""), title=given.get("title", "")
        )
        if same.exclude(pk=self.thing.pk if self.thing is not None else 0).exists():
            self.add_error("title", _("Det finns redan en text med den rubriken. Välj en annan rubrik."))
        return given

    def standard_text(self) -> StandardText:
        """The text as the form describes it, not saved."""
        given = self.cleaned_data
        thing = self.thing or StandardText(municipality_id=self.municipality)
        thing.use, thing.title, thing.text = given["use"], given["title"], given["text"]
        thing.is_active = given.get("is_active", True)
        return thing
