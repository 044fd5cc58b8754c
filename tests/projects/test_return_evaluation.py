"""An evaluation that does not yet say what is needed to judge goes back to the leader."""

from __future__ import annotations

import pytest

from projects.models import Evaluation, Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from tests.factories.house import House, a_house
from tests.factories.projects import a_submitted_evaluation, at_the_end, judge
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.projects.test_judge import evaluated

pytestmark = pytest.mark.django_db
WHY = {"reason": "Skriv hur jämförelsen gick till."}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return evaluated(house)


@pytest.mark.rule("SUN-34")
def test_sent_back_completed_and_judged(house: House, project: Project) -> None:
    chair, address = house.person("management-group.chair"), url(project, "evaluation-return")
    with clock.at(at_the_end(project)):
        assert address in read(chair, url(project, "project-judge"))
        assert "Vad ska kompletteras?" in read(chair, address)
        assert post(chair, address, WHY)["Location"] == url(project, "project-judge")
        shown = read(house.person("network.chair"), url(project, "project-judge"))
        assert "Utvärderingen kompletteras" in shown
        assert "Utvärderingen i korthet" not in shown
        waits = WorkItem.objects.open().get(thing="projects.evaluation")
        assert (waits.verb, waits.body) == ("submit", project.project_group)
        evaluation = a_submitted_evaluation(house, project)
        assert judge(house, evaluation).status == "judged"


def test_the_reason_is_demanded(house: House, project: Project) -> None:
    for reason in ("", " ", "a" * 10_001):
        answer = post(house.person("management-group.secretary"), url(project, "evaluation-return"), {"reason": reason})
        assert list(problems(answer)) == ["reason"]
    assert Evaluation.objects.get(project=project).status == "submitted"


def test_only_those_who_judge_and_only_once(house: House, project: Project) -> None:
    address = url(project, "evaluation-return")
    turned_away(
        house, project, address, "project.leader", "project.owner", "coordination.method", "management-group.member",
        "planning-committee.chair", said=WHY,
    )  # fmt: skip
    shut_out(house, project, address, WHY)
    for _again in range(2):
        assert post(house.person("management-group.chair"), address, WHY).status_code == 302
    assert project.case.events.filter(thing="projects.evaluation", verb="send_back").count() == 1
