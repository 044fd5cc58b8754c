"""Who is there when the meeting begins, who chairs it, and who adjusts the minutes with the chair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from socinv.meetings.models import Attendance
from socinv.organisation.models import SeatRole, User
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm


class PresenceForm(PlainForm):
    """A box for each of those who are called."""

    present = forms.MultipleChoiceField(label=_("Närvarande"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, called: Iterable[Attendance]) -> None:
        rows = list(called)
        self.people = {str(one.person_id): one.person for one in rows}
        there = [str(one.person_id) for one in rows if one.is_present]
        super().__init__(data, initial={"present": there})
        present: Any = self.fields["present"]
        present.choices = [
            (str(one.person_id), f"{one.person.name}, {str(SeatRole(one.role).label).lower()}") for one in rows
        ]
        present.layout = "row"

    def clean_present(self) -> list[User]:
        """The people, where perform takes them."""
        return [self.people[key] for key in self.cleaned_data["present"]]


class OpeningForm(PlainForm):
    """Two of those who serve."""

    chaired_by = forms.ChoiceField(label=_("Ordförande vid sammanträdet"))
    adjuster = forms.ChoiceField(
        label=_("Justerare"), help_text=_("Den som justerar protokollet tillsammans med ordföranden.")
    )

    def __init__(self, data: Any = None, *, serving: Iterable[User], chair: User | None) -> None:
        self.people = {str(one.pk): one for one in serving}
        first = str(chair.pk) if chair is not None and str(chair.pk) in self.people else ""
        super().__init__(data, initial={"chaired_by": first})
        for name in ("chaired_by", "adjuster"):
            field: Any = self.fields[name]
            field.choices = [("", _("Välj person")), *((key, one.name) for key, one in self.people.items())]

    def clean_chaired_by(self) -> User:
        """The person, where perform takes one."""
        return self.people[self.cleaned_data["chaired_by"]]

    def clean_adjuster(self) -> User:
        """The same."""
        return self.people[self.cleaned_data["adjuster"]]


class ReplyForm(PlainForm):
    """Whether one comes."""

    comes = forms.TypedChoiceField(
        label=_("Kommer du?"),
        choices=[("yes", _("Ja, jag kommer")), ("no", _("Nej, jag kommer inte"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


class PostingForm(PlainForm):
    """The day the adjustment was announced."""

    day = DateField(
        label=_("Tillkännagivet på anslagstavlan, åååå-mm-dd"),
        error_messages={"required": _("Skriv vilken dag justeringen tillkännagavs.")},
    )
