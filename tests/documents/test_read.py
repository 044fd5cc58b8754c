"""A document's page and file: who may see them, what they say, and what is handed out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from applications.models import Case
from socinv.documents import making
from socinv.documents.kinds import Kind
from socinv.documents.models import Document
from tests.case.pages import words
from tests.documents.making_it import CONTENT, issued, many_versions, ordered
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page, queries
from tests.presentation.markup import Markup

pytestmark = pytest.mark.django_db
INSIDERS = ["coordination.method", "network.chair", "education-committee.chair", "education.writer"]


def url(document: Document, name: str = "document") -> str:
    return reverse(name, args=[document.number])


@pytest.fixture
def document(house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> Document:
    return issued(house, case, monkeypatch)


def lies_at(document: Document) -> Path:
    return Path(document.file.path)


@pytest.mark.parametrize("who", INSIDERS)
def test_those_whom_the_kind_lets_read_it(house: House, document: Document, who: str) -> None:
    source = page(house.person(who), url(document))
    assert Markup(source).faults == []
    assert "Filen är oförändrad sedan den upprättades." in words(source)
    assert document.sha256 in source
    assert "2 sidor" in words(source)
    assert ("Gör en ny version" in source) == (who == "coordination.method")
    response = client_of(house.person(who)).get(url(document, "document-file"))
    assert b"".join(response.streaming_content).startswith(CONTENT)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["document", "document-file"])
def test_for_all_others_it_is_not_there(house: House, document: Document, name: str) -> None:
    other = a_house()
    for person in (house.person("expert"), other.person("coordination.method")):
        assert client_of(person).get(url(document, name)).status_code == 404
    assert client_of(other.person("coordination.method")).post(url(document, "document-again")).status_code == 404


@pytest.mark.parametrize(
    "number", ["2026-9999", "2026", "2026-", "2026-01", "x-1", "20261", "2026-99999999999", "٢٠٢٦-1"]
)
def test_a_number_that_is_none_is_not_there(house: House, document: Document, number: str) -> None:
    client = client_of(house.person("coordination.method"))
    assert client.get(f"/handlingar/{number}/").status_code == 404


def test_the_file_comes_as_a_file_with_a_name(house: House, document: Document, case: Case) -> None:
    response = client_of(house.person("network.chair")).get(url(document, "document-file"))
    name = f"provhandling-{case.regnr.lower()}-{document.number}.pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert client_of(house.person("network.chair")).post(url(document, "document-file")).status_code == 405


def test_a_file_that_was_changed_is_not_handed_out(house: House, document: Document) -> None:
    lies_at(document).write_bytes(b"%PDF-1.7 annat")
    client = client_of(house.person("network.chair"))
    assert "Filen är ändrad sedan den upprättades" in client.get(url(document)).content.decode()
    response: Any = client.get(url(document, "document-file"), follow=True)
    assert response.redirect_chain[-1][0] == url(document)
    assert "lämnas inte ut" in response.content.decode()
    assert "Hämta handlingen" not in response.content.decode()


def test_a_file_that_is_gone_is_told_of(house: House, document: Document) -> None:
    lies_at(document).unlink()
    assert "Filen finns inte där den lades" in page(house.person("network.chair"), url(document))


def test_the_versions_know_of_each_other(
    house: House, case: Case, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = issued(house, case, monkeypatch, title="Ny rubrik")
    reader = house.person("network.chair")
    assert f"handling {later.number}, version 2" in words(page(reader, url(document)))
    text = words(page(reader, url(later)))
    assert "Andra versioner" in text
    assert document.title in text
    assert "Det finns en senare version" not in text


def test_while_it_is_made_the_page_looks_again(house: House, case: Case, kind: Kind) -> None:
    document = ordered(house, case)
    source = page(house.person("coordination.method"), url(document))
    assert 'hx-trigger="every 2s"' in source
    assert "Se efter om den är klar" in source
    assert client_of(house.person("coordination.method")).get(url(document, "document-file")).status_code == 404


def test_one_that_failed_says_why_and_can_be_tried_again(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_document: Document) -> tuple[bytes, int]:
        raise making.NotMade("Bilagan karta.png går inte att läsa.")

    document = ordered(house, case)
    monkeypatch.setattr(making, "_drawn", fail)
    making.make_document(document.pk)
    coordinator, reader = house.person("coordination.method"), house.person("network.chair")
    assert "Bilagan karta.png går inte att läsa." in page(coordinator, url(document))
    assert "Försök igen" not in page(reader, url(document))
    assert client_of(reader).post(url(document, "document-again")).status_code == 404
    client = client_of(coordinator)
    assert client.get(url(document, "document-again")).status_code == 405
    for _click in range(2):
        assert client.post(url(document, "document-again")).status_code == 302
    document.refresh_from_db()
    assert (document.status, document.attempts) == ("ordered", 0)


def test_a_page_costs_the_same_with_many_versions(
    house: House, case: Case, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = house.person("coordination.method")
    issued(house, case, monkeypatch, title="Två")
    few = queries(reader, url(document))
    many_versions(document, 12)
    assert queries(reader, url(document)) == few <= 15
