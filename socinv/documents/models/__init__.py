"""The coordinators' own texts."""

from socinv.documents.models.standard_text import StandardText

__all__ = ["StandardText"]
