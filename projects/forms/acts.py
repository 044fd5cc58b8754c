"""The forms of the small acts on a project. What must be filled in is the lifecycle's matter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms_of_case.administering import prose
from projects.presenting.seats import with_share
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process
from socinv.organisation.forms.choosing import PersonField, people_of
from socinv.organisation.models import Membership
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm

LONGEST_NUMBER = 20


def _day_field(label: Any, help_text: Any = "") -> DateField:
    return DateField(label=label, help_text=help_text, required=False, initial=clock.today)


class AppointForm(PlainForm):
    """Who, in which place, from when (SUN-12)."""

    person = PersonField(label=_("Person"), required=False)
    seat = forms.ChoiceField(label=_("Plats"), widget=forms.RadioSelect, required=False)
    starts = _day_field(_("Från och med, åååå-mm-dd"))

    def __init__(self, *args: Any, municipality: int, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_of(municipality).filter(is_system=False).order_by("name", "pk")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["seat"].choices = [(seat.key, with_share(seat)) for seat in process.project.seat]  # type: ignore[attr-defined]


class ReleaseForm(PlainForm):
    """The last day of the seat that the page is about."""

    ends = _day_field(_("Sista dag, åååå-mm-dd"), _("Rätten gäller dagen ut."))

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {**cleaned, "membership": self.membership}


class NumberForm(PlainForm):
    """The project's own number in the accounts (SUN-50)."""

    number = forms.CharField(
        label=_("Projektnummer"), max_length=100, required=False,
        widget=forms.TextInput({"class": "w-md", "autocomplete": "off"}),
    )  # fmt: skip


class EuForm(PlainForm):
    """Whether EU money can part-finance the project, and how that was weighed (SUN-55)."""

    outcome = forms.ChoiceField(label=_("Kan projektet få EU-medel?"), widget=forms.RadioSelect, required=False)
    reasons = prose(_("Skäl"), _("Vilka program och utlysningar har ni tittat på, och vem har ni frågat?"), rows=5)

    def __init__(self, *args: Any, process: Process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(choice.key, choice.label) for choice in process.project.eu]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]


class StartForm(PlainForm):
    """The day the work begins."""

    day = _day_field(_("Första dag, åååå-mm-dd"))


class NothingToFillIn(PlainForm):
    """An act that is only a yes."""
