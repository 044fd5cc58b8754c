"""Who is told is who the page said would be told, whatever the step and the outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from applications.answering.told import recipients
from applications.models import Application, Case, Idea, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from socinv.notices.audience import Told, told_of
from socinv.notices.models import Notice
from socinv.organisation.models import Membership
from tests.factories import acts
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    an_application_in_preparation,
    assessment,
    decision,
    open_step,
    preparation,
    stance,
)
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db
Said = Callable[[Step, str], dict[str, Any]]
ANSWERS: list[tuple[str, str, str, Callable[[House], Idea | Application], Said, tuple[str, ...]]] = [
    ("assessment", "assess", "network.chair", a_submitted_idea, assessment, ("approved", "declined", "returned")),
    (
        "stance", "take_stance", "education-committee.chair", a_submitted_application,
        lambda step, outcome: stance(outcome), ("yes", "no"),
    ),
    ("preparation", "prepare", "network.chair", an_application_in_preparation, preparation, ("done", "returned")),
    (
        "decision", "decide", "management-group.chair", an_application_for_decision,
        lambda step, outcome: decision(outcome), ("granted", "declined", "returned"),
    ),
]  # fmt: skip
CASES = [
    pytest.param(key, verb, by, build, said, outcome, id=f"{key}-{outcome}")
    for key, verb, by, build, said, outcomes in ANSWERS
    for outcome in outcomes
]


@pytest.fixture
def house() -> House:
    return a_house()


def rows_of(event: Event) -> set[int]:
    """Everybody who was told of the act, or of what followed from it."""
    return set(Notice.objects.filter(event__case=event.case, event__gte=event.pk).values_list("recipient", flat=True))


def people(groups: list[Told]) -> set[int]:
    return {person.pk for told in groups for person in told.people}


def follow(house: House, case: Case) -> None:
    Following.objects.create(
        municipality=house.municipality, person=house.person("planning-committee.member"), case=case
    )


@pytest.mark.parametrize(("key", "verb", "by", "build", "said", "outcome"), CASES)
def test_an_answer(
    house: House, key: str, verb: str, by: str, build: Callable[[House], Idea | Application], said: Said, outcome: str
) -> None:
    case = build(house).case
    follow(house, case)
    step = open_step(case, key)
    groups = told_of(step, verb, outcome)
    assert [(one["name"], one["text"]) for one in recipients(step)] == [(told.who, told.what) for told in groups]
    event = perform(step, verb, by=house.person(by), **said(step, outcome))
    assert people(groups) - {event.actor_id} <= rows_of(event), "all who were named are told"
    of_the_act = set(Notice.objects.filter(event=event).values_list("recipient", flat=True))
    assert of_the_act <= people(groups), "and of the act itself nobody else"


@pytest.mark.parametrize("form", ["idea", "application"])
def test_a_submission(house: House, form: str) -> None:
    thing: Idea | Application = a_draft(house)
    if form == "application":
        case = thing.case
        acts.send_in_idea(house, case)
        acts.assess(house, case)
        thing = acts.write_application(house, case)
    groups = told_of(thing, "submit")
    event = perform(thing, "submit", by=house.person("education.writer"))
    assert people(groups)
    assert rows_of(event) == people(groups) - {event.actor_id}


@pytest.mark.parametrize("verb", ["remind", "extend"])
def test_a_reminder_and_a_new_date(house: House, verb: str) -> None:
    step = open_step(a_submitted_idea(house).case, "assessment")
    later = clock.today() + timedelta(days=60)
    said: dict[str, Any] = {"due": later, "reason": "Mötet är senare."} if verb == "extend" else {}
    groups = told_of(step, verb)
    event = perform(step, verb, by=house.person("coordination.method"), **said)
    assert rows_of(event) == people(groups)
    assert {house.person(f"network.{role}").pk for role in ("chair", "secretary", "member")} == people(groups)


def test_a_withdrawal(house: House) -> None:
    case = a_submitted_application(house).case
    follow(house, case)
    application = Application.objects.get(case=case)
    groups = told_of(application, "withdraw")
    event = perform(application, "withdraw", by=house.person("education.writer"), reason="Vi hinner inte.")
    assert rows_of(event) == people(groups) - {event.actor_id}
    assert house.person("planning-committee.member").pk in people(groups)


def test_a_body_where_nobody_sits_is_not_named(house: House) -> None:
    case = a_submitted_idea(house).case
    Membership.objects.filter(body=house.bodies["management-group"]).delete()
    step = open_step(case, "assessment")
    assert house.bodies["management-group"].name not in [one["name"] for one in recipients(step)]
    assert "management-group" not in [told.key for told in told_of(step, "assess", "approved")]


def test_one_who_may_no_longer_see_the_case_is_not_told(house: House) -> None:
    case = a_submitted_idea(house).case
    follow(house, case)
    Membership.objects.filter(person=house.person("planning-committee.member")).delete()
    step = open_step(case, "assessment")
    event = perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    assert house.person("planning-committee.member").pk not in rows_of(event)
