"""Several applications compared and put in order in one item of a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.meetings.comparisons import ranked_in
from socinv.meetings.models import AgendaItem, Meeting
from socinv.organisation.models import ApplicationPeriod
from socinv.organisation.standing import standing_of
from tests.comparing.making import a_comparing_house, an_application, rank
from tests.factories.house import House, a_house
from tests.factories.meetings import a_planned_meeting, opened
from tests.lists.asking import queries
from tests.meetings.pages import read, send, told, url, url_of

pytestmark = pytest.mark.django_db
BODY = "network"


def put_up(house: House, meeting: Meeting) -> AgendaItem:
    period = ApplicationPeriod.objects.get(municipality=house.municipality)
    send(meeting.secretary, url(meeting, "meeting-compare"), period=period.pk)
    return AgendaItem.objects.get()


@pytest.mark.rule("NOR-08")
def test_the_applications_stand_in_their_order_with_the_reasons() -> None:
    house = a_comparing_house()
    rank(house, an_application(house, "Andra ansökan"), 2)
    rank(house, an_application(house, "Första ansökan", "social"), 1, "Den når flest barn.")
    an_application(house, "Ansökan utan plats", "culture")
    meeting = a_planned_meeting(house, BODY)
    assert "Jämför ansökningarna, Våren" in read(meeting.secretary, url(meeting))
    item = put_up(house, meeting)
    assert "Jämför ansökningarna, Våren" not in read(meeting.secretary, url(meeting))
    text = read(meeting.secretary, url_of(item))
    places = [text.index(one) for one in ("Första ansökan", "Den når flest barn.", "Andra ansökan", "utan plats")]
    assert places == sorted(places)


def test_it_is_concluded_in_words() -> None:
    house = a_comparing_house()
    an_application(house, "Skolnärvaro")
    meeting = a_planned_meeting(house, BODY)
    item = put_up(house, meeting)
    perform(meeting, "call", by=meeting.secretary)
    opened(house, Meeting.objects.get())
    send(meeting.secretary, url_of(item, "meeting-item-conclude"), outcome="Ordningen fastställs.")
    assert "Ordningen fastställs." in read(meeting.secretary, url_of(item))


def test_another_body_and_another_period_are_refused() -> None:
    house = a_comparing_house()
    an_application(house, "Skolnärvaro")
    stranger = a_planned_meeting(house, "planning-committee")
    period = ApplicationPeriod.objects.get(municipality=house.municipality)
    asked = send(stranger.secretary, url(stranger, "meeting-compare"), period=period.pk)
    assert "jämför inte ansökningarna" in told(asked)
    meeting = a_planned_meeting(house, BODY)
    other = a_house()
    elsewhere = ApplicationPeriod.objects.create(
        municipality=other.municipality, title="Deras", opens=period.opens, closes=period.closes + timedelta(1)
    )
    assert "jämför inte ansökningarna" in told(
        send(meeting.secretary, url(meeting, "meeting-compare"), period=elsewhere.pk)
    )
    assert not AgendaItem.objects.exists()


def test_no_more_queries_with_more_applications() -> None:
    house = a_comparing_house()
    an_application(house, "Den första")
    meeting = a_planned_meeting(house, BODY)
    item = put_up(house, meeting)
    few = queries(meeting.secretary, url_of(item))
    for number in range(3):
        rank(house, an_application(house, f"Ansökan {number}"), number + 1)
    assert queries(meeting.secretary, url_of(item)) == few


def test_only_what_one_sees_is_ranked() -> None:
    house = a_comparing_house()
    an_application(house, "Skolnärvaro")
    period = ApplicationPeriod.objects.get(municipality=house.municipality)

    def seen(role: str) -> int:
        standing = standing_of(house.person(role), house.municipality.pk, clock.today())
        return len(ranked_in(standing, period))

    assert (seen("education.writer"), seen("affiliated")) == (1, 0)
