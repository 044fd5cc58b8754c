"""A coordinator reminds those whose turn it is, at most once a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership
from tests.factories.acts import ask_expert, assess
from tests.factories.cases import a_submitted_application, a_submitted_idea, open_step
from tests.factories.house import House, delegate
from tests.steps.pages import read, shut_out, signed_in, told_names, turned_away, url

PAGE = "step-remind"


@pytest.fixture
def step(house: House) -> Step:
    return open_step(a_submitted_application(house).case, "stance")


def send(house: House, step: Step, message: str = "") -> str:
    client = signed_in(house.person("coordination.method"))
    return str(client.post(url(step, PAGE), {"message": message}, follow=True).content.decode())


@pytest.mark.parametrize("who", ["coordination.method", "coordination.evaluation"])
def test_those_whose_turn_it_is_are_mailed(house: House, step: Step, who: str) -> None:
    page = read(house.person(who), step, PAGE)
    assert "Påminn nämnden education" in page
    assert "<strong>Nämnden education</strong>" in page
    answer = signed_in(house.person(who)).post(url(step, PAGE), {"message": "Mötet är på tisdag."}, follow=True)
    assert "Påminnelsen är skickad till nämnden education." in answer.content.decode()
    event = step.case.events.get(verb="remind")
    assert event.said["message"] == "Mötet är på tisdag."
    assert told_names(event) == {
        house.person("education-committee.chair").name, house.person("education-committee.secretary").name,
    }  # fmt: skip
    assert Step.objects.get(pk=step.pk).due == step.due


def test_the_delegate_is_mailed_too_and_one_in_conflict_is_not(house: House, step: Step) -> None:
    deputy = house.person("education-committee.deputy")
    delegate(house.bodies["education-committee"], deputy)
    perform(step.case, "declare_conflict", by=house.person("education-committee.chair"), reason="Min bror söker.")
    send(house, step)
    assert told_names(step.case.events.get(verb="remind")) == {
        deputy.name, house.person("education-committee.secretary").name,
    }  # fmt: skip


def test_an_expert_is_mailed_alone(house: House) -> None:
    step = ask_expert(house, a_submitted_idea(house).case, house.person("expert"))
    send(house, step)
    assert told_names(step.case.events.get(verb="remind")) == {house.person("expert").name}


def test_once_a_day(house: House, step: Step) -> None:
    send(house, step, "Första.")
    again = send(house, step, "Andra.")
    assert "skickade en påminnelse i dag. Vänta till i morgon." in again
    assert "Andra." in again
    assert step.case.events.filter(verb="remind").count() == 1
    with clock.at(clock.now() + timedelta(days=1)):
        perform(step, "remind", by=house.person("coordination.method"))
    assert step.case.events.filter(verb="remind").count() == 2


def test_an_empty_role_is_said_before_and_after(house: House, step: Step) -> None:
    Membership.objects.filter(body=step.body, role__in=("chair", "secretary")).update(ends=clock.today() - timedelta(1))
    assert "Ingen får mejl." in read(house.person("coordination.method"), step, PAGE)
    assert "Ingen fick mejl: rollen är tom i nämnden education." in send(house, step)


def test_a_message_has_its_length(house: House, step: Step) -> None:
    page = send(house, step, "a" * 2001)
    assert "Skriv högst 2000 tecken." in page
    assert not step.case.events.filter(verb="remind").exists()


def test_others_do_not_remind(house: House, step: Step) -> None:
    turned_away(
        house, step, PAGE, "education-committee.chair", "network.chair", "management-group.chair", "education.writer"
    )


def test_a_coordinator_in_conflict_does_not_remind(house: House, step: Step) -> None:
    perform(step.case, "declare_conflict", by=house.person("coordination.method"), reason="Min bror söker.")
    turned_away(house, step, PAGE, "coordination.method")
    assert signed_in(house.person("coordination.evaluation")).get(url(step, PAGE)).status_code == 200


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step, PAGE)


def test_one_who_has_answered_is_not_reminded_and_the_message_is_not_lost(house: House) -> None:
    step = assess(house, a_submitted_idea(house).case)
    client = signed_in(house.person("coordination.method"))
    assert client.get(url(step, PAGE)).status_code == 302
    late = client.post(url(step, PAGE), {"message": "Mötet är på tisdag."})
    assert late.status_code == 409
    assert "Mötet är på tisdag." in late.content.decode()
    assert not step.case.events.filter(verb="remind").exists()
