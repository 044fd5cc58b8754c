"""A project starts when it is described, staffed, numbered and assessed for EU money (SUN-12, SUN-32, SUN-55)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from projects.models import Project
from projects.presenting.before_start import NEEDS
from socinv.lifecycle import clock
from socinv.lifecycle.graph import transition_of
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership, User
from tests.case.pages import post, problems, statuses, url, words
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    a_running_project,
    described,
    staff,
)
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db
NAME = "project-start"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def start(by: User, project: Project, day: Any = None) -> Any:
    return post(by, project.case, NAME, day=str(clock.today() if day is None else day))


def state(project: Project) -> str:
    return str(Project.objects.get(pk=project.pk).status)


@pytest.mark.rule("SUN-12")
@pytest.mark.parametrize("who", ["project.owner", "project.steering", "coordination.method"])
def test_the_steering_group_starts_or_the_coordinators_for_it(house: House, who: str) -> None:
    project = a_project_ready_to_start(house)
    text = words(page(house.person(who), url(project.case, NAME)))
    assert "Allt som behövs är på plats." in text
    assert "Den första gäller till och med" in text
    assert start(house.person(who), project).url == project.get_absolute_url()
    fresh = Project.objects.get(pk=project.pk)
    assert (fresh.status, fresh.starts) == ("running", clock.today())
    assert fresh.reports.exists()
    assert start(house.person(who), project).url == project.get_absolute_url()
    assert project.case.events.filter(thing="projects.project", verb="start").count() == 1


@pytest.mark.rule("SUN-32", "SUN-55", "SUN-12")
def test_what_is_missing_is_listed_with_the_way_to_it_and_goes_one_by_one(house: House) -> None:
    project, coordinator = a_planned_project(house), house.person("coordination.method")

    def left() -> int:
        answer = client_of(coordinator).post(url(project.case, NAME), {"day": clock.today().isoformat()})
        assert state(project) == "planned"
        assert (answer.status_code, answer.context["form"]) == (409, None)
        shown: int = answer.context["left"]
        return shown

    def says(*lines: str) -> None:
        text = words(page(coordinator, url(project.case, NAME)))
        assert all(line in text for line in lines), text

    says("Fyra saker saknas.", "Det saknas projektägare och projektledare.")
    source = page(coordinator, url(project.case, NAME))
    assert all(url(project.case, name) in source for name in ("project-people", "project-eu", "project-number"))
    assert left() == 4
    staff(house, project)
    assert left() == 3
    described(house, project)
    assert left() == 2
    perform(project, "assess_eu", by=coordinator, outcome="no", reasons="Inget passar.")
    assert left() == 1
    says("En sak saknas.", "Projektnummer , saknas", "Projektbeskrivning , klart. Inlämnad", "Inga EU-medel,")
    perform(project, "set_number", by=coordinator, number="110007")
    assert start(coordinator, project).status_code == 302
    assert state(project) == "running"


def test_the_list_names_every_condition_of_the_start(house: House) -> None:
    transition = transition_of(a_planned_project(house), "start")
    assert transition is not None
    assert {need.holds for need in NEEDS} == set(transition.conditions)


@pytest.mark.rule("SUN-12")
def test_a_leader_who_has_left_is_missing(house: House) -> None:
    project, owner = a_project_ready_to_start(house), house.person("project.owner")
    seats = Membership.objects.filter(body=project.project_group, role="chair")
    seats.update(ends=clock.today() - timedelta(days=1), starts=clock.today() - timedelta(days=9))
    assert start(owner, project).status_code == 409
    source = page(owner, url(project.case, NAME))
    assert "Det saknas projektledare." in words(source)
    assert url(project.case, "project-number") not in source  # not the owner's to do


@pytest.mark.parametrize("who", ["project.leader", "project.member", "education.head", "management-group.chair"])
def test_others_may_not(house: House, who: str) -> None:
    project = a_project_ready_to_start(house)
    assert statuses(house.person(who), project.case, NAME) == (403, 403)
    assert state(project) == "planned"


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, who: str) -> None:
    assert statuses(house.person(who), a_planned_project(house).case, NAME) == (404, 404)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Skriv vilken dag, till exempel"),
        ("snart", "Skriv dagen som åååå-mm-dd"),
        (date(1900, 1, 1), "Skriv en dag från 1990-01-01"),
        (-1, "Projektet beslutades"),
        (1, "Dagen har inte varit än. Skriv vilken dag projektet började."),
        (40_000, "Skriv en dag till och med 2100-12-31"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_the_field_and_kept(house: House, day: Any, said: str) -> None:
    project = a_project_ready_to_start(house)
    typed = clock.today() + timedelta(days=day) if isinstance(day, int) else day
    answer = start(house.person("project.owner"), project, typed)
    assert said in problems(answer)["day"][0]
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert state(project) == "planned"


def test_once_begun_the_page_leads_to_the_project(house: House) -> None:
    project = a_running_project(house)
    assert client_of(house.person("project.owner")).get(url(project.case, NAME)).status_code == 302
