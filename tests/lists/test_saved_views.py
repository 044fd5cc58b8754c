"""Lists kept under a name."""

from __future__ import annotations

import pytest

from applications.models import SavedView
from tests.factories.house import a_house
from tests.lists.asking import client_of, page, queries

pytestmark = pytest.mark.django_db


def test_a_list_is_saved_shown_and_removed() -> None:
    house = a_house()
    person = house.person("network.chair")
    client = client_of(person)
    answer = client.post("/arenden/listor/", {"name": "Våra öppna", "query": "status=open&sort=title&page=3&x=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/arenden/?status=open&sort=title")
    view = SavedView.objects.get(person=person)
    assert (view.name, view.query) == ("Våra öppna", "status=open&sort=title")
    assert "Våra öppna" in page(person, "/arenden/")
    assert "Våra öppna" not in page(house.person("network.secretary"), "/arenden/")
    assert client_of(house.person("network.secretary")).post(f"/arenden/listor/{view.pk}/ta-bort/").status_code == 404
    assert client.get(f"/arenden/listor/{view.pk}/ta-bort/").status_code == 405
    assert client.post(f"/arenden/listor/{view.pk}/ta-bort/").status_code == 302
    assert not SavedView.objects.exists()


def test_the_same_name_twice_is_refused_at_the_field_and_nothing_typed_is_lost() -> None:
    house = a_house()
    client = client_of(house.person("network.chair"))
    for _time in range(2):
        answer = client.post("/arenden/listor/", {"name": "I år", "query": "year=2026"})
    text = answer.content.decode()
    assert "Du har redan en lista med det namnet. Välj ett annat." in text
    assert 'value="I år"' in text
    assert 'value="year=2026"' in text
    assert SavedView.objects.count() == 1
    assert client_of(house.person("network.member")).post("/arenden/listor/", {"name": "I år"}).status_code == 302


@pytest.mark.parametrize("typed", [{}, {"name": " "}, {"name": "a" * 61}, {"name": "a", "query": "q=" + "b" * 1000}])
def test_what_cannot_be_saved_is_said(typed: dict[str, str]) -> None:
    house = a_house()
    answer = client_of(house.person("network.chair")).post("/arenden/listor/", typed)
    assert answer.status_code == 200
    assert "ds-error-summary" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_a_list_stays_in_its_municipality_and_takes_no_more_queries() -> None:
    house, other = a_house(), a_house()
    person = house.person("network.chair")
    SavedView.objects.create(municipality=other.municipality, person=person, name="Den andra kommunens", query="")
    elsewhere = SavedView.objects.get()
    assert "Den andra kommunens" not in page(person, "/arenden/")
    assert "Den andra kommunens" not in page(person, "/arenden/listor/")
    assert client_of(person).post(f"/arenden/listor/{elsewhere.pk}/ta-bort/").status_code == 404
    SavedView.objects.create(municipality=house.municipality, person=person, name="En", query="status=open")
    few = queries(person, "/arenden/listor/"), queries(person, "/arenden/")
    SavedView.objects.bulk_create(
        SavedView(municipality=house.municipality, person=person, name=f"Lista {number}") for number in range(40)
    )
    assert (queries(person, "/arenden/listor/"), queries(person, "/arenden/")) == few
    assert max(few) <= 15


def test_two_at_once_with_one_name_give_one_list_and_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other's list came between the check and the saving."""
    house = a_house()
    person = house.person("network.chair")
    SavedView.objects.create(municipality=house.municipality, person=person, name="I år", query="year=2026")
    monkeypatch.setattr(SavedView, "validate_constraints", lambda self: None)
    answer = client_of(person).post("/arenden/listor/", {"name": "I år", "query": "year=2027"})
    assert answer.status_code == 200
    assert "Du har redan en lista med det namnet. Välj ett annat." in answer.content.decode()
    assert SavedView.objects.get().query == "year=2026"


def test_at_most_fifty_lists() -> None:
    house = a_house()
    person = house.person("network.chair")
    SavedView.objects.bulk_create(
        SavedView(municipality=house.municipality, person=person, name=f"Lista {number}") for number in range(50)
    )
    text = client_of(person).post("/arenden/listor/", {"name": "En till"}).content.decode()
    assert "Du har redan 50 sparade listor" in text
