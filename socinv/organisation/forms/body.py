from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import Body
from socinv.presentation.forms import PlainForm


class BodyForm(SeenMixin, PlainForm):
    """A body's name; for a new one also which of the missing bodies it is."""

    kind = forms.ChoiceField(label=gettext_lazy("Vad är det för organ?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Namn"),
        max_length=120,
        help_text=gettext_lazy("I bestämd form, till exempel Byggnadsnämnden."),
    )

    def __init__(
        self, data: Any = None, *, municipality: int, thing: Body | None = None, missing: list[Any] | None = None
    ) -> None:
        super().__init__(data, initial={"name": thing.name if thing is not None else "", "kind": "committee"})
        self.municipality, self.thing = municipality, thing
        self.missing = {rule.key: rule for rule in missing or []}
        if thing is not None or not missing:
            del self.fields["kind"]
        else:
            choices = [("committee", _("En nämnd")), *((rule.key, rule.title) for rule in missing)]
            self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        if thing is not None:
            self.remember(thing)

    def clean_name(self) -> str:
        """Two bodies cannot share a name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Body.objects.filter(municipality=self.municipality, name__iexact=name)
        if same.exclude(pk=self.thing.pk if self.thing is not None else 0).exists():
            raise forms.ValidationError(_("Det finns redan ett organ med det namnet. Välj ett annat namn."))
        return name

    def clean(self) -> dict[str, Any]:
        """Refused when somebody else has changed the body meanwhile."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        return given

    def body(self) -> Body:
        """The body as the form describes it, not saved."""
        if self.thing is not None:
            self.thing.name = self.cleaned_data["name"]
            return self.thing
        rule = self.missing.get(self.cleaned_data.get("kind", "committee"))
        key = rule.key if rule is not None else free_key(Body, self.municipality, self.cleaned_data["name"])
        kind = rule.kind if rule is not None else "committee"
        return Body(municipality_id=self.municipality, key=key, kind=kind, name=self.cleaned_data["name"])


def free_key(model: Any, municipality: int, name: str) -> str:
    """A key made of the name that no other row of the municipality has."""
    stem = slugify(name)[:50] or str(model._meta.model_name)
    taken = set(model.objects.filter(municipality=municipality, key__startswith=stem).values_list("key", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(key for key in numbered if key not in taken)
