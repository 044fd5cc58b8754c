"""Somebody is given a place in a project, and gets what the place gives (SUN-12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.organisation.models import Membership, User
from tests.case.pages import post, problems, statuses, url, words
from tests.factories.house import House, a_house, a_person
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    an_evaluated_project,
    at_the_end,
    decide_scale_up,
    propose,
    staff,
)
from tests.lists.asking import client_of, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-12")]
NAME = "project-people"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def appoint(by: User, project: Project, person: User | None, seat: str = "leader", **more: Any) -> Any:
    fields = {"person": person.pk if person else "", "seat": seat, "starts": clock.today().isoformat(), **more}
    return post(by, project.case, NAME, **fields)


def seats(project: Project) -> list[Membership]:
    groups = (project.steering_group, project.project_group)
    return list(Membership.objects.filter(body__in=groups).order_by("pk"))


@pytest.mark.rule("SUN-08")
@pytest.mark.parametrize("who", ["coordination.method", "education.head", "management-group.chair"])
def test_coordinators_the_orderer_and_the_department_head_appoint(house: House, who: str) -> None:
    if who == "education.head":
        house.person(who).employments.update(is_head=True)
    project, person = a_planned_project(house), a_person(municipality=house.municipality)
    assert client_of(person).get(url(project.case, NAME)).status_code == 404
    assert appoint(house.person(who), project, person).url == url(project.case, NAME)
    (seat,) = seats(project)
    assert (seat.body, seat.role, seat.person, seat.ends) == (project.project_group, "chair", person, None)
    text = words(page(person, url(project.case, NAME)))
    assert person.name in text
    assert "Utse någon" not in text


def test_the_owner_appoints_and_the_turn_ends_when_every_needed_place_is_held(house: House) -> None:
    project = a_planned_project(house)
    owner, leader = (a_person(municipality=house.municipality) for _ in range(2))
    appoint(house.person("coordination.method"), project, owner, "owner")
    waiting = WorkItem.objects.open().filter(case=project.case, verb="appoint")
    assert waiting.exists()
    assert "Det saknas projektledare." in words(page(owner, url(project.case, NAME)))
    appoint(owner, project, leader)
    assert not waiting.exists()


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "management-group.secretary", "project.leader"])
def test_others_read_who_sits_there_and_may_not_appoint(house: House, who: str) -> None:
    project = a_planned_project(house)
    staff(house, project)
    before = len(seats(project))
    text = words(page(house.person(who), url(project.case, NAME)))
    assert house.person("project.owner").name in text
    assert "Utse någon" not in text
    assert "Avsluta " not in text
    assert appoint(house.person(who), project, house.person("expert")).status_code == 403
    assert len(seats(project)) == before


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, who: str) -> None:
    assert statuses(house.person(who), a_planned_project(house).case, NAME) == (404, 404)


def test_every_gap_is_said_at_its_field_and_what_was_typed_is_kept(house: House) -> None:
    project, coordinator = a_planned_project(house), house.person("coordination.method")
    answer = appoint(coordinator, project, None, "", starts="")
    assert set(problems(answer)) == {"person", "seat", "starts"}
    answer = appoint(coordinator, project, house.person("expert"), "owner", starts="i morgon kanske")
    assert problems(answer) == {"starts": ["Skriv dagen som åååå-mm-dd, till exempel 2026-11-27"]}
    assert 'value="i morgon kanske"' in answer.content.decode()
    assert "<title>Fel:" in answer.content.decode()
    assert seats(project) == []


def _days() -> list[tuple[date, str]]:
    today = clock.today()
    return [
        (date(1900, 1, 1), "Skriv en dag från 1990-01-01"),
        (today - timedelta(days=1), "Projektet beslutades"),
        (today + timedelta(days=400), "Välj en dag inom ett år."),
    ]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_day_that_cannot_be(house: House, place: int) -> None:
    day, said = _days()[place]
    project = a_planned_project(house)
    answer = appoint(house.person("coordination.method"), project, house.person("expert"), starts=day.isoformat())
    assert said in problems(answer)["starts"][0]
    assert seats(project) == []


def test_a_place_for_one_is_held_by_one_and_nobody_has_the_same_place_twice(house: House) -> None:
    project, coordinator = a_planned_project(house), house.person("coordination.method")
    staff(house, project)
    leader = house.person("project.leader")
    taken = problems(appoint(coordinator, project, house.person("expert")))
    assert taken == {"seat": [f"{leader.name} har platsen. Avsluta det uppdraget först."]}
    again = problems(appoint(coordinator, project, house.person("project.member"), "member"))
    assert again == {"person": ["Personen har redan den platsen."]}
    assert Event.objects.filter(case=project.case, verb="appoint").count() == 4


def test_only_those_with_a_door_and_an_open_account_are_offered(house: House) -> None:
    project, coordinator = a_planned_project(house), house.person("coordination.method")
    stranger = a_house().person("expert")
    house.person("expert").is_active = False
    house.person("expert").save()
    offered = client_of(coordinator).get(url(project.case, NAME)).context["form"].fields["person"].queryset
    assert not {stranger, house.person("expert")} & set(offered)
    for person in (stranger, house.person("expert")):
        assert set(problems(appoint(coordinator, project, person))) == {"person"}


def test_the_way_to_a_new_person_is_the_coordinators(house: House) -> None:
    project = a_planned_project(house)
    coordinator, orderer = house.person("coordination.method"), house.person("management-group.chair")
    assert "/administration/personer/" in page(coordinator, url(project.case, NAME))
    text = page(orderer, url(project.case, NAME))
    assert "Be en samordnare lägga till personen under Administration." in text
    assert "/administration/personer/" not in text


def test_a_place_that_begins_later_is_shown_as_coming_and_gives_nothing_yet(house: House) -> None:
    project, person = a_planned_project(house), a_person(municipality=house.municipality)
    later = clock.today() + timedelta(days=30)
    appoint(house.person("coordination.method"), project, person, starts=later.isoformat())
    assert "kommande" in page(house.person("coordination.method"), url(project.case, NAME))
    assert client_of(person).get(url(project.case, NAME)).status_code == 404


def test_too_late_there_is_no_form(house: House) -> None:
    project = an_evaluated_project(house)
    with clock.at(at_the_end(project)):
        decide_scale_up(house, propose(house, project))
    coordinator = house.person("coordination.method")
    assert "Utse någon" not in words(page(coordinator, url(project.case, NAME)))
    assert appoint(coordinator, project, house.person("expert")).url == url(project.case, NAME)
    assert house.person("expert").memberships.count() == 0


def test_more_people_cost_no_more_queries(house: House) -> None:
    project, coordinator = a_project_ready_to_start(house), house.person("coordination.method")
    before = queries(coordinator, url(project.case, NAME))
    for _ in range(3):
        appoint(coordinator, project, a_person(municipality=house.municipality), "member")
    assert queries(coordinator, url(project.case, NAME)) == before
