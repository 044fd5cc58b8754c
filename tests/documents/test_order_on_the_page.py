"""The documents of a case: what is made, what can be ordered, and what a click does."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from applications.models import Case
from socinv.documents.kinds import Kind
from socinv.documents.models import Document
from tests.case.pages import words
from tests.documents.making_it import issued, many_versions, ordered
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page, queries
from tests.presentation.markup import Markup

pytestmark = pytest.mark.django_db
ORDER = "/handlingar/bestall/"


def url(case: Case) -> str:
    return reverse("case-documents", args=[case.ref])


def asked(case: Case, **changed: Any) -> dict[str, Any]:
    return {"kind": "sample", "thing": case.pk, "back": url(case), **changed}


def test_a_coordinator_orders_and_comes_to_the_document(house: House, case: Case, kind: Kind) -> None:
    client = client_of(house.person("coordination.method"))
    source = client.get(url(case)).content.decode()
    assert Markup(source).faults == []
    assert "Visar hur en handling görs." in source
    response = client.post(ORDER, asked(case))
    document = Document.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/handlingar/{document.number}/")
    assert f"Om {case.title}" in words(page(house.person("network.chair"), url(case)))


def test_twice_clicked_is_one_document(house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    client, made = client_of(house.person("coordination.method")), issued(house, case, monkeypatch)
    for _click in range(2):
        response: Any = client.post(ORDER, asked(case), follow=True)
        assert response.redirect_chain[-1][0] == f"/handlingar/{made.number}/"
        assert "Handlingen finns redan" in response.content.decode()
    assert Document.objects.count() == 1


def test_others_are_offered_nothing_and_told_nothing(house: House, case: Case, kind: Kind) -> None:
    for who in ("network.chair", "education.writer"):
        client = client_of(house.person(who))
        assert "Provhandling" not in client.get(url(case)).content.decode()
        assert client.post(ORDER, asked(case)).status_code == 404
    foreign = client_of(a_house().person("coordination.method"))
    assert foreign.get(url(case)).status_code == 404
    assert foreign.post(ORDER, asked(case)).status_code == 404
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"kind": "finns-inte"}, {"thing": 0}, {"thing": "x"}, {"thing": 10**9}, {"thing": 10**30}, {"kind": ""}]
)
def test_what_is_not_there_is_not_there(house: House, case: Case, kind: Kind, changed: dict[str, Any]) -> None:
    client = client_of(house.person("coordination.method"))
    assert client.post(ORDER, asked(case, **changed)).status_code == 404
    assert client.get(ORDER).status_code == 405


@pytest.mark.parametrize("back", ["https://exempel.invalid/", "//exempel.invalid", "javascript:alert(1)", ""])
def test_what_cannot_be_made_yet_says_why_and_leads_nowhere_else(
    house: House, case: Case, kind: Kind, back: str
) -> None:
    Case.objects.filter(pk=case.pk).update(title="Stopp")
    client = client_of(house.person("coordination.method"))
    assert "Det är inte dags än." in client.get(url(case)).content.decode()
    response: Any = client.post(ORDER, asked(case), follow=True)
    assert response.redirect_chain[0][0] == url(case)
    assert "Det är inte dags än." in response.content.decode()
    assert client.post(ORDER, asked(case, back=back))["Location"] == "/"


def test_the_cases_page_shows_what_is_made(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = issued(house, case, monkeypatch)
    source = page(house.person("network.chair"), case.get_absolute_url())
    assert made.get_absolute_url() in source
    assert url(case) in source
    assert f"Handling {made.number} upprättades" in words(
        page(house.person("network.chair"), f"{case.get_absolute_url()}historik/")
    )


def test_where_the_programs_are_missing_the_page_says_how_to_get_them(
    house: House, case: Case, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("applications.views.case.documents.can_make", lambda: False)
    text = words(page(house.person("coordination.method"), url(case)))
    assert "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in text


@pytest.mark.parametrize("who", ["coordination.method", "network.chair"])
def test_a_hundred_documents_cost_no_more_queries(house: House, case: Case, kind: Kind, who: str) -> None:
    reader, pages = house.person(who), (url(case), case.get_absolute_url())
    document = ordered(house, case)
    few = [queries(reader, one) for one in pages]
    many_versions(document, 100)
    assert [queries(reader, one) for one in pages] == few
    assert max(few) <= 25
