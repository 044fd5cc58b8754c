"""A time of day as it is written on a call: 13.00."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FORMATS = ("%H.%M", "%H:%M", "%H,%M", "%H%M", "%H")


class ClockField(forms.TimeField):
    """Understands 13.00, 13:00, 1300 and 13."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Skriv klockslaget med timmar och minuter, till exempel 13.00")}

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=FORMATS, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A narrow box."""
        return {"autocomplete": "off", "class": "w-sm"}

    def prepare_value(self, value: Any) -> Any:
        """13.00; what was typed stays as typed."""
        return value.strftime("%H.%M") if isinstance(value, time) else value
