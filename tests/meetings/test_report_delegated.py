"""A decision taken on delegation is reported at the committee's next meeting, by itself and once (SUN-05)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.meetings.models import AgendaItem, Meeting, ReportedDecision
from tests.factories.cases import a_submitted_application, open_step, stance
from tests.factories.house import House, a_house, delegate
from tests.factories.meetings import a_called_meeting, a_planned_meeting, an_open_meeting, in_days, information

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-05")]
COMMITTEE = "education-committee"


def decide(house: House) -> Event:
    """The committee's delegate takes its stance."""
    deputy = house.person(f"{COMMITTEE}.deputy")
    body = house.bodies[COMMITTEE]
    if not body.delegations.exists():
        delegate(body, deputy)
    step = open_step(a_submitted_application(house).case, "stance")
    return perform(step, "take_stance", by=deputy, **stance())


def reported(meeting: Meeting) -> list[int]:
    rows = ReportedDecision.objects.filter(item__meeting=meeting, item__status="planned")
    return sorted(rows.values_list("event", flat=True))


def test_what_was_decided_before_is_reported_when_the_meeting_is_planned() -> None:
    house = a_house()
    events = [decide(house), decide(house)]
    meeting = a_planned_meeting(house, COMMITTEE)
    assert reported(meeting) == [one.pk for one in events]
    item = AgendaItem.objects.get()
    assert (item.kind, item.case) == ("delegated", None)


def test_what_is_decided_later_joins_the_same_item() -> None:
    house = a_house()
    first = decide(house)
    meeting = a_called_meeting(house, COMMITTEE, held_on=in_days(7))
    later = [decide(house), decide(house)]
    assert reported(meeting) == [first.pk, *(one.pk for one in later)]
    assert AgendaItem.objects.filter(kind="delegated").count() == 1


def test_each_is_reported_once() -> None:
    house = a_house()
    decide(house)
    first = a_planned_meeting(house, COMMITTEE)
    second = a_planned_meeting(house, COMMITTEE, held_on=in_days(30))
    assert len(reported(first)) == 1
    assert reported(second) == []


def test_while_a_meeting_goes_on_it_waits_for_the_next() -> None:
    house = a_house()
    an_open_meeting(house, COMMITTEE)
    event = decide(house)
    assert not ReportedDecision.objects.exists()
    with clock.at(timezone.now() + timedelta(days=20)):
        assert reported(a_planned_meeting(house, COMMITTEE)) == [event.pk]


def test_a_meeting_that_has_passed_unheld_is_not_the_next() -> None:
    house = a_house()
    passed = a_planned_meeting(house, COMMITTEE)
    with clock.at(timezone.now() + timedelta(days=5)):
        event = decide(house)
        assert reported(passed) == []
        assert reported(a_planned_meeting(house, COMMITTEE)) == [event.pk]


def test_another_body_is_told_nothing() -> None:
    house = a_house()
    decide(house)
    assert reported(a_planned_meeting(house, "social-committee")) == []


def test_a_decision_by_the_committee_itself_is_not_reported() -> None:
    house = a_house()
    step = open_step(a_submitted_application(house).case, "stance")
    perform(step, "take_stance", by=house.person(f"{COMMITTEE}.chair"), **stance())
    a_planned_meeting(house, COMMITTEE)
    assert not AgendaItem.objects.exists()


def test_when_the_meeting_is_not_held_it_is_reported_at_the_one_after() -> None:
    house = a_house()
    event = decide(house)
    first = a_planned_meeting(house, COMMITTEE)
    second = a_planned_meeting(house, COMMITTEE, held_on=in_days(30))
    perform(first, "cancel", by=first.secretary, reason="För få kan komma.")
    assert reported(first) == []
    assert reported(second) == [event.pk]


def test_without_a_meeting_after_it_waits_until_one_is_planned() -> None:
    house = a_house()
    event = decide(house)
    first = a_planned_meeting(house, COMMITTEE)
    perform(first, "cancel", by=first.secretary, reason="För få kan komma.")
    assert reported(a_planned_meeting(house, COMMITTEE, held_on=in_days(30))) == [event.pk]


@pytest.mark.parametrize("verb", ["take_off", "put_off"])
def test_an_item_that_is_not_dealt_with_passes_its_decisions_on(verb: str) -> None:
    house = a_house()
    event = decide(house)
    first = an_open_meeting(house, COMMITTEE)
    second = a_planned_meeting(house, COMMITTEE, held_on=in_days(30))
    item = AgendaItem.objects.get(kind="delegated")
    perform(item, verb, by=first.secretary, reason="Tiden räckte inte.")
    assert reported(second) == [event.pk]


def test_the_report_is_in_the_minutes() -> None:
    from socinv.documents.models import Document

    house = a_house()
    decide(house)
    meeting = an_open_meeting(house, COMMITTEE)
    information(house, meeting)
    for item in meeting.items.filter(status="planned"):
        perform(item, "conclude", by=meeting.secretary, outcome="Nämnden lägger anmälan till handlingarna.")
    perform(meeting, "end", by=meeting.secretary)
    for who in ("chair", "member"):
        perform(meeting, "adjust", by=house.person(f"{COMMITTEE}.{who}"))
    source = str(Document.objects.get(kind="minutes").source)
    assert "på delegation" in source
    assert "2026-01-15 § 7" in source
