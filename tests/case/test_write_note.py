"""A coordinator writes a note to the file."""

from __future__ import annotations

import pytest

from socinv.lifecycle.models import Event
from tests.case.pages import post, problems, statuses, url
from tests.factories.cases import a_draft, a_granted_application, a_submitted_idea
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db
NAME, TEXT = "case-note", "Ringde sökanden.\nDe återkommer på fredag."


def notes(case_id: int) -> list[str]:
    return [one.said["text"] for one in Event.objects.filter(case=case_id, verb="write_note").order_by("pk")]


def test_a_note_stands_in_the_history_with_its_lines(house: House) -> None:
    case, coordinator = a_submitted_idea(house).case, house.person("coordination.method")
    response = post(coordinator, case, NAME, text=TEXT.replace("\n", "\r\n"))
    assert response.status_code == 302
    assert response.url == url(case)
    history = page(house.person("network.chair"), url(case, "case-history"))
    assert f"{coordinator.name} skrev en anteckning." in history
    assert "<p>Ringde sökanden.<br>De återkommer på fredag.</p>" in history


def test_nothing_is_not_a_note(house: House) -> None:
    case = a_submitted_idea(house).case
    assert problems(post(house.person("coordination.method"), case, NAME, text=" ")) == {
        "text": ["Skriv anteckningen."]
    }
    assert notes(case.pk) == []


def test_too_long_a_note_is_not_lost(house: House) -> None:
    case = a_submitted_idea(house).case
    response = post(house.person("coordination.method"), case, NAME, text="ord " * 501)
    assert problems(response) == {"text": ["Skriv högst 2000 tecken. Nu är det 2003."]}
    assert response.content.decode().count("ord ord") > 200


def test_the_same_press_twice_leaves_one_note(house: House) -> None:
    case, coordinator = a_submitted_idea(house).case, house.person("coordination.method")
    post(coordinator, case, NAME, text=TEXT)
    again = post(coordinator, case, NAME, text=TEXT)
    assert problems(again) == {"text": ["Den här anteckningen är redan sparad."]}
    post(coordinator, case, NAME, text="Något annat.")
    post(coordinator, case, NAME, text=TEXT)
    assert notes(case.pk) == [TEXT, "Något annat.", TEXT]


def test_a_closed_case_can_still_be_noted_in(house: House) -> None:
    case = a_granted_application(house).case
    assert post(house.person("coordination.evaluation"), case, NAME, text=TEXT).status_code == 302
    assert notes(case.pk) == [TEXT]


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "management-group.chair", "network.co-opted"])
def test_others_are_told_who_does_it(house: House, who: str) -> None:
    case = a_submitted_idea(house).case
    assert statuses(house.person(who), case, NAME) == (403, 403)
    answer = client_of(house.person(who)).get(url(case, NAME))
    assert "Det här gör samordnarna." in answer.content.decode()
    assert notes(case.pk) == []


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_with_no_part_get_404(house: House, who: str) -> None:
    assert statuses(house.person(who), a_submitted_idea(house).case, NAME) == (404, 404)


def test_another_municipality_gets_404(house: House) -> None:
    assert statuses(a_house().person("coordination.method"), a_submitted_idea(house).case, NAME) == (404, 404)


def test_a_draft_can_be_noted_in(house: House) -> None:
    case = a_draft(house).case
    assert post(house.person("coordination.method"), case, NAME, text=TEXT).status_code == 302
    assert statuses(house.person("network.chair"), case, NAME) == (404, 404)
