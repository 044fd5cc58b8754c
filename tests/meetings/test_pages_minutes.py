"""The minutes on the meeting's page: read, adjusted by two, announced, and an extract of an item."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from socinv.documents.models import Document
from socinv.lifecycle import clock
from socinv.meetings.law import appealed_until
from socinv.meetings.models import Meeting
from socinv.presentation.dates import longdate
from tests.factories.house import a_house
from tests.factories.meetings import BODY, a_planned_meeting, an_adjusted_meeting, an_ended_meeting
from tests.lists.asking import page, queries
from tests.meetings.pages import problems, read, send, status, told, url, url_of

pytestmark = pytest.mark.django_db
COMMITTEE = "education-committee"
TURN = "/"


def test_before_it_is_adjusted_only_the_body_reads_the_minutes() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    outcome = "Informationen läggs till handlingarna."
    for role in (f"{BODY}.deputy", "coordination.method"):
        assert outcome in read(house.person(role), url(meeting))
    text = read(house.person("education.writer"), url(meeting))
    assert outcome not in text
    assert "Protokollet visas här när det är justerat." in text


def test_two_adjust_it_each_once() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    address, chair, member = (
        url(meeting, "meeting-adjust"),
        *(house.person(f"{BODY}.{one}") for one in ("chair", "member")),
    )
    assert send(meeting.secretary, address).status_code == 403
    assert told(send(chair, address)) == "Du har justerat protokollet."
    assert send(chair, address).status_code == 403
    assert f"Väntar på {member.name}." in read(meeting.secretary, url(meeting))
    assert told(send(member, address)) == "Du har justerat protokollet."
    assert Meeting.objects.get().status == "adjusted"
    assert send(member, address).status_code in (302, 403)
    assert "Informationen läggs till handlingarna." in read(house.person("education.writer"), url(meeting))


def test_handed_back_both_adjust_again() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    address = url(meeting, "meeting-hand-back")
    assert "Ingen har justerat protokollet än." in told(send(meeting.secretary, address, reason="Fel namn."))
    send(house.person(f"{BODY}.chair"), url(meeting, "meeting-adjust"))
    assert problems(send(meeting.secretary, address)) == {"reason": ["Skriv varför."]}
    assert "Justeringen är tillbakatagen." in told(send(meeting.secretary, address, reason="Fel namn."))
    assert status(house.person(f"{BODY}.deputy"), address) == 403
    assert Meeting.objects.get().chair_adjusted_at is None


def test_what_is_noted_can_be_mended_until_somebody_has_adjusted() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    address = url_of(meeting.items.get(), "meeting-item-dealing")
    assert "Rätta i protokollet" in read(meeting.secretary, url(meeting))
    send(meeting.secretary, address, note="Frågor besvarades.")
    assert "Frågor besvarades." in read(meeting.secretary, url(meeting))
    send(house.person(f"{BODY}.chair"), url(meeting, "meeting-adjust"))
    assert "Protokollet är under justering." in told(send(meeting.secretary, address, note="Nej."))
    assert "Rätta i protokollet" not in read(meeting.secretary, url(meeting))


def test_a_committees_adjustment_is_announced_and_the_last_day_to_appeal_counted() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house, COMMITTEE)
    address, today = url(meeting, "meeting-post"), clock.today()
    assert "ska tillkännages på anslagstavlan senast" in read(meeting.secretary, url(meeting))
    early = send(meeting.secretary, address, day=(today - timedelta(days=1)).isoformat())
    assert list(problems(early)) == ["day"]
    assert list(problems(send(meeting.secretary, address, day="i går"))) == ["day"]
    assert status(house.person(f"{COMMITTEE}.member"), address) == 403
    assert told(send(meeting.secretary, address, day=today.isoformat())) == "Dagen är antecknad."
    assert send(meeting.secretary, address, day=today.isoformat()).status_code == 302
    assert longdate(appealed_until(today)) in read(house.person("education.writer"), url(meeting))


def test_a_group_of_officials_announces_nothing() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house)
    assert "anslagstavlan" not in page(meeting.secretary, url(meeting)).partition("minutes")[0]
    assert "tillkännages bara" in told(send(meeting.secretary, url(meeting, "meeting-post")))


def test_an_extract_is_ordered_of_one_item() -> None:
    house = a_house()
    meeting = an_adjusted_meeting(house)
    assert "Beställ protokollsutdrag" in read(meeting.secretary, url(meeting))
    assert "Beställ protokollsutdrag" not in read(house.person("education.writer"), url(meeting))
    item = meeting.items.get()
    send(meeting.secretary, reverse("document-order"), kind="extract", thing=item.pk, back=url(meeting))
    assert Document.objects.filter(kind="extract", thing_id=item.pk).count() == 1
    assert "Protokollsutdrag, handling" in read(house.person("education.writer"), url(meeting))


def test_your_turn_says_what_meetings_wait_for() -> None:
    house = a_house()
    chair = house.person(f"{COMMITTEE}.chair")
    secretary = house.person(f"{COMMITTEE}.secretary")
    meeting = an_ended_meeting(house, COMMITTEE)
    assert "Justera protokollet" in read(chair, TURN)
    assert "En sak väntar på dig." in read(chair, TURN)
    for one in (chair, house.person(f"{COMMITTEE}.member")):
        send(one, url(meeting, "meeting-adjust"))
    assert "Inget väntar på dig." in read(chair, TURN)
    assert "Tillkännage att protokollet är justerat" in read(secretary, TURN)
    send(secretary, url(meeting, "meeting-post"), day=clock.today().isoformat())
    a_planned_meeting(house, COMMITTEE, held_on=clock.today() + timedelta(days=5), papers_by=clock.today())
    assert "Skicka kallelsen" in read(secretary, TURN)
    assert "Skicka kallelsen" not in read(chair, TURN)


def test_your_turn_costs_no_more_with_more_meetings() -> None:
    house = a_house()
    secretary = house.person(f"{BODY}.secretary")
    a_planned_meeting(house, papers_by=clock.today())
    few = queries(secretary, TURN)
    for days in range(1, 6):
        a_planned_meeting(house, held_on=clock.today() + timedelta(days=days), papers_by=clock.today())
    assert queries(secretary, TURN) == few
    assert "Sex saker väntar på dig." in read(secretary, TURN)


def test_a_bodys_page_says_when_it_meets_next() -> None:
    house = a_house()
    body, reader = reverse("body", args=[BODY]), house.person("education.writer")
    assert "Inget sammanträde är planerat." in read(reader, body)
    meeting = a_planned_meeting(house)
    assert url(meeting) in page(reader, body)
    assert f"Nästa sammanträde är {longdate(meeting.held_on)}." in read(reader, body)
