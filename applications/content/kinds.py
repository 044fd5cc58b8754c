"""The kinds of file that can be attached, by what they are."""

from __future__ import annotations

from django.utils.translation import gettext as _

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "application/pdf": ("PDF", ("pdf",)),
    "image/png": ("PNG", ("png",)),
    "image/jpeg": ("JPEG", ("jpg", "jpeg")),
    OOXML + "wordprocessingml.document": ("Word", ("docx",)),
    OOXML + "spreadsheetml.sheet": ("Excel", ("xlsx",)),
    OOXML + "presentationml.presentation": ("PowerPoint", ("pptx",)),
    ODF + "text": ("ODT", ("odt",)),
    ODF + "spreadsheet": ("ODS", ("ods",)),
    "text/plain": ("", ("txt", "text", "md")),
    "text/csv": ("CSV", ("csv",)),
}
ENDINGS = {ending: kind for kind, (_word, endings) in KINDS.items() for ending in endings}


def kind_word(kind: str) -> str:
    """What the page calls a kind."""
    return KINDS.get(kind, ("", ()))[0] or _("Text")


def named_kinds() -> str:
    """The kinds a person may choose from, in words."""
    return _("PDF, PNG, JPEG, Word, Excel, PowerPoint, ODT, ODS, text och CSV")
