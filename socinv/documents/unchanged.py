"""Whether the file of a document still is the one that was issued."""

from __future__ import annotations

import hashlib
from enum import Enum

from socinv.documents.models import Document


class Found(Enum):
    """How the file lies now."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


def how_it_lies(document: Document) -> Found:
    """Read the file from the store and compare it with the checksum of the day it was issued."""
    digest = hashlib.sha256()
    try:
        with document.file.open("rb") as file:
            for chunk in file.chunks():
                digest.update(chunk)
    except (OSError, ValueError):
        return Found.GONE
    return Found.UNCHANGED if digest.hexdigest() == document.sha256 else Found.CHANGED
