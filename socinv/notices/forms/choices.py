from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet

from socinv.notices.choosing import usual
from socinv.notices.kinds import KINDS, Kind
from socinv.notices.models import Choice, How
from socinv.organisation.standing import Standing
from socinv.presentation.forms import PlainForm


def _field(kind: Kind) -> forms.Field:
    made = forms.ChoiceField(label=kind.title, help_text=kind.text, choices=How.choices, widget=forms.RadioSelect)
    made.layout = "row"  # type: ignore[attr-defined]
    return made


class ChoicesForm(PlainForm):
    """How the person wants to hear of each kind of thing, in the municipality that he or she is in."""

    def __init__(self, data: Any = None, *, standing: Standing) -> None:
        self.standing = standing
        self.base_fields = {kind.key: _field(kind) for kind in KINDS.values()}  # type: ignore[misc]
        chosen = dict(self._rows().values_list("kind", "how"))
        super().__init__(data, initial={key: chosen.get(key, usual(key)) for key in KINDS})

    def _rows(self) -> QuerySet[Choice]:
        return Choice.objects.filter(person=self.standing.person, municipality=self.standing.municipality)

    @transaction.atomic
    def save(self) -> None:
        """Keep what differs from the usual; twice, or two at once, is the same as once."""
        own = [
            Choice(person=self.standing.person, municipality_id=self.standing.municipality, kind=kind, how=how)
            for kind, how in self.cleaned_data.items()
            if how != usual(kind)
        ]
        self._rows().exclude(kind__in=[one.kind for one in own]).delete()
        unique = ["person", "municipality", "kind"]
        Choice.objects.bulk_create(own, update_conflicts=True, unique_fields=unique, update_fields=["how"])
