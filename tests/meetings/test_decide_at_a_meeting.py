"""What waited for the body is decided on its own page while the meeting goes on, and stands in its minutes."""

from __future__ import annotations

import pytest

from applications.models import Case, Step
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from socinv.meetings.agenda import item_now
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.cases import (
    a_submitted_application,
    an_application_for_decision,
    decision,
    open_step,
    stance,
)
from tests.factories.house import House, a_house, delegate
from tests.factories.meetings import BODY, a_called_meeting, a_planned_meeting, an_open_meeting, item_for, opened

pytestmark = pytest.mark.django_db


def for_decision(house: House, meeting: Meeting) -> tuple[Step, AgendaItem]:
    step = open_step(an_application_for_decision(house).case, "decision")
    return step, item_for(meeting, step)


def test_a_decision_while_the_meeting_goes_on_is_the_items() -> None:
    house = a_house()
    step, item = for_decision(house, an_open_meeting(house))
    assert item_now(step) == item
    event = perform(step, "decide", by=house.person(f"{BODY}.chair"), **decision(item=str(item.section)))
    item.refresh_from_db()
    assert (item.status, item.decision) == ("decided", event)
    assert [one["name"] for one in item.served] == [house.person(f"{BODY}.{who}").name for who in ("chair", "member")]
    assert item_now(step) is None


@pytest.mark.parametrize("is_called", [True, False])
def test_a_decision_before_the_meeting_takes_the_item_off_its_agenda(is_called: bool) -> None:
    house = a_house()
    meeting = (a_called_meeting if is_called else a_planned_meeting)(house)
    step, item = for_decision(house, meeting)
    perform(step, "decide", by=house.person(f"{BODY}.chair"), **decision())
    item.refresh_from_db()
    assert (item.status, item.decision) == ("taken-off", None)


def test_a_case_that_is_withdrawn_leaves_the_agenda() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    application = an_application_for_decision(house)
    item = item_for(meeting, open_step(application.case, "decision"))
    perform(application, "withdraw", by=house.person("education.writer"), reason="Vi söker senare.")
    item.refresh_from_db()
    assert item.status == "taken-off"


def test_what_does_not_answer_the_step_leaves_it_on_the_agenda() -> None:
    house = a_house()
    step, item = for_decision(house, a_planned_meeting(house))
    perform(step, "remind", by=house.person("coordination.method"))
    item.refresh_from_db()
    assert item.status == "planned"


@pytest.mark.rule("SUN-05")
def test_a_decision_on_delegation_while_the_meeting_goes_on_is_not_the_meetings() -> None:
    house = a_house()
    step = open_step(a_submitted_application(house).case, "stance")
    deputy = house.person("education-committee.deputy")
    delegate(house.bodies["education-committee"], deputy)
    item = item_for(an_open_meeting(house, "education-committee"), step)
    perform(step, "take_stance", by=deputy, **stance())
    item.refresh_from_db()
    assert item.status == "taken-off"


def declared(house: House, case: Case, who: str) -> None:
    perform(case, "declare_conflict", by=house.person(who), reason="Nära släkt.")


def test_one_in_conflict_has_left_and_a_deputy_steps_in() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    declared(house, step.case, f"{BODY}.member")
    meeting = opened(house, a_called_meeting(house))
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    perform(meeting, "note_presence", by=meeting.secretary, present=[chair, member, deputy])
    item = item_for(meeting, step)
    perform(step, "decide", by=chair, **decision())
    item.refresh_from_db()
    assert [(one.person, one.served_by) for one in item.left.all()] == [(member, deputy)]
    assert [(one["name"], one["for"]) for one in item.served] == [(chair.name, ""), (deputy.name, member.name)]


def test_without_a_quorum_in_the_item_nothing_is_decided() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = an_open_meeting(house)
    item = item_for(meeting, step)
    declared(house, step.case, f"{BODY}.member")
    with pytest.raises(Refused) as refused:
        perform(step, "decide", by=house.person(f"{BODY}.chair"), **decision())
    assert refused.value.verdict.ground == Ground.CONDITION
    assert Step.objects.get(pk=step.pk).status == "open"
    perform(item, "put_off", by=meeting.secretary, reason="Organet är inte beslutfört i ärendet.")


def test_the_system_alone_records() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    step, item = for_decision(house, meeting)
    event = step.case.events.first()
    with pytest.raises(Refused) as refused:
        perform(item, "record", by=meeting.secretary, decision=event)
    assert refused.value.verdict.ground == Ground.PERSON


def test_a_thing_is_not_concluded_in_words() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    _step, item = for_decision(house, meeting)
    with pytest.raises(Refused) as refused:
        perform(item, "conclude", by=meeting.secretary, outcome="Bifall.")
    assert refused.value.verdict.ground == Ground.CONDITION


def test_no_meeting_is_needed() -> None:
    """A delegate, a head or a director decides as before, without an agenda."""
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    perform(step, "decide", by=house.person(f"{BODY}.chair"), **decision())
    assert Step.objects.get(pk=step.pk).status == "answered"
    assert not AgendaItem.objects.exists()
