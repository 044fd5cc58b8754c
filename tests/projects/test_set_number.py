"""The project's own number in the accounts."""

from __future__ import annotations

from typing import Any

import pytest

from projects.models import Project
from socinv.lifecycle.models import Event, WorkItem
from socinv.organisation.models import User
from tests.case.pages import post, problems, statuses, url, words
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, an_evaluated_project, staff
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-50")]
NAME = "project-number"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def give(by: User, project: Project, number: str) -> Any:
    return post(by, project.case, NAME, number=number)


def number_of(project: Project) -> str:
    return Project.objects.get(pk=project.pk).number


def test_a_coordinator_gives_the_number_and_changes_it(house: House) -> None:
    project, coordinator = a_planned_project(house), house.person("coordination.method")
    assert WorkItem.objects.open().filter(case=project.case, verb="set_number").exists()
    assert give(coordinator, project, " 110042 ").url == project.get_absolute_url()
    assert number_of(project) == "110042"
    assert not WorkItem.objects.open().filter(case=project.case, verb="set_number").exists()
    text = page(coordinator, url(project.case, NAME))
    assert "Ändra projektnumret" in words(text)
    assert 'value="110042"' in text
    give(coordinator, project, "110043")
    assert number_of(project) == "110043"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "Skriv projektnumret."),
        ("   ", "Skriv projektnumret."),
        ("elva, noll!", "Skriv bara siffror och bokstäver, högst 20 tecken."),
        ("1" * 21, "Skriv bara siffror och bokstäver, högst 20 tecken."),
    ],
)
def test_what_is_no_number_is_said_and_kept(house: House, number: str, said: str) -> None:
    project = a_planned_project(house)
    answer = give(house.person("coordination.method"), project, number)
    assert problems(answer) == {"number": [said]}
    assert number.strip() in answer.content.decode()
    assert number_of(project) == ""


def test_the_number_is_the_projects_alone_in_its_municipality(house: House) -> None:
    first, second, coordinator = a_planned_project(house), a_planned_project(house), house.person("coordination.method")
    give(coordinator, first, "110042")
    taken = {"number": ["Ett annat projekt har det numret. Varje projekt har sitt eget."]}
    assert problems(give(coordinator, second, "110042")) == taken
    assert problems(give(coordinator, first, "110042")) == {"number": ["Projektet har redan det numret."]}
    assert Event.objects.filter(case=first.case, verb="set_number").count() == 1
    other = a_house()
    assert give(other.person("coordination.method"), a_planned_project(other), "110042").status_code == 302


@pytest.mark.parametrize("who", ["project.owner", "project.leader", "management-group.chair", "education.writer"])
def test_others_may_not(house: House, who: str) -> None:
    project = a_planned_project(house)
    staff(house, project)
    assert statuses(house.person(who), project.case, NAME) == (403, 403)


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, who: str) -> None:
    assert statuses(house.person(who), a_planned_project(house).case, NAME) == (404, 404)


def test_too_late_leads_back_to_the_project(house: House) -> None:
    project, coordinator = an_evaluated_project(house), house.person("coordination.method")
    before = number_of(project)
    assert client_of(coordinator).get(url(project.case, NAME))["Location"] == project.get_absolute_url()
    assert give(coordinator, project, "999").url == project.get_absolute_url()
    assert number_of(project) == before
