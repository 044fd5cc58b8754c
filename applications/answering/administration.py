"""What is asked around a step: to take an outcome back, remind, change the date, go on without an answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from socinv.presentation.fields import DateField
from socinv.presentation.forms import PlainForm

LONGEST = 2000


class ReopenForm(PlainForm):
    """Why the outcome is taken back."""

    reason = TextField(
        label=_("Varför tas utfallet tillbaka?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skälet står i ärendets historik."), error_messages={"required": _("Skriv varför.")},
    )  # fmt: skip


class RemindForm(PlainForm):
    """A few words with the reminder, if wanted."""

    message = TextField(
        label=_("Meddelande (frivilligt)"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Följer med påminnelsen."),
    )  # fmt: skip


class ExtendForm(PlainForm):
    """A new last day, and why."""

    due = DateField(label=_("Svar senast, åååå-mm-dd"), error_messages={"required": _("Skriv den nya dagen.")})
    reason = TextField(
        label=_("Varför ändras svarstiden?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skälet står i ärendets historik."),
        error_messages={"required": _("Skriv varför svarstiden ändras.")},
    )  # fmt: skip


class CancelForm(PlainForm):
    """Why the expert is no longer asked."""

    reason = TextField(
        label=_("Varför återkallas inbjudan? (frivilligt)"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Skälet står i ärendets historik."),
    )  # fmt: skip


class LapseForm(PlainForm):
    """Nothing to fill in: the case goes on without the views that did not come."""
