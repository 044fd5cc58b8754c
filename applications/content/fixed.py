"""Tables whose rows are given beforehand: one for each indicator of the project, one for each age band."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class FixedRow:
    """A row that is there from the start. ``notes``: (what, how much) to know when it is filled in."""

    id: str
    label: str
    notes: tuple[tuple[str | Promise, str], ...] = ()


Fixed = tuple[FixedRow, ...]
