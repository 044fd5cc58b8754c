"""At the same moment at a meeting: two secretaries, two decisions, the last act and one more item."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from applications.models import Step
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.meetings.agenda import put_up, put_up_own
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.cases import an_application_for_decision, decision, open_step
from tests.factories.house import House, a_house, a_person, seat
from tests.factories.meetings import (
    BODY,
    a_called_meeting,
    a_planned_meeting,
    an_ended_meeting,
    an_open_meeting,
    come,
    in_days,
    item_for,
    new_meeting,
    work_of,
)
from tests.races.race import at_once, raised

pytestmark = pytest.mark.django_db(transaction=True)
FEW = 5


@pytest.fixture
def house() -> House:
    house = a_house()
    house.people["second"] = second = a_person(municipality=house.municipality)
    seat(second, house.bodies[BODY], "secretary")
    return house


def _two(house: House) -> list[Any]:
    return [house.person(f"{BODY}.secretary"), house.person("second")]


def test_two_plan_the_same_meeting(house: House) -> None:
    results = at_once(*(partial(perform, new_meeting(house), "plan", by=who) for who in _two(house)))
    assert raised(results, Invalid) == 1, results
    assert Meeting.objects.count() == 1


def test_two_put_the_same_case_on_two_agendas(house: House) -> None:
    step = open_step(an_application_for_decision(house).case, "decision")
    meetings = [a_planned_meeting(house), a_planned_meeting(house, held_on=in_days(7))]
    acts = [partial(put_up, meeting, work_of(step), by=who) for meeting, who in zip(meetings, _two(house), strict=True)]
    assert raised(at_once(*acts), Invalid) == 1
    assert AgendaItem.objects.filter(status="planned").count() == 1


def test_items_put_up_at_once_get_a_section_each(house: House) -> None:
    meeting = an_open_meeting(house)
    for number in range(FEW):
        acts = [
            partial(put_up_own, Meeting.objects.get(pk=meeting.pk), "information", f"{number} {who}", by=who)
            for who in _two(house)
        ]
        assert raised(at_once(*acts), Exception) == 0
    sections = AgendaItem.objects.order_by("section").values_list("section", flat=True)
    assert list(sections) == list(range(1, 2 * FEW + 2))


def test_two_open_two_meetings_of_the_body(house: House) -> None:
    first, second = a_called_meeting(house), a_called_meeting(house, starts_at="13:00")
    both: dict[str, Any] = {"chaired_by": house.person(f"{BODY}.chair"), "adjuster": house.person(f"{BODY}.member")}
    for meeting in (first, second):
        come(meeting, *both.values())
    acts = [
        partial(perform, meeting, "open", by=who, **both)
        for meeting, who in zip((first, second), _two(house), strict=True)
    ]
    assert raised(at_once(*acts), Invalid) == 1
    assert Meeting.objects.filter(status="open").count() == 1


def test_two_decisions_of_one_item(house: House) -> None:
    house.people["chair-2"] = chair = a_person(municipality=house.municipality)
    seat(chair, house.bodies[BODY], "chair")
    meeting = a_called_meeting(house)
    come(meeting, *(house.person(f"{BODY}.{role}") for role in ("chair", "member")), chair)
    both: dict[str, Any] = {"chaired_by": chair, "adjuster": house.person(f"{BODY}.member")}
    perform(meeting, "open", by=meeting.secretary, **both)
    step = open_step(an_application_for_decision(house).case, "decision")
    item = item_for(Meeting.objects.get(pk=meeting.pk), step)
    acts = [
        partial(perform, Step.objects.get(pk=step.pk), "decide", by=who, **decision(outcome))
        for who, outcome in ((chair, "granted"), (house.person(f"{BODY}.chair"), "declined"))
    ]
    assert raised(at_once(*acts), Refused) == 1
    item.refresh_from_db()
    assert item.status == "decided"
    assert item.decision is not None
    assert Step.objects.get(pk=step.pk).outcome == item.decision.said["outcome"]


def test_an_item_is_not_put_up_while_the_meeting_ends(house: House) -> None:
    for number in range(FEW):
        meeting = an_open_meeting(house, starts_at=f"{9 + number}:00")
        perform(meeting.items.get(), "conclude", by=meeting.secretary, outcome="Klart.")
        first, second = _two(house)
        results = at_once(
            partial(perform, Meeting.objects.get(pk=meeting.pk), "end", by=first),
            partial(put_up_own, Meeting.objects.get(pk=meeting.pk), "information", "Sent", by=second),
        )
        assert raised(results, Refused) == 1, results
        meeting.refresh_from_db()
        waits = meeting.items.filter(status="planned")
        assert waits.exists() == (meeting.status == "open")
        for item in waits:
            perform(item, "conclude", by=first, outcome="Klart.")
            perform(meeting, "end", by=first)


def test_both_adjust_at_once_and_the_minutes_are_frozen_once(house: House) -> None:
    meeting = an_ended_meeting(house)
    acts = [partial(perform, meeting, "adjust", by=house.person(f"{BODY}.{who}")) for who in ("chair", "member")]
    assert raised(at_once(*acts), Exception) == 0
    assert Meeting.objects.get().status == "adjusted"
