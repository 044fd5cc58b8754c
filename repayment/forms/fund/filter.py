"""Which of the fund's entries to show."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.listing.filter_form import offered
from projects.models import Project
from repayment.models import Entry, Fund
from repayment.models.entry import EntryKind
from socinv.organisation.swedish_order import swedish
from socinv.presentation.fields import YearField
from socinv.presentation.forms import PlainForm


class EntryFilter(PlainForm):
    """By year, project and kind; what cannot be read filters nothing and is said."""

    year = YearField(label=gettext_lazy("År"), required=False)
    project = forms.ChoiceField(label=gettext_lazy("Projekt"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Slag"), required=False, choices=offered(EntryKind.choices))

    def __init__(self, data: Any, *, fund: Fund) -> None:
        super().__init__(data)
        own = Entry.objects.filter(fund=fund, project__isnull=False).values("project")
        rows = Project.objects.filter(pk__in=own).select_related("case").defer("case__search")
        self.projects = {one.case.ref: one for one in rows.order_by(swedish("case__title"))}
        field: Any = self.fields["project"]
        field.choices = offered([(ref, str(one)) for ref, one in self.projects.items()])

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that hold."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    @property
    def problems(self) -> list[str]:
        """What the address asks for that there is not."""
        self.is_valid()
        return [_("Listan går inte att filtrera så. Den visar allt.")] if self.errors else []
