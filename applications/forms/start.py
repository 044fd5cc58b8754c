"""Which department a case comes from, and who raises the need where the guideline says who may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.checks import LONGEST
from applications.forms.fields import TextField
from applications.needs import Way
from socinv.organisation.models import Department
from socinv.presentation.forms import PlainForm


class StartForm(PlainForm):
    """A choice for one who works in several departments; for the others there is nothing to fill in."""

    department = forms.TypedChoiceField(
        label=later("Vilken förvaltning gäller det?"), widget=forms.RadioSelect,
        error_messages={"required": later("Välj förvaltning.")},
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


class NeedForm(StartForm):
    """Who raises the need, the department that is to describe it, and the need in words where that is another's."""

    need = forms.ChoiceField(
        label=later("Vem lyfter behovet?"), widget=forms.RadioSelect,
        error_messages={"required": later("Välj vem som lyfter behovet.")},
    )  # fmt: skip
    text = TextField(
        label=later("Beskriv behovet"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    field_order = ("need", "department", "text")

    def __init__(
        self, ways: Sequence[Way], departments: Sequence[Department], own: frozenset[int], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(departments, *args, **kwargs)
        self.ways, self.own = {way.key: way for way in ways}, own
        field = self.fields["need"]
        field.choices = [(key, way.label) for key, way in self.ways.items()]  # type: ignore[attr-defined]
        if len(ways) == 1:
            del self.fields["need"]
        if not any(way.body for way in ways):
            del self.fields["text"]
            return
        help_text = _("Vad är problemet, vilka gäller det och hur vet ni det? Förvaltningen beskriver sedan idén.")
        if own:
            help_text += " " + _("Frivilligt om du arbetar i förvaltningen: du skriver vidare i idén.")
        self.fields["text"].help_text = help_text

    def clean(self) -> dict[str, Any]:
        """One who raises a need as an employee does it at home; another department is told in words what it is."""
        found = super().clean()
        way = next(iter(self.ways.values())) if "need" not in self.fields else self.ways.get(found.get("need", ""))
        found["way"], department = way, found.get("department")
        if way is None or department is None or department.pk in self.own:
            return found
        if way.body is None:
            self.add_error(
                "department" if "department" in self.fields else None, _("Välj en förvaltning som du arbetar i.")
            )
        elif "text" not in self.errors and not found.get("text"):
            self.add_error("text", _("Beskriv behovet så att förvaltningen kan gå vidare med det."))
        return found
