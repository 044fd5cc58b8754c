"""A place in a project ends on a day, and with it what it gives (SUN-12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership, User
from tests.case.pages import post, problems, url, words
from tests.factories.house import House, a_house, a_person
from tests.factories.projects import a_planned_project, noon, staff
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-12")]
NAME = "project-release"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    project = a_planned_project(house)
    staff(house, project)
    return project


def seat_of(house: House, project: Project, who: str) -> Membership:
    groups = (project.steering_group, project.project_group)
    return Membership.objects.get(person=house.person(f"project.{who}"), body__in=groups)


def release(by: User, project: Project, seat: Membership, ends: Any = None) -> Any:
    return client_of(by).post(url(project.case, NAME, seat.pk), {"ends": str(ends or clock.today())})


@pytest.mark.parametrize("who", ["coordination.method", "management-group.chair", "project.owner"])
def test_the_seat_holds_its_last_day_and_is_then_past(house: House, project: Project, who: str) -> None:
    seat, member = seat_of(house, project, "member"), house.person("project.member")
    people = url(project.case, "project-people")
    assert url(project.case, NAME, seat.pk) in page(house.person(who), people)
    assert release(house.person(who), project, seat).url == people
    seat.refresh_from_db()
    assert seat.ends == clock.today()
    assert client_of(member).get(people).status_code == 200
    with clock.at(noon(clock.today() + timedelta(days=1))):
        assert client_of(member).get(people).status_code == 404
        text = words(page(house.person("coordination.method"), people))
        assert "1 tidigare uppdrag" in text
        answer = client_of(house.person("coordination.method")).get(url(project.case, NAME, seat.pk), follow=True)
        assert "Uppdraget slutade" in words(answer.content.decode())


def test_a_needed_place_left_empty_is_said_before_and_after(house: House, project: Project) -> None:
    coordinator, seat = house.person("coordination.method"), seat_of(house, project, "leader")
    text = words(page(coordinator, url(project.case, NAME, seat.pk)))
    assert "Projektet står sedan utan projektledare tills någon annan är utsedd." in text
    release(coordinator, project, seat)
    with clock.at(noon(clock.today() + timedelta(days=1))):
        assert "Det saknas projektledare." in words(page(coordinator, url(project.case, "project-people")))


@pytest.mark.parametrize("who", ["project.leader", "project.steering", "network.chair", "education.writer"])
def test_others_may_not(house: House, project: Project, who: str) -> None:
    seat = seat_of(house, project, "member")
    assert client_of(house.person(who)).get(url(project.case, NAME, seat.pk)).status_code == 403
    assert release(house.person(who), project, seat).status_code == 403
    assert Membership.objects.get(pk=seat.pk).ends is None


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, project: Project, who: str) -> None:
    seat = seat_of(house, project, "member")
    assert release(house.person(who), project, seat).status_code == 404


def test_another_bodys_seat_is_not_there(house: House, project: Project) -> None:
    other = house.person("network.chair").memberships.get()
    elsewhere = a_planned_project(house)
    staff(house, elsewhere)
    of_other_project = Membership.objects.filter(body=elsewhere.project_group).first()
    assert of_other_project is not None
    for seat in (other, of_other_project):
        assert release(house.person("coordination.method"), project, seat).status_code == 404
        assert Membership.objects.get(pk=seat.pk).ends is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Skriv till och med vilken dag"),
        ("snart", "Skriv dagen som åååå-mm-dd"),
        (date(1900, 1, 1), "Skriv en dag från 1990-01-01"),
        (-1, "Skriv den dagen eller en senare."),
        (500, "Välj en dag inom ett år."),
    ],
)
def test_a_day_that_cannot_be_is_said_at_the_field_and_kept(
    house: House, project: Project, day: Any, said: str
) -> None:
    seat = seat_of(house, project, "member")
    typed = str(clock.today() + timedelta(days=day)) if isinstance(day, int) else str(day)
    coordinator = client_of(house.person("coordination.method"))
    answer = coordinator.post(url(project.case, NAME, seat.pk), {"ends": typed})
    assert said in problems(answer)["ends"][0]
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert Membership.objects.get(pk=seat.pk).ends is None


def test_the_same_day_twice_is_said_and_another_day_moves_it(house: House, project: Project) -> None:
    seat, coordinator = seat_of(house, project, "member"), house.person("coordination.method")
    later = clock.today() + timedelta(days=10)
    release(coordinator, project, seat, later)
    assert problems(release(coordinator, project, seat, later)) == {"ends": [f"Uppdraget slutar redan {later}."]}
    release(coordinator, project, seat, clock.today())
    assert Membership.objects.get(pk=seat.pk).ends == clock.today()


def test_a_new_leader_follows_the_one_who_left(house: House, project: Project) -> None:
    coordinator, new = house.person("coordination.method"), a_person(municipality=house.municipality)
    release(coordinator, project, seat_of(house, project, "leader"))
    with clock.at(noon(clock.today() + timedelta(days=1))):
        fields = {"person": new.pk, "seat": "leader", "starts": clock.today().isoformat()}
        assert post(coordinator, project.case, "project-people", **fields).status_code == 302
        assert "Det saknas" not in page(coordinator, url(project.case, "project-people"))


def test_a_needed_seat_waits_for_somebody_else(house: House, project: Project) -> None:
    waiting = WorkItem.objects.open().filter(thing="projects.project", thing_id=project.pk, verb="appoint")
    assert not waiting.exists()
    last = clock.today() + timedelta(days=30)
    release(house.person("coordination.method"), project, seat_of(house, project, "member"), last)
    assert not waiting.exists(), "a seat that is not needed"
    release(house.person("coordination.method"), project, seat_of(house, project, "leader"), last)
    assert {item.due for item in waiting.all()} == {last}
    perform(
        project, "appoint", by=house.person("coordination.method"), person=a_person(municipality=house.municipality),
        seat="leader", starts=last + timedelta(days=1),
    )  # fmt: skip
    assert not waiting.exists()
