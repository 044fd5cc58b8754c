"""Inviting a co-writer to an application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import User
from socinv.presentation.forms import PlainForm


class CowriterForm(PlainForm):
    """Somebody who is already known in the municipality."""

    person = forms.ModelChoiceField(
        label=_("Vem ska skriva med er?"), queryset=User.objects.none(), empty_label="–",
        help_text=_("Personen kan skriva i den här ansökan, men inte i andra. Den som saknas i listan läggs till av samordnarna."),  # noqa: E501
        error_messages={"required": _("Välj en person."), "invalid_choice": _("Välj någon i listan.")},
    )  # fmt: skip

    def __init__(self, people: QuerySet[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
