"""A coordinator changes the last day for an answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from tests.factories.acts import assess
from tests.factories.cases import a_submitted_idea, open_step
from tests.factories.house import House
from tests.steps.pages import read, shut_out, signed_in, told_names, turned_away, url

PAGE = "step-extend"


@pytest.fixture
def step(house: House) -> Step:
    return open_step(a_submitted_idea(house).case, "assessment")


def later(days: int = 60) -> date:
    return clock.today() + timedelta(days=days)


def test_the_new_day_holds_everywhere(house: House, step: Step) -> None:
    coordinator = house.person("coordination.method")
    assert step.due is not None
    assert f'value="{step.due.isoformat()}"' in read(coordinator, step, PAGE)
    client = signed_in(coordinator)
    answer = client.post(url(step, PAGE), {"due": later().isoformat(), "reason": "Mötet är flyttat."}, follow=True)
    assert "Svarstiden är ändrad." in answer.content.decode()
    assert Step.objects.get(pk=step.pk).due == later()
    assert WorkItem.objects.open().get(thing_id=step.pk, verb="assess").due == later()
    told = told_names(step.case.events.get(verb="extend"))
    assert told == {house.person(f"network.{role}").name for role in ("chair", "member", "secretary")}
    history = client.get(reverse("case-history", args=[step.case.ref]), {"visa": "allt"}).content.decode()
    assert "Mötet är flyttat." in history


@pytest.mark.parametrize(
    ("due", "message"),
    [
        ("", "Skriv den nya dagen."),
        ("snart", "Skriv dagen som åååå-mm-dd"),
        ("1900-01-01", "Skriv en dag från 1990-01-01"),
        ("2999-01-01", "Skriv en dag till och med 2100-12-31"),
    ],
)
def test_a_day_that_cannot_be_read(house: House, step: Step, due: str, message: str) -> None:
    refused(house, step, due, message)


@pytest.mark.parametrize(
    ("days", "message"),
    [(-1, "Välj en dag som inte har varit."), (30, "Det är redan den sista dagen."), (367, "Välj en dag inom ett år.")],
)
def test_a_day_that_will_not_do(house: House, step: Step, days: int, message: str) -> None:
    assert step.due == later(30)
    refused(house, step, later(days).isoformat(), message)


def refused(house: House, step: Step, due: str, message: str) -> None:
    client = signed_in(house.person("coordination.method"))
    answer = client.post(url(step, PAGE), {"due": due, "reason": "Mötet är flyttat."})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["due"]
    page = answer.content.decode()
    assert message in page
    assert "Mötet är flyttat." in page
    assert Step.objects.get(pk=step.pk).due == step.due


def test_why_is_demanded(house: House, step: Step) -> None:
    client = signed_in(house.person("coordination.method"))
    page = client.post(url(step, PAGE), {"due": later().isoformat(), "reason": " "}).content.decode()
    assert "Skriv varför svarstiden ändras." in page
    assert later().isoformat() in page


def test_others_do_not_change_it(house: House, step: Step) -> None:
    turned_away(house, step, PAGE, "network.chair", "management-group.chair", "education.writer")


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step, PAGE)


def test_twice(house: House, step: Step) -> None:
    client, sent = signed_in(house.person("coordination.method")), {"due": later().isoformat(), "reason": "Så."}
    client.post(url(step, PAGE), sent)
    again = client.post(url(step, PAGE), sent)
    assert "Det är redan den sista dagen." in again.content.decode()
    assert step.case.events.filter(verb="extend").count() == 1


def test_what_is_answered_has_no_last_day_to_change(house: House, step: Step) -> None:
    done = assess(house, step.case)
    client = signed_in(house.person("coordination.method"))
    assert client.get(url(done, PAGE)).status_code == 302
    late = client.post(url(done, PAGE), {"due": later().isoformat(), "reason": "Mötet är flyttat."})
    assert late.status_code == 409
    assert "Mötet är flyttat." in late.content.decode()
    assert Step.objects.get(pk=step.pk).due == step.due
