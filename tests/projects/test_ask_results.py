"""A committee that follows the projects asks for results (SUN-03)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from projects.models import Project, ResultsRequest
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.notices.models import Notice
from tests.factories.house import House, a_house
from tests.projects.portfolio import a_followed_project, staffed
from tests.projects.reading import post, problems, read, shut_out, turned_away, url
from tests.races.race import at_once, raised

pytestmark = pytest.mark.django_db
MEMBER = "planning-committee.member"
SAID = {"question": "Hur går det för flickorna?"}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return staffed(house, a_followed_project(house, "Läsa tidigt"))


def asked(project: Project) -> list[ResultsRequest]:
    return list(ResultsRequest.objects.filter(project=project).order_by("id"))


@pytest.mark.rule("SUN-03")
def test_the_steering_group_gets_it_with_a_day_to_answer(house: House, project: Project) -> None:
    person = house.person(MEMBER)
    text = read(person, url(project, "project-ask"))
    assert "Styrgruppen får frågan och ska svara inom 30 dagar." in text
    assert "<strong>Styrgruppen</strong> får frågan att svara på" in text
    assert "<strong>Samordnarna</strong> får veta det" in text
    answer = post(person, url(project, "project-ask"), SAID)
    (one,) = asked(project)
    assert (answer.status_code, answer["Location"]) == (302, one.get_absolute_url())
    assert (one.question, one.status, one.asked_by, one.body.key) == (
        SAID["question"], "asked", person, "planning-committee",
    )  # fmt: skip
    assert one.due == clock.today() + timedelta(days=30)
    waits = WorkItem.objects.open().get(thing="projects.resultsrequest", thing_id=one.pk)
    assert (waits.verb, waits.body, waits.due) == ("answer", project.steering_group, one.due)
    told = set(Notice.objects.filter(event__verb="ask").values_list("recipient", flat=True))
    assert {house.person("project.owner").pk, house.person("project.steering").pk} <= told


@pytest.mark.rule("SUN-03")
def test_whoever_acts_in_the_committee_may_ask(house: House, project: Project) -> None:
    for who in ("chair", "member", "deputy", "secretary"):
        said = {"question": f"Vad undrar {who}?"}
        assert post(house.person(f"planning-committee.{who}"), url(project, "project-ask"), said).status_code == 302
    assert len(asked(project)) == 4


@pytest.mark.rule("SUN-03")
def test_nobody_else_may(house: House, project: Project) -> None:
    address = url(project, "project-ask")
    others = ("council.chair", "management-group.chair", "coordination.method", "education-committee.chair",
              "project.owner", "project.leader", "education.head", "planning-committee.co-opted")  # fmt: skip
    turned_away(house, project, address, *others, said=SAID)
    shut_out(house, project, address, SAID)
    assert asked(project) == []


def test_an_empty_question_says_what_to_do(house: House, project: Project) -> None:
    address = url(project, "project-ask")
    found = problems(post(house.person(MEMBER), address, {"question": "  "}))
    assert found == {"question": ["Skriv vad ni vill veta."]}
    long = "Hur går det? " * 400
    answer = post(house.person(MEMBER), address, {"question": long})
    assert "högst 2000 tecken" in problems(answer)["question"][0]
    assert long.strip() in answer.content.decode()
    assert asked(project) == []


def test_a_double_press_asks_once(house: House, project: Project) -> None:
    address = url(project, "project-ask")
    first, second = (post(house.person(MEMBER), address, SAID) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert len(asked(project)) == 1
    found = problems(post(house.person("planning-committee.chair"), address, SAID))
    assert found == {"question": ["Frågan är redan ställd och väntar på svar."]}
    post(house.person(MEMBER), address, {"question": "En annan fråga?"})
    assert len(asked(project)) == 2


def test_before_the_start_there_is_nothing_to_ask_for(house: House) -> None:
    project = a_followed_project(house, "Läsa tidigt", "planned")
    answer = post(house.person(MEMBER), url(project, "project-ask"), SAID)
    assert (answer.status_code, answer["Location"]) == (302, project.get_absolute_url())
    with pytest.raises(Refused):
        perform(_new(house, project), "ask", by=house.person(MEMBER), question="Hur går det?")
    assert asked(project) == []


def _new(house: House, project: Project) -> ResultsRequest:
    body = house.bodies["planning-committee"]
    return ResultsRequest(municipality_id=project.municipality_id, case=project.case, project=project, body=body)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_ask_once() -> None:
    house = a_house()
    project, member = a_followed_project(house, "Läsa tidigt"), house.person(MEMBER)
    for number in range(1, 6):
        said: dict[str, Any] = {"by": member, "question": f"Hur går det, omgång {number}?"}
        results = at_once(*(partial(perform, _new(house, project), "ask", **said) for _press in range(2)))
        assert raised(results, Invalid) == 1, results
        assert len(asked(project)) == number


def test_nobody_asks_in_the_name_of_another_body(house: House, project: Project) -> None:
    other = ResultsRequest(
        municipality_id=project.municipality_id, case=project.case, project=project, body=house.bodies["council"]
    )
    with pytest.raises(Refused) as refused:
        perform(other, "ask", by=house.person(MEMBER), question=SAID["question"])
    assert refused.value.verdict.is_of_person
