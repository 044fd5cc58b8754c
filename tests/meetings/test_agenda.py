"""What is put on an agenda, in which order, and what leaves it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.agenda import outlook, put_up
from socinv.meetings.models import AgendaItem
from socinv.meetings.sections import moved, numbered
from tests.factories.cases import an_application_for_decision, an_application_in_preparation, open_step
from tests.factories.house import a_house
from tests.factories.meetings import (
    BODY,
    a_called_meeting,
    a_planned_meeting,
    an_ended_meeting,
    an_open_meeting,
    in_days,
    information,
    item_for,
    new_meeting,
    work_of,
)

pytestmark = pytest.mark.django_db


def test_what_waits_for_the_body_is_ready() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house)
    ready = outlook(meeting).ready
    assert [(one.work.thing_id, one.matter.lacks) for one in ready] == [(step.pk, ())]
    item = item_for(meeting, step)
    assert (item.case, item.thing, item.verb, item.body) == (step.case, "applications.step", "decide", meeting.body)
    assert str(step.case) in item.title
    assert outlook(meeting).ready == []


def test_what_waits_for_somebody_else_is_not_in_time_and_why() -> None:
    house = a_house()
    case = an_application_in_preparation(house).case
    step = open_step(case, "preparation")
    meeting = a_planned_meeting(house, held_on=in_days(1))
    late = outlook(meeting).not_in_time
    assert [one.title for one in late] == [str(case)]
    assert late[0].due == step.due
    assert "nätverket" in late[0].why
    assert "handlingarna" in late[0].why


def test_nothing_of_another_municipality_is_shown() -> None:
    house, other = a_house(), a_house()
    an_application_for_decision(other)
    an_application_in_preparation(other)
    seen = outlook(a_planned_meeting(house))
    assert (seen.ready, seen.not_in_time) == ([], [])


def test_what_waits_for_another_body_is_refused() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house, "network")
    with pytest.raises(Invalid):
        put_up(meeting, work_of(step), by=meeting.secretary)


def test_nothing_stands_on_two_agendas() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    item = item_for(a_planned_meeting(house), step)
    other = a_planned_meeting(house, held_on=in_days(7))
    with pytest.raises(Invalid):
        put_up(other, work_of(step), by=other.secretary)
    perform(item, "take_off", by=other.secretary, reason="Tas nästa gång.")
    put_up(other, work_of(step), by=other.secretary)
    assert AgendaItem.objects.filter(status="planned").count() == 1


def test_others_put_nothing_up() -> None:
    house = a_house()
    meeting = a_planned_meeting(house)
    item = AgendaItem(municipality=house.municipality, meeting=meeting, kind="information", title="Ett")
    with pytest.raises(Refused) as refused:
        perform(item, "put_up", by=house.person("network.chair"))
    assert refused.value.verdict.ground == Ground.PERSON
    with pytest.raises(Refused) as refused:
        perform(item, "put_up", by=a_house().person("coordination.method"))
    assert refused.value.verdict.ground == Ground.OUTSIDE


def test_an_item_has_a_title_and_a_comparison_a_period() -> None:
    house = a_house()
    meeting = a_planned_meeting(house)
    for kind, title, field in (
        ("information", " ", "title"), ("information", "x" * 251, "title"), ("comparison", "Jämför", "period"),
    ):  # fmt: skip
        item = AgendaItem(municipality=house.municipality, meeting=meeting, kind=kind, title=title)
        with pytest.raises(Invalid) as invalid:
            perform(item, "put_up", by=meeting.secretary)
        assert set(invalid.value.problems) == {field}


def test_an_ended_meeting_takes_no_items() -> None:
    house = a_house()
    with pytest.raises(Refused):
        information(house, an_ended_meeting(house))


def test_the_order_is_changed_until_the_sections_are_given() -> None:
    house = a_house()
    meeting = a_planned_meeting(house)
    items = [information(house, meeting, title) for title in "ABCD"]
    perform(items[3], "place", by=meeting.secretary, order=2)
    assert list(meeting.items.values_list("title", flat=True)) == ["A", "D", "B", "C"]
    with pytest.raises(Invalid):
        perform(items[0], "place", by=meeting.secretary, order=5)
    opened = an_open_meeting(house, "network")
    with pytest.raises(Refused):
        perform(opened.items.get(), "place", by=opened.secretary, order=1)


ROWS = st.lists(st.integers(), unique=True, min_size=1, max_size=9)


@given(ROWS, st.data())
def test_moving_one_keeps_the_order_of_the_others(rows: list[int], data: st.DataObject) -> None:
    row, place = data.draw(st.sampled_from(rows)), data.draw(st.integers(1, len(rows)))
    after = moved(rows, row, place)
    assert after.index(row) == place - 1
    assert [one for one in after if one != row] == [one for one in rows if one != row]


@given(st.lists(ROWS, max_size=6))
def test_a_series_has_no_gaps_and_nothing_twice(meetings: list[list[int]]) -> None:
    given_, last = [], 0
    for rows in meetings:
        sections = [section for section, _row in numbered(rows, last)]
        last = sections[-1] if sections else last
        given_ += sections
    assert given_ == list(range(1, len(given_) + 1))


def test_what_is_put_off_waits_for_the_next_meeting() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = an_open_meeting(house)
    item = item_for(meeting, step)
    with pytest.raises(Invalid):
        perform(item, "put_off", by=meeting.secretary, reason="")
    perform(item, "put_off", by=meeting.secretary, reason="Underlaget behöver läsas.")
    item.refresh_from_db()
    assert (item.status, item.outcome) == ("put-off", "Underlaget behöver läsas.")
    assert [one.work.thing_id for one in outlook(a_planned_meeting(house, held_on=in_days(9))).ready] == [step.pk]


def test_nothing_is_put_off_before_the_meeting() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    with pytest.raises(Refused) as refused:
        perform(meeting.items.get(), "put_off", by=meeting.secretary, reason="Nej.")
    assert refused.value.verdict.ground == Ground.CONDITION


def test_what_can_be_taken_up_asks_the_same_whatever_waits() -> None:
    house = a_house()
    meeting = new_meeting(house, BODY)
    an_application_for_decision(house)
    an_application_in_preparation(house, "social")

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            found = outlook(meeting)
        assert found.ready
        assert found.not_in_time
        return len(captured)

    before = asked()
    an_application_for_decision(house, "social")
    an_application_in_preparation(house, "culture")
    assert asked() == before
