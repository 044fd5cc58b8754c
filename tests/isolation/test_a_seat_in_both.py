"""One who has a seat in two municipalities sees one at a time, and acts only in the one that was chosen."""

from __future__ import annotations

import pytest
from django.urls import reverse

from applications.models import Case
from socinv.lifecycle.models import Event
from socinv.organisation.models import Affiliation, User
from tests.factories.house import a_person, employ, seat
from tests.isolation.asking import Visitor, content_of
from tests.isolation.town import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultant(towns: tuple[Town, Town]) -> User:
    """Coordinates in both, and works at a department in both."""
    person = a_person("Testa Dubbelmark", towns[0].house.municipality)
    Affiliation.objects.create(person=person, municipality=towns[1].house.municipality)
    for town in towns:
        seat(person, town.house.bodies["coordination"], "member", competence="method")
        employ(person, town.house.departments["culture"])
    return person


def go(visitor: Visitor, town: Town) -> None:
    assert visitor.post(reverse("me"), {"municipality": town.house.municipality.pk}).status_code == 302
    visitor.get(reverse("me"))  # and has read the message about it


def test_one_at_a_time(towns: tuple[Town, Town], consultant: User) -> None:
    visitor = Visitor(consultant)
    for here, there in (towns, towns[::-1]):
        go(visitor, here)
        for name in (
            "case-list",
            "your-turn",
            "news",
            "project-list",
            "people",
            "admin-bodies",
            "progress",
            "calendar",
        ):
            text = content_of(visitor.get(reverse(name))).decode()
            text = text.replace(f"Byt till {there.house.municipality}", "")
            assert here.mark in text, name
            assert not [ref for ref in there.refs if ref in text], name
            assert f"Testa {there.mark}" not in text, name
        export = content_of(visitor.get(reverse("case-export", args=["csv"]))).decode("utf-8-sig")
        assert here.mark in export
        assert there.mark not in export


def test_what_was_open_in_another_tab_does_nothing_after_the_change(towns: tuple[Town, Town], consultant: User) -> None:
    """The form of a case of the first, posted when one is in the second: not there, and nothing is done in either."""
    here, there = towns
    visitor = Visitor(consultant)
    go(visitor, here)
    note = reverse("case-note", args=[here.cases["waiting"].ref])
    assert visitor.get(note).status_code == 200
    go(visitor, there)
    before = Event.objects.count()
    assert visitor.post(note, {"text": "Hamnar fel."}).status_code == 404
    assert Event.objects.count() == before
    go(visitor, here)
    assert visitor.post(note, {"text": "Hamnar rätt."}).status_code == 302
    assert Event.objects.latest("pk").municipality_id == here.house.municipality.pk


def test_a_page_without_a_case_does_not_begin_one_in_the_wrong_place(
    towns: tuple[Town, Town], consultant: User
) -> None:
    """A department of the first cannot be chosen when one is in the second."""
    here, there = towns
    visitor = Visitor(consultant)
    for town in towns:
        employ(consultant, town.house.departments["social"])
    go(visitor, there)
    before = Case.objects.count()
    said = {"department": here.house.departments["social"].pk, "need": "employee"}
    answer = visitor.post(reverse("idea-start"), said)
    assert answer.status_code == 200
    assert Case.objects.count() == before


def test_what_is_begun_is_begun_where_one_is(towns: tuple[Town, Town], consultant: User) -> None:
    visitor = Visitor(consultant)
    for town in towns:
        go(visitor, town)
        need = next((one.key for one in town.process.need if "employee" in one.by), "")
        visitor.post(reverse("idea-start"), {"department": town.house.departments["culture"].pk, "need": need})
        case = Case.objects.latest("pk")
        assert (case.municipality_id, case.opened_by) == (town.house.municipality.pk, consultant)
        assert case.process_slug == town.process.slug
