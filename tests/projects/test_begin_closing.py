"""The closing phase begins, and with it the evaluation (SUN-34)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from projects.models import Evaluation, Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import User
from socinv.presentation.dates import longdate
from tests.case.pages import post, statuses, url, words
from tests.factories.house import House, a_house
from tests.factories.projects import a_project_ready_to_start, a_running_project, ask_change, at_the_end
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-34")]
NAME = "project-closing"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def close(by: User, project: Project) -> Any:
    return post(by, project.case, NAME)


def state(project: Project) -> str:
    return str(Project.objects.get(pk=project.pk).status)


@pytest.mark.parametrize("who", ["project.owner", "project.steering", "coordination.evaluation"])
def test_the_page_says_what_comes_and_the_evaluation_opens(house: House, who: str) -> None:
    project = a_running_project(house)
    assert project.ends is not None
    due = project.ends + timedelta(days=project.case.process.closing.days)
    with clock.at(at_the_end(project)):
        text = words(page(house.person(who), url(project.case, NAME)))
        assert f"Den ska vara inlämnad {longdate(due)}." in text
        assert "lägesrapporter är inte inskickade" in text
        assert "avslut i förtid" not in text
        assert close(house.person(who), project).url == project.get_absolute_url()
        assert close(house.person(who), project).status_code == 302
    assert state(project) == "closing"
    assert Evaluation.objects.get(project=project).due == due
    assert WorkItem.objects.open().filter(thing="projects.evaluation", verb="submit").count() == 1


def test_before_the_last_day_the_page_says_that_it_has_not_come(house: House) -> None:
    project = a_running_project(house)
    assert "begär styrgruppen avslut i förtid" in words(page(house.person("project.owner"), url(project.case, NAME)))


@pytest.mark.parametrize("who", ["project.leader", "project.member", "management-group.chair", "education.writer"])
def test_others_may_not(house: House, who: str) -> None:
    project = a_running_project(house)
    assert statuses(house.person(who), project.case, NAME) == (403, 403)
    assert state(project) == "running"


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, who: str) -> None:
    assert statuses(house.person(who), a_running_project(house).case, NAME) == (404, 404)


def test_a_change_that_waits_is_decided_first(house: House) -> None:
    project, owner = a_running_project(house), house.person("project.owner")
    ask_change(house, project)
    answer = client_of(owner).get(url(project.case, NAME), follow=True)
    assert "En ändring väntar på beslut. Den måste vara avgjord först." in words(answer.content.decode())
    assert close(owner, project).status_code == 302
    assert state(project) == "running"


def test_one_that_has_not_begun_is_not_closed(house: House) -> None:
    project = a_project_ready_to_start(house)
    assert close(house.person("project.owner"), project).url == project.get_absolute_url()
    assert state(project) == "planned"
