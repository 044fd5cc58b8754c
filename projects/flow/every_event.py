"""What every event of a project leads to."""

from __future__ import annotations

from typing import Any

from applications.models import Case
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event

THINGS = ("project", "report", "change", "evaluation", "scaleup", "resultsrequest", "position", "followup")


def note_change(thing: Any, event: Event) -> None:
    """The lists show the newest first."""
    Case.objects.filter(pk=event.case.pk).update(changed_at=event.at)


for name in THINGS:
    on(f"projects.{name}", "*")(note_change)
