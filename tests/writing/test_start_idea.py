"""Beginning an idea: who may, from which department, and only once for one wish."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from applications.models import Case, Idea, Part
from applications.starting import start_once
from socinv.lifecycle import clock
from socinv.lifecycle.process import all_processes
from socinv.lifecycle.verdict import Refused
from socinv.organisation.models import Employment
from tests.factories.house import House, a_house, employ
from tests.presentation.markup import Markup
from tests.writing.pages import landing, signed_in

START = reverse("idea-start")


@pytest.mark.rule("SUN-13")
@pytest.mark.parametrize("department", ["education", "social", "culture"])
def test_every_department_may_begin_an_idea(house: House, department: str) -> None:
    client = signed_in(house.person(f"{department}.writer"))
    assert "Börja beskriva idén" in client.get(START).content.decode()
    answer = client.post(START)
    idea = Idea.objects.get()
    assert idea.case.department == house.departments[department]
    assert landing(answer) == reverse("form-part", args=[idea.case.ref, "idea", "idea"])


@pytest.mark.rule("SUN-13")
@pytest.mark.parametrize("who", ["network.chair", "coordination.method", "social-committee.secretary", "affiliated"])
def test_one_who_works_in_no_department_may_not(house: House, who: str) -> None:
    client = signed_in(house.person(who))
    page = client.get(START)
    assert page.status_code == 200
    assert "Bara den som arbetar i en förvaltning" in page.content.decode()
    assert client.post(START).status_code == 403
    assert not Case.objects.exists()


def test_an_outsider_finds_no_page(house: House) -> None:
    assert signed_in(house.person("outsider")).get(START).status_code == 404


def test_an_ended_employment_begins_nothing(house: House) -> None:
    person = house.person("education.writer")
    Employment.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    assert signed_in(person).post(START).status_code == 403
    with pytest.raises(Refused):
        start_once(house.departments["education"], by=person)


def test_one_who_works_in_two_departments_chooses(house: House) -> None:
    person = house.person("education.writer")
    employ(person, house.departments["social"])
    client = signed_in(person)
    refused = client.post(START)
    assert "Välj förvaltning" in refused.content.decode()
    assert "<title>Fel:" in refused.content.decode()
    elsewhere = client.post(START, {"department": house.departments["culture"].pk})
    assert elsewhere.status_code == 200
    client.post(START, {"department": house.departments["social"].pk})
    assert Case.objects.get().department == house.departments["social"]


def test_a_double_click_makes_one_idea(house: House) -> None:
    client = signed_in(house.person("education.writer"))
    first, second = client.post(START), client.post(START)
    assert landing(first) == landing(second)
    assert Idea.objects.count() == 1


def test_a_second_wish_makes_a_second_idea(house: House) -> None:
    person, department = house.person("education.writer"), house.departments["education"]
    first = start_once(department, by=person)
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert start_once(department, by=person) != first
    written = start_once(department, by=person)
    Part.objects.create(
        municipality=house.municipality, case=written.case, form="idea", key="idea", answers={}, saved_by=person
    )
    assert start_once(department, by=person) != written


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one_idea() -> None:
    house = a_house()
    person, department = house.person("education.writer"), house.departments["education"]
    ready = threading.Barrier(4)

    def click() -> None:
        ready.wait()
        start_once(department, by=person)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert Idea.objects.count() == 1


@pytest.mark.parametrize("slug", sorted({slug for slug, _version in all_processes()}))
def test_the_page_holds_together_under_every_guideline(house: House, slug: str) -> None:
    house.municipality.process = slug
    house.municipality.save(update_fields=["process"])
    for who in ("education.writer", "council.chair", "affiliated"):
        page = signed_in(house.person(who)).get(START)
        assert page.status_code == 200
        assert Markup(page.content.decode()).faults == []
    begun = signed_in(house.person("education.writer")).post(START, follow=True)
    assert begun.status_code == 200
