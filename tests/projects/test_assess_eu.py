"""Whether EU money can part-finance the project, before it starts (SUN-55)."""

from __future__ import annotations

from typing import Any

import pytest

from projects.models import Project
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import User
from tests.case.pages import post, problems, statuses, url, words
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, an_evaluated_project, staff
from tests.lists.asking import client_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-55")]
NAME, WHY = "project-eu", "Ingen utlysning passar nu."


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    project = a_planned_project(house)
    staff(house, project)
    return project


def assess(by: User, project: Project, outcome: str = "later", reasons: str = WHY) -> Any:
    return post(by, project.case, NAME, outcome=outcome, reasons=reasons)


def found(project: Project) -> tuple[str, str]:
    fresh = Project.objects.get(pk=project.pk)
    return fresh.eu_outcome, fresh.eu_reasons


@pytest.mark.parametrize("who", ["coordination.evaluation", "project.leader"])
def test_coordinators_and_the_project_leader_assess_and_may_do_it_anew(
    house: House, project: Project, who: str
) -> None:
    person = house.person(who)
    rule = project.case.process.project
    text = words(page(person, url(project.case, NAME)))
    assert rule.eu_text in text
    assert all(choice.label in text for choice in rule.eu)
    assert assess(person, project).url == project.get_absolute_url()
    assert found(project) == ("later", WHY)
    assert Project.objects.get(pk=project.pk).eu_assessed_at is not None
    assert not WorkItem.objects.open().filter(case=project.case, verb="assess_eu").exists()
    again = page(person, url(project.case, NAME))
    assert WHY in again
    assert "Senast prövat" in again
    assess(person, project, "apply", "En utlysning har öppnat.")
    assert found(project) == ("apply", "En utlysning har öppnat.")


def test_both_the_outcome_and_the_reasons_are_asked_for_and_kept(house: House, project: Project) -> None:
    leader = house.person("project.leader")
    both = {"outcome": ["Välj vad ni har kommit fram till."], "reasons": ["Skriv hur ni har bedömt det."]}
    assert problems(assess(leader, project, "", " ")) == both
    answer = assess(leader, project, "", WHY)
    assert set(problems(answer)) == {"outcome"}
    assert WHY in answer.content.decode()
    assert set(problems(assess(leader, project, "kanske"))) == {"outcome"}
    assert found(project) == ("", "")


@pytest.mark.parametrize("who", ["project.owner", "project.member", "management-group.chair", "education.writer"])
def test_others_may_not(house: House, project: Project, who: str) -> None:
    assert statuses(house.person(who), project.case, NAME) == (403, 403)


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_outside_it_is_not_there(house: House, project: Project, who: str) -> None:
    assert statuses(house.person(who), project.case, NAME) == (404, 404)


def test_too_late_leads_back_to_the_project(house: House) -> None:
    project = an_evaluated_project(house)
    answer = client_of(house.person("coordination.method")).get(url(project.case, NAME))
    assert answer["Location"] == project.get_absolute_url()
