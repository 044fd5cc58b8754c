"""Why the applicant withdraws."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from socinv.presentation.forms import PlainForm


class WithdrawForm(PlainForm):
    """A reason, which stands in the case's history."""

    reason = TextField(
        label=_("Varför återkallar ni?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skälet står i ärendets historik."), error_messages={"required": _("Skriv varför.")},
    )  # fmt: skip
