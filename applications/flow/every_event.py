"""What every event in a case leads to."""

from __future__ import annotations

from typing import Any

from applications.models import Case
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event


@on("applications.idea", "*")
@on("applications.application", "*")
@on("applications.step", "*")
@on("applications.case", "*")
def note_change(thing: Any, event: Event) -> None:
    """The lists show the newest first."""
    Case.objects.filter(pk=event.case.pk).update(changed_at=event.at)
