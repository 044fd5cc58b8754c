from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.forms.changing import SeenMixin
from socinv.organisation.models import Affiliation, Membership, User
from socinv.organisation.seating import leaves_nobody
from socinv.organisation.standing import Standing
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class NameForm(SeenMixin, PlainForm):
    """A person's name and title."""

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120)
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120, required=False)
    mark_optional = True

    def __init__(self, data: Any = None, *, thing: User) -> None:
        super().__init__(data, initial={"name": thing.name, "title": thing.title})
        self.remember(thing)

    def clean(self) -> dict[str, Any]:
        """Refused when somebody else has changed the person meanwhile."""
        given = super().clean() or self.cleaned_data
        self.check_seen()
        return given


class PersonForm(PlainForm):
    """A new person here. Whether the address has an account somewhere else is not told."""

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-postadress"),
        help_text=gettext_lazy("Hit skickas länken där personen väljer lösenord."),
        error_messages={"invalid": gettext_lazy("Skriv hela e-postadressen, till exempel namn@kommunen.se")},
    )
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120, required=False)
    mark_optional = True

    def __init__(self, data: Any = None, *, municipality: int) -> None:
        super().__init__(data)
        self.municipality = municipality

    def clean_email(self) -> str:
        """Lower case; not one who is here already, and not the system itself."""
        email = str(self.cleaned_data["email"]).strip().lower()
        here = Affiliation.objects.filter(municipality=self.municipality, person__email__iexact=email)
        if here.exists():
            raise forms.ValidationError(_("Det finns redan en person med den adressen. Sök efter den i listan."))
        if User.objects.filter(email__iexact=email, is_system=True).exists():
            raise forms.ValidationError(_("Adressen kan inte användas. Skriv personens egen adress."))
        return email


class LeavingForm(PlainForm):
    """The last day of everything a person is here."""

    last_day = DateField(label=gettext_lazy("Sista dag, åååå-mm-dd"))

    def __init__(self, data: Any = None, *, standing: Standing, person: User) -> None:
        super().__init__(data, initial={"last_day": standing.day})
        self.seats = Membership.objects.filter(person=person, municipality=standing.municipality).select_related("body")

    def clean_last_day(self) -> date:
        """Somebody must be left to coordinate."""
        last_day: date = self.cleaned_data["last_day"]
        if any(leaves_nobody(seat, last_day) for seat in self.seats.exclude(ends__lte=last_day)):
            raise forms.ValidationError(_("Då finns ingen samordnare kvar. Lägg till en ny samordnare först."))
        return last_day
