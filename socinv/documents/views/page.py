"""The page of a document: what it is, where its file is in the making, and whether it is as it was issued."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.documents.models import Document, DocumentStatus
from socinv.documents.presenting import facts, note, state_of
from socinv.documents.unchanged import how_it_lies
from socinv.documents.views.fetch import document_or_404
from socinv.lifecycle import policy
from socinv.organisation.standing import Standing
from socinv.organisation.web import PersonRequest, person_page


@person_page
def document(request: PersonRequest, number: str) -> HttpResponse:
    """One document, its versions, and what the person may do with it."""
    row, kind, thing = document_or_404(request, number)
    found = how_it_lies(row) if row.status == DocumentStatus.ISSUED else None
    context: dict[str, Any] = {
        "document": row,
        "kind": kind,
        "crumbs": _crumbs(row),
        "facts": facts(row, kind, found),
        "state": state_of(row, found),
        "versions": [note(one, kind) for one in _versions(row) if one.pk != row.pk],
        "newest": _newest(row),
        "again": _again(row, request.standing),
        "order": bool(kind.may_order(thing, request.standing)) and row.status == DocumentStatus.ISSUED,
    }
    return render(request, "documents/page.html", context)


def _crumbs(row: Document) -> list[dict[str, str]]:
    here = {"title": f"{_('Handling')} {row.number}", "url": row.get_absolute_url()}
    if row.case is None:
        return [here]
    return [
        {"title": _("Ärenden"), "url": reverse("case-list")},
        {"title": row.case.regnr or str(row.case), "url": row.case.get_absolute_url()},
        {"title": _("Handlingar"), "url": reverse("case-documents", args=[row.case.ref])},
        here,
    ]


def _versions(row: Document) -> list[Document]:
    """Every version, the newest first: one query."""
    same = Document.objects.filter(kind=row.kind, thing=row.thing, thing_id=row.thing_id)
    return list(same.select_related("ordered_by").defer("source").order_by("-version"))


def _newest(row: Document) -> Document | None:
    """A later version that is issued, if there is one."""
    later = Document.objects.filter(
        kind=row.kind, thing=row.thing, thing_id=row.thing_id, version__gt=row.version, status=DocumentStatus.ISSUED
    )
    return later.defer("source").order_by("-version").first()


def _again(row: Document, standing: Standing) -> bool:
    return row.status == DocumentStatus.FAILED and bool(policy.ask(standing, "order_again", row))
