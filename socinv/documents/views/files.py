"""The file of a document that is made, as it was made."""

from __future__ import annotations

import logging
import unicodedata

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from socinv.documents.kinds import Kind
from socinv.documents.models import Document, DocumentStatus
from socinv.documents.unchanged import Found, how_it_lies
from socinv.documents.views.fetch import document_or_404
from socinv.organisation.web import PersonRequest, person_page

log = logging.getLogger(__name__)


@person_page
@require_GET
def download(request: PersonRequest, number: str) -> HttpResponseBase:
    """The file itself; one that is not what was issued is not handed out."""
    document, kind, _thing = document_or_404(request, number)
    if document.status != DocumentStatus.ISSUED:
        raise Http404
    found = how_it_lies(document)
    if found is not Found.UNCHANGED:
        log.error("The file of document %d is %s", document.pk, found.value)
        messages.error(request, _("Filen är inte den som upprättades och lämnas inte ut."))
        return redirect(document)
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=file_name(document, kind), content_type="application/pdf"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def file_name(document: Document, kind: Kind) -> str:
    """tjansteskrivelse-si-2026-0011-2026-17.pdf: letters, figures and hyphens only, safe in every system."""
    regnr = str(document.source.get("regnr", ""))
    version = f"v{document.version}" if document.version > 1 else ""
    parts = [kind.file_name, regnr, document.number, version]
    return "-".join(slugify(unicodedata.normalize("NFC", part)) for part in parts if part) + ".pdf"
