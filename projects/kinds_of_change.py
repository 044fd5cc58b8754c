"""What a kind of change is called, in the words of the process file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projects.models import ChangeKind

if TYPE_CHECKING:
    from socinv.lifecycle.process import Process


def kind_word(process: Process, kind: str) -> str:
    """The file's label; the system's own word for a kind that the file does not offer (any more)."""
    way = process.change.way(kind)
    return way.label if way else str(ChangeKind(kind).label)
