from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.eligibility import may_hold_delegation
from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.forms.choosing import BodyField, PersonField, people_of
from socinv.organisation.forms.period import PeriodForm, span
from socinv.organisation.models import Delegation
from socinv.organisation.seating import bodies_with_departments, overlapping
from socinv.organisation.standing import Standing
from socinv.presentation.dates import isodate
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class DelegationForm(PeriodForm):
    """A committee hands its stance to one person between two days (SUN-05)."""

    body = BodyField(label=gettext_lazy("Nämnd"))
    holder = PersonField(
        label=gettext_lazy("Delegat"),
        help_text=gettext_lazy("Ledamot eller ersättare i nämnden, eller tjänsteman i en förvaltning under den."),
    )
    reference = forms.CharField(
        label=gettext_lazy("Beslut om delegation"),
        max_length=120,
        help_text=gettext_lazy("Datum och paragraf, till exempel 2026-02-12 § 14."),
    )
    field_order = ["body", "holder", "reference", "starts", "ends"]

    def __init__(self, data: Any = None, *, standing: Standing, **options: Any) -> None:
        super().__init__(data, day=standing.day, **options)
        self.municipality = standing.municipality
        self.fields["body"].queryset = bodies_with_departments(standing.municipality)  # type: ignore[attr-defined]
        self.fields["holder"].queryset = people_of(standing.municipality)  # type: ignore[attr-defined]
        self.fields["ends"].help_text = _("En delegation har alltid en sista dag.")
        self.fields["ends"].required = True
        self.fields["ends"].error_messages["required"] = _("Skriv vilken dag delegationen slutar")

    def clean(self) -> dict[str, Any]:
        """The holder belongs to that same committee on the first day, and has no other delegation of it then."""
        given = super().clean()
        body, holder = given.get("body"), given.get("holder")
        if body and holder and given.get("starts"):
            if not may_hold_delegation(holder, body, given["starts"]):
                message = _(
                    "Delegaten måste vara ledamot eller ersättare i nämnden, eller tjänsteman i en förvaltning "
                    "under den, den %(day)s. Välj någon annan, eller registrera uppdraget eller anställningen först."
                )
                self.add_error("holder", message % {"day": isodate(given["starts"])})
            elif given.get("ends"):
                same = Delegation.objects.filter(body=body, holder=holder)
                other = overlapping(same, given["starts"], given["ends"])
                if other is not None:
                    message = _("Personen har redan delegation från nämnden %(span)s. Ändra den i stället.")
                    self.add_error("starts", message % {"span": span(other)})
        return given

    def delegation(self) -> Delegation:
        """The delegation as the form describes it, not saved."""
        return Delegation(municipality_id=self.municipality, **{
            name: self.cleaned_data[name] for name in ("body", "holder", "reference", "starts", "ends")
        })  # fmt: skip


class DelegationEndForm(SeenMixin, PlainForm):
    """The last day of a delegation: the only thing that can be changed."""

    ends = DateField(
        label=gettext_lazy("Till och med, åååå-mm-dd"),
        error_messages={"required": gettext_lazy("Skriv vilken dag delegationen slutar")},
    )

    def __init__(self, data: Any = None, *, thing: Delegation) -> None:
        super().__init__(data, initial={"ends": thing.ends})
        self.thing = thing
        self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """Not before it starts, and not into the next one."""
        given = super().clean() or self.cleaned_data
        self.check_seen()
        ends = given.get("ends")
        if ends and ends < self.thing.starts:
            message = _("Slutdagen ligger före startdagen. Skriv %(day)s eller senare.")
            self.add_error("ends", message % {"day": isodate(self.thing.starts)})
        elif ends:
            same = Delegation.objects.filter(body=self.thing.body_id, holder=self.thing.holder_id)
            other = overlapping(same, self.thing.starts, ends, but=self.thing.pk)
            if other is not None:
                message = _("Personen har redan delegation från nämnden %(span)s. Ändra den i stället.")
                self.add_error("ends", message % {"span": span(other)})
        return given
