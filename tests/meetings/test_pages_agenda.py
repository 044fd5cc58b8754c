"""The agenda on the meeting's page: what is ready, what is not, own items, the order, and the call."""

from __future__ import annotations

import pytest

from socinv.lifecycle.perform import perform
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.cases import (
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    open_step,
)
from tests.factories.house import a_house
from tests.factories.meetings import BODY, a_called_meeting, a_planned_meeting, information, item_for, work_of
from tests.lists.asking import queries
from tests.meetings.pages import problems, read, send, status, told, url, url_of

pytestmark = pytest.mark.django_db


def test_what_waits_is_added_by_one_click_and_once() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting, secretary = a_planned_meeting(house), house.person(f"{BODY}.secretary")
    assert f"Beslut: {step.case}" in read(secretary, url(meeting))
    address, work = url(meeting, "meeting-put-up"), work_of(step).pk
    assert send(secretary, address, work=work).status_code == 302
    assert "Det väntar inte på organet längre" in told(send(secretary, address, work=work))
    item = AgendaItem.objects.get()
    assert (item.thing_id, item.status, item.case) == (step.pk, "planned", step.case)
    assert "Redo för sammanträdet 0" in read(secretary, url(meeting))


@pytest.mark.parametrize("work", ["", "x", "0", "99999999999999999999", "-1"])
def test_nonsense_adds_nothing(work: str) -> None:
    house = a_house()
    meeting = a_planned_meeting(house)
    assert send(house.person(f"{BODY}.secretary"), url(meeting, "meeting-put-up"), work=work).status_code == 302
    assert not AgendaItem.objects.exists()


def test_what_another_body_has_is_not_added() -> None:
    house = a_house()
    step = open_step(a_submitted_idea(house).case, "assessment")
    meeting = a_planned_meeting(house)
    send(house.person(f"{BODY}.secretary"), url(meeting, "meeting-put-up"), work=work_of(step).pk)
    assert not AgendaItem.objects.exists()


def test_others_read_the_agenda_and_change_nothing() -> None:
    house, elsewhere = a_house(), a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house)
    item = information(house, meeting)
    addresses = [url(meeting, name) for name in ("meeting-put-up", "meeting-own", "meeting-call", "meeting-compare")]
    addresses += [url_of(item, name) for name in ("meeting-item-place", "meeting-item-take-off")]
    for role in (f"{BODY}.member", "education.writer"):
        text = read(house.person(role), url(meeting))
        assert "Läget i fonden" in text
        assert "Lägg till" not in text
        assert "Skicka kallelsen" not in text
        for address in addresses:
            assert send(house.person(role), address, work=work_of(step).pk).status_code == 403, address
    for address in (*addresses, url(meeting), url_of(item)):
        assert send(elsewhere.person("coordination.method"), address).status_code == 404, address
    assert status(house.person("affiliated"), url(meeting)) == 404


def test_what_will_not_be_ready_is_said_with_the_reason() -> None:
    house = a_house()
    a_submitted_application(house)
    meeting = a_planned_meeting(house, "network")
    text = read(house.person("network.secretary"), url(meeting))
    before, _heading, after = text.partition("Hinner inte bli klara")
    assert "Väntar på nämnden education" in after
    assert "Redo för sammanträdet 0" in before


def test_an_item_of_ones_own() -> None:
    house = a_house()
    meeting, secretary = a_planned_meeting(house), house.person(f"{BODY}.secretary")
    address = url(meeting, "meeting-own")
    assert problems(send(secretary, address, kind="information")) == {"title": ["Skriv vad punkten handlar om."]}
    wrong = send(secretary, address, kind="decision", title="Smygväg")
    assert list(problems(wrong)) == ["kind"]
    assert told(send(secretary, address, kind="formal", title="Nästa sammanträde")) == "Punkten är tillagd."
    assert AgendaItem.objects.get().title == "Nästa sammanträde"


def test_the_order_is_changed_without_scripts() -> None:
    house = a_house()
    meeting, secretary = a_planned_meeting(house), house.person(f"{BODY}.secretary")
    first, second = information(house, meeting), information(house, meeting, "Budgeten")
    send(secretary, url_of(second, "meeting-item-place"), order="1")
    assert list(meeting.items.values_list("title", flat=True)) == ["Budgeten", "Läget i fonden"]
    for order in ("", "0", "9", "x"):
        send(secretary, url_of(first, "meeting-item-place"), order=order)
    assert list(meeting.items.values_list("title", flat=True)) == ["Budgeten", "Läget i fonden"]


def test_taken_off_with_a_reason_it_waits_again() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting, secretary = a_planned_meeting(house), house.person(f"{BODY}.secretary")
    address = url_of(item_for(meeting, step), "meeting-item-take-off")
    assert problems(send(secretary, address)) == {"reason": ["Skriv varför."]}
    send(secretary, address, reason="Underlaget är inte klart.")
    assert "Redo för sammanträdet 1" in read(secretary, url(meeting))


def test_an_empty_agenda_is_not_sent() -> None:
    house = a_house()
    meeting, secretary = a_planned_meeting(house), house.person(f"{BODY}.secretary")
    assert "Dagordningen är tom." in told(send(secretary, url(meeting, "meeting-call")))
    information(house, meeting)
    assert told(send(secretary, url(meeting, "meeting-call"))) == "Kallelsen är skickad."
    assert send(secretary, url(meeting, "meeting-call")).status_code == 302
    assert Meeting.objects.get().attendances.count() == 5


def test_each_answers_the_call() -> None:
    house = a_house()
    meeting, member = a_called_meeting(house), house.person(f"{BODY}.member")
    address = url(meeting, "meeting-reply")
    assert "Du har inte svarat på kallelsen." in read(member, url(meeting))
    assert told(send(member, address, comes="no")) == "Du har svarat att du inte kommer."
    assert "Du har svarat att du inte kommer." in read(member, url(meeting))
    assert told(send(member, address, comes="kanske")) == "Välj om du kommer eller inte."
    assert "kommer inte" in read(house.person(f"{BODY}.secretary"), url(meeting))
    assert send(house.person("network.chair"), address, comes="yes").status_code == 403
    assert "Kommer du?" not in read(house.person("coordination.method"), url(meeting))


def test_those_outside_the_body_do_not_see_who_comes() -> None:
    house = a_house()
    meeting, name = a_called_meeting(house), house.person(f"{BODY}.deputy").name
    assert name in read(house.person(f"{BODY}.member"), url(meeting))
    assert name not in read(house.person("education.writer"), url(meeting))


def test_one_in_conflict_still_reads_the_agenda() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house)
    item_for(meeting, step)
    perform(step.case, "declare_conflict", by=house.person(f"{BODY}.member"), reason="Släkt.")
    assert str(step.case) in read(house.person(f"{BODY}.member"), url(meeting))


def test_no_more_queries_with_more_items() -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house)
    item_for(meeting, step)
    information(house, meeting)
    an_application_for_decision(house, title="En som är redo")
    people = [house.person(f"{BODY}.secretary"), house.person("education.writer")]
    few = [queries(one, url(meeting)) for one in people]
    for number in range(5):
        information(house, meeting, f"Punkt {number}")
        more = open_step(an_application_for_decision(house, title=f"Ansökan {number}").case, "decision")
        item_for(meeting, more) if number % 2 else work_of(more)
    assert [queries(one, url(meeting)) for one in people] == few
    assert max(few) <= 30
    assert "Redo för sammanträdet 4" in read(people[0], url(meeting))
