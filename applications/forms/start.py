"""Which department an idea comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Department
from socinv.presentation.forms import PlainForm


class StartForm(PlainForm):
    """A choice for one who works in several departments; for the others there is nothing to fill in."""

    department = forms.TypedChoiceField(
        label=_("Vilken förvaltning gäller det?"), widget=forms.RadioSelect,
        error_messages={"required": _("Välj förvaltning.")},
    )  # fmt: skip

    def __init__(self, departments: Sequence[Department], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(one.pk): one for one in departments}
        field = self.fields["department"]
        field.choices = [(key, one.name) for key, one in self.by_key.items()]  # type: ignore[attr-defined]
        if len(departments) == 1:
            del self.fields["department"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if "department" not in self.fields:
            found["department"] = next(iter(self.by_key.values()))
        elif found.get("department"):
            found["department"] = self.by_key[found["department"]]
        return found
