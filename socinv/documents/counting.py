"""How many documents wait to be made and how many could not be, for the systems administrator."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from socinv.documents.models import Document
from socinv.notices.counts import Counted, counts


@counts("documents")
def documents() -> list[Counted]:
    """One query."""
    found = Document.objects.aggregate(
        waiting=Count("pk", filter=Q(status="ordered")), failed=Count("pk", filter=Q(status="failed"))
    )
    return [
        Counted(_("Handlingar som väntar på att göras"), found["waiting"]),
        Counted(_("Handlingar som inte gick att göra"), found["failed"], is_trouble=True),
    ]
