"""Two coordinators with the same page open: the second is told, and nothing is lost in silence."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from socinv.organisation.recording import snapshot


def digest(thing: models.Model) -> str:
    """A short mark of what the row says now."""
    said = json.dumps(snapshot(thing), sort_keys=True).encode()
    return hashlib.sha256(said).hexdigest()[:16]


class SeenMixin:
    """Remembers what the page showed. Call ``remember`` at the end of ``__init__`` and ``check_seen`` in ``clean``."""

    if TYPE_CHECKING:
        fields: dict[str, forms.Field]
        data: Any
        is_bound: bool
        add_error: Any

    def remember(self, thing: models.Model) -> None:
        """Add the hidden field with the mark."""
        self._now = digest(thing)
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self._now)

    def check_seen(self) -> None:
        """Refuse what was written on an older page; the next try is made knowing."""
        if self.data.get("seen", self._now) != self._now:
            self.data = self.data.copy()
            self.data["seen"] = self._now
            message = _("Någon annan har ändrat uppgifterna medan du skrev. Läs vad som gäller nu och spara igen.")
            self.add_error(None, message)
