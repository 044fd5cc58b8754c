"""The filter of the page with all deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.listing.filter_form import offered
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import Body, Municipality
from socinv.presentation.forms import PlainForm


class DeadlineFilter(PlainForm):
    """Whose deadlines to show."""

    body = forms.ChoiceField(label=gettext_lazy("Vems tur"), required=False)
    overdue = forms.BooleanField(label=gettext_lazy("Bara försenade"), required=False)

    def __init__(self, data: Mapping[str, Any], municipality: Municipality) -> None:
        super().__init__(data)
        self.municipality = municipality
        bodies = Body.objects.lasting().filter(municipality=municipality)
        cast("forms.ChoiceField", self.fields["body"]).choices = offered((body.key, body.name) for body in bodies)

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def problems(self) -> list[str]:
        """What the address asks for that there is not."""
        return [_("Adressen har ett filter som inte finns: %(name)s. Det används inte.") % {"name": name[:40]}
                for name in self.data if name not in self.fields and name != "page"]  # fmt: skip

    def filtered(self, items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
        """The items that every filter lets through."""
        if body := self.chosen.get("body"):
            items = items.filter(body__municipality=self.municipality, body__key=body)
        return items.filter(due__lt=clock.today()) if self.chosen.get("overdue") else items
