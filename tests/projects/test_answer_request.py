"""The steering group answers what a committee asked (SUN-03)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from projects.models import ResultsRequest
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.notices.models import Notice
from tests.factories.house import House, a_house
from tests.factories.projects import ask_results, noon
from tests.lists.asking import queries
from tests.projects.portfolio import a_followed_project, staffed
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away

pytestmark = pytest.mark.django_db
SAID = {"answer_text": "Av 23 deltagare är 12 flickor."}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def request_(house: House) -> ResultsRequest:
    return ask_results(house, staffed(house, a_followed_project(house, "Läsa tidigt")))


def fresh(request_: ResultsRequest) -> ResultsRequest:
    return ResultsRequest.objects.get(pk=request_.pk)


@pytest.mark.rule("SUN-03")
def test_the_answer_goes_to_those_who_asked(house: House, request_: ResultsRequest) -> None:
    address, person = request_.get_absolute_url(), house.person("project.steering")
    text = read(person, address)
    assert "Hur går det för flickorna?" in text
    assert "<strong>Den som frågade</strong> får svaret" in text
    assert post(person, address, SAID)["Location"] == address
    one = fresh(request_)
    assert (one.status, one.answer_text, one.answered_by) == ("answered", SAID["answer_text"], person)
    assert not WorkItem.objects.open().filter(thing="projects.resultsrequest").exists()
    told = set(Notice.objects.filter(event__verb="answer").values_list("recipient", flat=True))
    assert {house.person("planning-committee.member").pk, house.person("planning-committee.chair").pk} <= told
    for reader in ("planning-committee.member", "council.member", "project.leader", "education.writer"):
        text = read(house.person(reader), address)
        assert SAID["answer_text"] in text
        assert person.name in text
        assert "<form class=" not in text.split("<main")[1]


@pytest.mark.rule("SUN-03")
def test_only_the_steering_group_answers(house: House, request_: ResultsRequest) -> None:
    address = request_.get_absolute_url()
    others = ("planning-committee.member", "management-group.chair", "coordination.method", "project.leader",
              "project.member")  # fmt: skip
    turned_away(house, request_.project, address, *others, said=SAID, reads=True)
    for other in others:
        assert "Skicka svaret" not in read(house.person(other), address)
    shut_out(house, request_.project, address, SAID)
    assert fresh(request_).status == "asked"


def test_a_question_of_another_project_is_not_there(house: House, request_: ResultsRequest) -> None:
    other = staffed(house, a_followed_project(house, "Trygg start"))
    client = signed_in(house.person("project.owner"))
    assert client.get(f"/projekt/{other.case.ref}/fragor/{request_.pk}/").status_code == 404
    assert client.get(f"/projekt/{request_.case.ref}/fragor/999999/").status_code == 404


def test_an_empty_answer_says_what_to_do(house: House, request_: ResultsRequest) -> None:
    answer = post(house.person("project.owner"), request_.get_absolute_url(), {"answer_text": " "})
    assert problems(answer) == {"answer_text": ["Skriv svaret."]}
    assert fresh(request_).status == "asked"


def test_a_second_answer_comes_too_late(house: House, request_: ResultsRequest) -> None:
    address = request_.get_absolute_url()
    post(house.person("project.owner"), address, SAID)
    client = signed_in(house.person("project.steering"))
    again = client.post(address, {"answer_text": "Något annat."})
    assert (again.status_code, again["Location"]) == (302, address)
    assert "Det går inte längre." in client.get(address).content.decode()
    assert fresh(request_).answer_text == SAID["answer_text"]


@pytest.mark.rule("SUN-03")
def test_how_late_it_is_stands_in_words(house: House, request_: ResultsRequest) -> None:
    address, reader = request_.get_absolute_url(), house.person("planning-committee.member")
    assert request_.due is not None
    with clock.at(noon(request_.due)):
        assert "svarar senast" in read(reader, address)
        assert ", i dag" in read(reader, address)
    with clock.at(noon(request_.due + timedelta(days=12))):
        text = read(reader, address)
        assert "Skulle ha besvarats" in text
        assert "12 dagar för sent" in text
        assert "12 dagar för sent" in read(reader, "/laget/")
        post(house.person("project.owner"), address, SAID)
        text = read(reader, address)
        assert "Svaret kom för sent." in text
        assert "Besvarad" in read(reader, "/laget/")


def test_it_asks_no_more_where_more_has_been_asked(house: House, request_: ResultsRequest) -> None:
    address, steering = request_.get_absolute_url(), house.person("project.owner")
    few = queries(steering, address)
    for number in range(4):
        ask_results(house, request_.project, f"Fråga {number}?")
    assert queries(steering, address) == few
