"""The coordinators' own texts, and the documents that go out."""

from socinv.documents.models.document import Document, DocumentStatus
from socinv.documents.models.standard_text import StandardText

__all__ = ["Document", "DocumentStatus", "StandardText"]
