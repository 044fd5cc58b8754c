"""A document of a case in each situation of its table: the dossier, which the coordinators order."""

from __future__ import annotations

from typing import Any

from applications.models import Case
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories import acts
from tests.matrix.cast import Cast

DOSSIER = "dossier"


def document_words(verb: str) -> dict[str, Any]:
    """What is said when the file is made, or cannot be."""
    made: dict[str, Any] = {"file": "handlingar/prov.pdf", "sha256": "0" * 64, "size": 1, "pages": 1, "at": clock.now()}
    said: dict[str, dict[str, Any]] = {"issue": made, "fail": {"why": "Det gick inte."}}
    return said.get(verb, {})


def _new(cast: Cast, case: Case) -> Document:
    acts.send_in_idea(cast.house, case)
    return Document(
        municipality_id=case.municipality_id, case=case, kind=DOSSIER, thing="applications.case", thing_id=case.pk,
        year=clock.today().year, serial=99, version=1, title="Akt", source={}, ordered_at=clock.now(),
        ordered_by=cast.person("coordination.method"),
    )  # fmt: skip


def _ordered(cast: Cast, case: Case) -> Document:
    acts.send_in_idea(cast.house, case)
    return order_document(DOSSIER, Case.objects.get(pk=case.pk), cast.person("coordination.method"))


def _after(verb: str) -> Any:
    def build(cast: Cast, case: Case) -> Document:
        document = _ordered(cast, case)
        perform(document, verb, by=User.objects.system(), **document_words(verb))
        return document

    return build


OF_DOCUMENTS = {"new": _new, "ordered": _ordered, "issued": _after("issue"), "failed": _after("fail")}
