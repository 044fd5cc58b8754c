"""A form whose rules are the lifecycle's own: everything that is wrong is said at once, each at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from applications.answering.fields import OutcomeRadios
from applications.forms.fields import TextField
from projects.checks import LONGEST
from socinv.lifecycle import clock
from socinv.meetings.at_meeting import at_meeting
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

Check = Callable[..., dict[str, str]]


class CheckedForm(PlainForm):
    """``check`` is that of the verb and ``thing`` what it is done to; ``in_row`` are the fields on one line."""

    check: Check
    in_row: tuple[str, ...] = ("day", "item")

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thing = thing
        if not self.is_bound and {"day", "item"} <= set(self.fields):
            self.initial = {**_from_meeting(thing), **self.initial}

    def said(self) -> dict[str, Any]:
        """What perform is given."""
        return dict(self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.said()
        for name, problem in type(self).check(self.thing, **said).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, str(problem))
        return said

    @property
    def row(self) -> list[BoundField]:
        return [self[name] for name in self.in_row if name in self.fields]

    @property
    def above(self) -> list[BoundField]:
        """The fields before the line, each on its own."""
        return [field for field in self.visible_fields() if field.name not in self.in_row]


def _from_meeting(thing: Any) -> dict[str, Any]:
    """The day and the § of the meeting that deals with the thing right now."""
    meeting = at_meeting(thing)
    return {"day": meeting.day, "item": meeting.section} if meeting is not None else {}


def prose(label: Text, help_text: Text = "", *, rows: int = 4) -> TextField:
    return TextField(
        label=label, help_text=help_text, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": rows})
    )


def radios(label: Text, help_text: Text = "", *, in_row: bool = False, says: bool = False) -> forms.ChoiceField:
    """A choice whose lines are given later; with ``says`` the button takes the outcome's word."""
    made = forms.ChoiceField(
        label=label, help_text=help_text, required=False, widget=OutcomeRadios if says else forms.RadioSelect
    )
    if in_row:
        made.layout = "row"  # type: ignore[attr-defined]
    return made


def decided_day() -> DateField:
    return DateField(label=_("Dag, åååå-mm-dd"), required=False, initial=clock.today)


def item() -> TextField:
    return TextField(
        label=_("Paragraf"), required=False, max_length=200, widget=forms.TextInput({"inputmode": "numeric"})
    )


def offer(field: forms.Field, choices: Any) -> None:
    """Let the field offer the process file's choices (key and label)."""
    field.choices = [(one.key, one.label) for one in choices]  # type: ignore[attr-defined]
