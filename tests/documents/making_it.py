"""An ordered document, and one that is made, cheaply: what the file looks like is not these tests' matter."""

from __future__ import annotations

from typing import Any

import pytest

from applications.models import Case
from socinv.documents import making
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from tests.factories.house import House

CONTENT = b"%PDF-1.7 prov"


def ordered(house: House, case: Case, **changed: Any) -> Document:
    """Ordered by a coordinator; with another title each time it is another version."""
    if changed:
        Case.objects.filter(pk=case.pk).update(**changed)
    return order_document("sample", Case.objects.get(pk=case.pk), house.person("coordination.method"))


def issued(house: House, case: Case, monkeypatch: pytest.MonkeyPatch, **changed: Any) -> Document:
    """Made by the worker, with a file that says nothing."""
    document = ordered(house, case, **changed)
    with monkeypatch.context() as patched:
        patched.setattr(making, "_drawn", lambda _: (CONTENT + document.number.encode(), 2))
        assert making.make_document(document.pk)
    return Document.objects.get(pk=document.pk)


def many_versions(document: Document, number: int) -> None:
    """Rows for their number, all of the same thing."""
    row = {field.attname: getattr(document, field.attname) for field in Document._meta.concrete_fields}
    del row["id"]
    Document.objects.bulk_create(
        Document(**{**row, "version": document.version + one, "serial": document.serial + one})
        for one in range(10, 10 + number)
    )
