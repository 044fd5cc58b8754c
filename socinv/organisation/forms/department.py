from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.forms.body import free_key
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.forms.choosing import BodyField
from socinv.organisation.models import Department
from socinv.organisation.seating import bodies_with_departments
from socinv.presentation.forms import PlainForm


class DepartmentForm(SeenMixin, PlainForm):
    """A department's name and the committee it answers to."""

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120)
    committee = BodyField(label=gettext_lazy("Nämnd som förvaltningen svarar mot"))
    is_active = forms.BooleanField(
        label=gettext_lazy("Förvaltningen finns kvar"),
        required=False,
        help_text=gettext_lazy("En förvaltning som inte finns kvar kan inte söka. Dess ärenden finns kvar."),
    )

    def __init__(self, data: Any = None, *, municipality: int, thing: Department | None = None) -> None:
        initial: dict[str, Any] = {}
        if thing is not None:
            initial = {"name": thing.name, "committee": thing.committee_id, "is_active": thing.is_active}
        super().__init__(data, initial=initial)
        self.municipality, self.thing = municipality, thing
        self.fields["committee"].queryset = bodies_with_departments(municipality)  # type: ignore[attr-defined]
        if thing is not None:
            self.remember(thing)
        else:
            del self.fields["is_active"]

    def clean_name(self) -> str:
        """Two departments cannot share a name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Department.objects.filter(municipality=self.municipality, name__iexact=name)
        if same.exclude(pk=self.thing.pk if self.thing is not None else 0).exists():
            raise forms.ValidationError(_("Det finns redan en förvaltning med det namnet. Välj ett annat namn."))
        return name

    def clean(self) -> dict[str, Any]:
        """Refused when somebody else has changed the department meanwhile."""
        given = super().clean() or self.cleaned_data
        if self.thing is not None:
            self.check_seen()
        return given

    def department(self) -> Department:
        """The department as the form describes it, not saved."""
        given = self.cleaned_data
        thing = self.thing or Department(
            municipality_id=self.municipality, key=free_key(Department, self.municipality, given["name"])
        )
        thing.name, thing.committee = given["name"], given["committee"]
        thing.is_active = given.get("is_active", True)
        return thing
