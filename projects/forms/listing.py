"""What the list of projects can be filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.listing.filter_form import DEPARTMENTS, offered
from projects.models import ProjectStatus
from socinv.organisation.models import Municipality
from socinv.presentation.forms import PlainForm

SHOWN = [choice for choice in ProjectStatus.choices if choice[0] not in ("new", "shelved")]


class ProjectFilter(PlainForm):
    """Status and department, neither compulsory. One that does not hold gives a message and is left out."""

    status = forms.ChoiceField(label=_("Läge"), choices=offered(SHOWN), required=False)
    department = forms.ChoiceField(label=_("Förvaltning"), required=False)

    def __init__(self, data: Mapping[str, Any], municipality: Municipality) -> None:
        super().__init__(data)
        rows = DEPARTMENTS.rows(municipality=municipality.pk)
        cast("forms.ChoiceField", self.fields["department"]).choices = offered(rows)

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that hold, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
