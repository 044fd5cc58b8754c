"""Withdrawing: the applicant's right until the decision, with a reason."""

from __future__ import annotations

import pytest

from applications.models import Case
from tests.factories.cases import a_draft, a_granted_application, a_submitted_application, a_submitted_idea
from tests.factories.house import House
from tests.writing.pages import landing, signed_in, url

WHY = {"reason": "Vi har fått pengar på annat håll."}


def test_a_reason_is_asked_for(house: House) -> None:
    idea = a_submitted_idea(house)
    client = signed_in(house.person("education.writer"))
    assert "kan inte öppnas igen" in client.get(url("form-withdraw", idea)).content.decode()
    assert "Skriv varför." in client.post(url("form-withdraw", idea), {"reason": "  "}).content.decode()
    assert Case.objects.get().status == "open"


@pytest.mark.parametrize("make", [a_draft, a_submitted_idea, a_submitted_application])
def test_it_ends_the_case_once(house: House, make: object) -> None:
    thing = make(house)  # type: ignore[operator]
    client = signed_in(house.person("education.writer"))
    assert client.post(url("form-withdraw", thing), WHY).status_code == 302
    assert Case.objects.get().status == "withdrawn"
    again = client.post(url("form-withdraw", thing), WHY)
    assert landing(again) == url("form", thing)
    assert WHY["reason"] not in client.get(url("form", thing)).content.decode()


def test_not_after_the_decision(house: House) -> None:
    application = a_granted_application(house)
    client = signed_in(house.person("education.writer"))
    assert landing(client.get(url("form-withdraw", application))) == url("form", application)
    client.post(url("form-withdraw", application), WHY)
    assert Case.objects.get().status == "granted"


@pytest.mark.parametrize("who", ["network.chair", "coordination.method", "social.writer"])
def test_it_is_the_applicants_right(house: House, who: str) -> None:
    idea = a_submitted_idea(house)
    client = signed_in(house.person(who))
    assert client.post(url("form-withdraw", idea), WHY).status_code == 403
    assert "Återkalla idén" not in client.get(url("form", idea)).content.decode()
    assert Case.objects.get().status == "open"


@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_others_do_not_find_it(house: House, who: str) -> None:
    idea = a_submitted_idea(house)
    assert signed_in(house.person(who)).post(url("form-withdraw", idea), WHY).status_code == 404
