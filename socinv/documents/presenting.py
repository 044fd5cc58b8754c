"""What pages say of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from socinv.documents.kinds import Kind
from socinv.documents.models import Document, DocumentStatus
from socinv.documents.unchanged import Found
from socinv.presentation.dates import clock_time, day, isodate

WORDS = {
    DocumentStatus.ORDERED: "wait",
    DocumentStatus.ISSUED: "ok",
    DocumentStatus.FAILED: "risk",
}


@dataclass(frozen=True)
class State:
    """Where the document is: a coloured word, a sentence, and whether the page should look again by itself."""

    status: str
    word: str
    text: str
    goes_on: bool = False
    can_fetch: bool = False


def state_of(row: Document, found: Found | None) -> State:
    """Of one that is being made, could not be made, is as it was issued, or is not."""
    if row.status == DocumentStatus.ORDERED:
        text = _("Filen görs nu. Den är klar inom någon minut, och du kan lämna sidan så länge.")
        return State("wait", _("Görs …"), text, goes_on=True)
    if row.status == DocumentStatus.FAILED:
        return State("risk", _("Gick inte att göra"), row.trouble)
    if found is Found.UNCHANGED:
        return State("ok", _("Upprättad"), _("Filen är oförändrad sedan den upprättades."), can_fetch=True)
    if found is Found.CHANGED:
        text = _("Filen är ändrad sedan den upprättades och lämnas inte ut. Systemadministratören kan hämta den ur en "
                 "säkerhetskopia.")  # fmt: skip
        return State("risk", _("Ändrad"), text)
    text = _("Filen finns inte där den lades. Systemadministratören kan hämta den ur en säkerhetskopia.")
    return State("risk", _("Saknas"), text)


def facts(row: Document, kind: Kind, found: Found | None) -> list[dict[str, Any]]:
    """The document's own facts (components/meta.html)."""
    said: list[dict[str, Any]] = [
        {"term": _("Slag"), "value": kind.label},
        {"term": _("Handling"), "value": row.number, "number": True},
        {"term": _("Version"), "value": row.version},
        {"term": _("Beställd av"), "value": f"{row.ordered_by.name}, {_at(row.ordered_at)}"},
    ]  # fmt: skip
    if row.status == DocumentStatus.ISSUED and row.issued_at:
        said += [
            {"term": _("Upprättad"), "value": _at(row.issued_at)},
            {"term": _("Omfattning"), "value": extent(row)},
        ]
    return said


def _at(moment: datetime) -> str:
    return f"{day(moment)} {clock_time(moment)}"


def extent(row: Document) -> str:
    """3 sidor, 41 KB."""
    pages = row.pages or 0
    words = _("en sida") if pages == 1 else _("%(pages)d sidor") % {"pages": pages}
    return f"{words}, {filesizeformat(row.size or 0)}"


def note(row: Document, kind: Kind) -> dict[str, Any]:
    """A line in a list of documents (documents/list.html)."""
    if row.status == DocumentStatus.ISSUED and row.issued_at:
        about = _("Upprättad %(day)s, %(extent)s") % {"day": isodate(row.issued_at), "extent": extent(row)}
    elif row.status == DocumentStatus.FAILED:
        about = _("Gick inte att göra")
    else:
        about = _("Görs …")
    return {
        "title": row.title,
        "url": row.get_absolute_url(),
        "number": row.number,
        "version": row.version,
        "kind": capfirst(str(kind.label)),
        "about": about,
        "status": WORDS[DocumentStatus(row.status)],
        "is_made": row.status == DocumentStatus.ISSUED,
    }
