"""Fetching a document that the person may see; anything else is 404."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.http import Http404

from socinv.documents.kinds import Kind, kind_named
from socinv.documents.models import Document
from socinv.organisation.web import PersonRequest

LONGEST_NUMBER = 9  # digits; more than the column holds is no number


def document_or_404(request: PersonRequest, number: str) -> tuple[Document, Kind, Any]:
    """The document, its kind, and the thing it is made of."""
    year, _dash, serial = number.partition("-")
    if not (year.isdecimal() and serial.isdecimal() and len(year) == 4 and len(serial) <= LONGEST_NUMBER):
        raise Http404
    rows = Document.objects.filter(municipality=request.standing.municipality, year=int(year), serial=int(serial))
    document = rows.select_related("case", "ordered_by", "municipality").first()
    if document is None or document.number != number:
        raise Http404
    kind, thing = known_or_404(request, document.kind, document.thing_id)
    if not kind.may_read(thing, request.standing):
        raise Http404
    return document, kind, thing


def known_or_404(request: PersonRequest, key: str, thing_id: int) -> tuple[Kind, Any]:
    """A kind, and a thing of the person's own municipality that it is made of."""
    try:
        kind = kind_named(key)
    except KeyError:
        raise Http404 from None
    thing = apps.get_model(kind.thing)._default_manager.filter(pk=thing_id).first()
    if thing is None or thing.municipality_id != request.standing.municipality:
        raise Http404
    return kind, thing
