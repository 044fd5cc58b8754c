"""When and where a meeting is held, who keeps its minutes, and why it is not held after all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socinv.meetings.forms.clock_time import ClockField
from socinv.organisation.models import User
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class WhenForm(PlainForm):
    """Day, time, place or link, secretary, and the day the papers are to be ready."""

    held_on = DateField(
        label=_("Dag, åååå-mm-dd"), error_messages={"required": _("Skriv vilken dag sammanträdet hålls.")}
    )
    starts_at = ClockField(
        label=_("Klockslag"),
        help_text=_("Till exempel 13.00."),
        error_messages={"required": _("Skriv när sammanträdet börjar.")},
    )
    place = forms.CharField(label=_("Plats"), required=False, max_length=150)
    link = forms.URLField(
        label=_("Länk till mötet"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("För den som deltar på distans. Skriv en plats, en länk eller båda."),
        error_messages={"invalid": _("Skriv hela länken, till exempel https://mote.exempel.se/namnden")},
    )
    secretary = forms.ChoiceField(label=_("Sekreterare"))
    papers_by = DateField(
        label=_("Handlingarna ska vara klara, åååå-mm-dd"),
        required=False,
        help_text=_("Det som inte är klart den dagen väntar till nästa sammanträde. Frivilligt."),
    )

    def __init__(self, data: Any = None, *, people: Iterable[User], **options: Any) -> None:
        super().__init__(data, **options)
        self.people = {str(one.pk): one for one in people}
        secretary: Any = self.fields["secretary"]
        secretary.choices = [("", _("Välj person")), *((key, one.name) for key, one in self.people.items())]

    def clean_secretary(self) -> User:
        """The person, where perform takes one."""
        return self.people[self.cleaned_data["secretary"]]


class ReasonForm(PlainForm):
    """Why: one text."""

    reason = forms.CharField(
        label=_("Skäl"),
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Skriv varför.")},
    )
