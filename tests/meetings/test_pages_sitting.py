"""The meeting as it goes on: presence, the opening, item by item, and its end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.answering.prefill import initial
from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.meetings.models import AgendaItem, Meeting
from tests.factories.cases import an_application_for_decision, decision, open_step
from tests.factories.house import House, a_house
from tests.factories.meetings import (
    BODY,
    a_called_meeting,
    a_planned_meeting,
    an_open_meeting,
    come,
    information,
    item_for,
    opened,
)
from tests.lists.asking import queries
from tests.meetings.pages import problems, read, send, status, told, url, url_of

pytestmark = pytest.mark.django_db


def a_sitting(house: House) -> tuple[Meeting, AgendaItem, Step]:
    """Open, with an application to decide on and an information."""
    step = open_step(an_application_for_decision(house).case, "decision")
    meeting = a_planned_meeting(house)
    item = item_for(meeting, step)
    information(house, meeting)
    perform(meeting, "call", by=meeting.secretary)
    meeting = opened(house, Meeting.objects.get())
    return meeting, meeting.items.get(pk=item.pk), step


def test_presence_says_who_serves_and_whether_it_is_enough() -> None:
    house = a_house()
    meeting, secretary = a_called_meeting(house), house.person(f"{BODY}.secretary")
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    address = url(meeting, "meeting-presence")
    send(secretary, address, present=[chair.pk])
    assert "En av två tjänstgör. Organet är inte beslutfört." in read(secretary, address)
    assert "Öppna sammanträdet" not in read(secretary, address)
    send(secretary, address, present=[chair.pk, deputy.pk])
    text = read(secretary, address)
    assert "Två av två tjänstgör. Organet är beslutfört." in text
    assert f"{deputy.name} Ersättare, tjänstgör för {member.name}" in text
    stranger = send(secretary, address, present=[house.person("network.chair").pk])
    assert list(problems(stranger)) == ["present"]
    assert status(member, address) == 403


def test_the_opening_asks_for_two_who_serve() -> None:
    house = a_house()
    meeting, secretary = a_called_meeting(house), house.person(f"{BODY}.secretary")
    chair, member = (house.person(f"{BODY}.{role}") for role in ("chair", "member"))
    address = url(meeting, "meeting-open")
    assert "Fler än hälften behövs" in told(send(secretary, address))
    come(meeting, chair, member)
    assert list(problems(send(secretary, address, chaired_by=chair.pk), "opening")) == ["adjuster"]
    same = send(secretary, address, chaired_by=chair.pk, adjuster=chair.pk)
    assert problems(same, "opening") == {"adjuster": ["Ordföranden och justeraren kan inte vara samma person."]}
    assert told(send(secretary, address, chaired_by=chair.pk, adjuster=member.pk)) == "Sammanträdet är öppnat."
    again = send(secretary, address, chaired_by=chair.pk, adjuster=member.pk)
    assert (again.status_code, again.url) == (302, url(meeting))
    assert "§ 1" in read(member, url(meeting)).replace("\u00a0", " ")
    assert send(member, address).status_code == 403


def test_it_does_not_open_before_its_day() -> None:
    house = a_house()
    meeting = a_called_meeting(house, held_on=clock.today() + timedelta(days=3))
    come(meeting, house.person(f"{BODY}.chair"), house.person(f"{BODY}.member"))
    assert "kan inte öppnas före den dagen" in read(meeting.secretary, url(meeting, "meeting-presence"))


def test_the_form_of_the_case_begins_with_the_day_and_the_section_and_goes_back() -> None:
    house = a_house()
    _meeting, item, step = a_sitting(house)
    chair = house.person(f"{BODY}.chair")
    address = reverse("step", args=[step.case.ref, step.pk])
    form = send(chair, address, outcome="granted").context["form"]
    assert (form.initial["answered_on"], form.initial["item"]) == (clock.today(), "1")
    said = {**decision(item="1"), "conflict": "no", "amount": "500 000"}
    response = send(chair, address, **said)
    assert response.url == url_of(item)
    assert "Kriterierna är uppfyllda." in read(chair, url_of(item))
    assert AgendaItem.objects.get(pk=item.pk).status == "decided"


def test_one_who_answers_on_delegation_is_not_at_the_meeting() -> None:
    house = a_house()
    _meeting, _item, step = a_sitting(house)
    assert initial(step)["item"] == "1"
    assert "item" not in initial(step, on_delegation=True)


def test_an_item_is_concluded_in_words_and_once() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    item = meeting.items.get()
    address, secretary = url_of(item, "meeting-item-conclude"), meeting.secretary
    assert problems(send(secretary, address)) == {"outcome": ["Skriv vad som beslutades."]}
    assert told(send(secretary, address, outcome="Läggs till handlingarna.")) == "Beslutet är sparat."
    assert send(secretary, address, outcome="Något annat.").status_code == 302
    assert AgendaItem.objects.get().outcome == "Läggs till handlingarna."
    assert status(house.person(f"{BODY}.member"), address) == 403


def test_what_waits_for_its_own_page_is_not_concluded_here() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    assert "Ärendet väntar på ett beslut på sin egen sida." in told(
        send(meeting.secretary, url_of(item, "meeting-item-conclude"), outcome="Bifall.")
    )


def test_put_off_to_another_meeting() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    address = url_of(item, "meeting-item-put-off")
    assert problems(send(meeting.secretary, address)) == {"reason": ["Skriv varför."]}
    assert told(send(meeting.secretary, address, reason="Underlaget räcker inte.")) == "Punkten är bordlagd."
    assert "Underlaget räcker inte." in read(house.person(f"{BODY}.member"), url_of(item))


def test_claims_votes_reservations_and_who_left() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    chair, member = house.person(f"{BODY}.chair"), house.person(f"{BODY}.member")
    address = url_of(item, "meeting-item-dealing")
    half = send(meeting.secretary, address, **{"claim-0": "Avslag.", "who-1": chair.name, "because-0": "Fel."})
    assert problems(half) == {
        "who-0": ["Välj vem som yrkar."], "claim-1": ["Skriv vad yrkandet är."],
        "reserves-0": ["Välj vem som reserverar sig."],
    }  # fmt: skip
    votes = {f"vote-{chair.pk}": "yes", f"vote-{member.pk}": "no"}
    said = {"who-0": member.name, "claim-0": "Avslag.", "reserves-0": member.pk, "because-0": "För dyrt.", **votes}
    assert told(send(meeting.secretary, address, **said)) == "Behandlingen är sparad."
    text = read(chair, url_of(item))
    assert f"{member.name}: Avslag." in text
    assert "1 ja, 1 nej, 0 avstår" in text
    assert f"{member.name}: För dyrt." in text
    form = send(meeting.secretary, address, **{"who-9": "x", "note": "x" * 10_001}).context["form"]
    assert (form["who-0"].initial, form[f"vote-{member.pk}"].initial) == (member.name, "no")
    gone = send(meeting.secretary, address, left=[member.pk], **{f"vote-{member.pk}": "no"})
    assert problems(gone) == {"__all__": ["Bara de som tjänstgör i punkten kan rösta."]}
    assert status(member, address) == 403


def test_one_who_left_is_shown_with_who_stepped_in() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    come(meeting, chair, member, deputy, meeting.secretary)
    send(meeting.secretary, url_of(item, "meeting-item-dealing"), left=[member.pk])
    text = read(chair, url_of(item))
    assert f"Deltar inte på grund av jäv: {member.name}." in text
    assert f"{deputy.name} tjänstgör för {member.name}" in text


def test_without_enough_who_serve_the_item_is_to_be_put_off() -> None:
    house = a_house()
    meeting, item, step = a_sitting(house)
    perform(step.case, "declare_conflict", by=house.person(f"{BODY}.member"), reason="Släkt.")
    text = read(meeting.secretary, url_of(item))
    assert "Organet är inte beslutfört. Bordlägg punkten." in text


def test_the_meeting_ends_when_every_item_is_done() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    end = url(meeting, "meeting-end")
    assert "1 punkt är inte behandlad." in told(send(meeting.secretary, end))
    perform(meeting.items.get(), "conclude", by=meeting.secretary, outcome="Läggs till handlingarna.")
    assert send(house.person(f"{BODY}.member"), end).status_code == 403
    assert "Avsluta sammanträdet" in read(meeting.secretary, url(meeting))
    assert "väntar på justering" in told(send(meeting.secretary, end))
    assert send(meeting.secretary, end).status_code == 302
    assert Meeting.objects.get().status == "ended"


def test_a_page_that_only_a_click_changes_changes_nothing_when_read() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    for name in ("meeting-end", "meeting-adjust", "meeting-open", "meeting-reply", "meeting-put-up"):
        assert status(meeting.secretary, url(meeting, name)) in (302, 403)
    assert Meeting.objects.get().status == "open"


def test_those_outside_read_titles_only_while_it_goes_on() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    send(meeting.secretary, url_of(item, "meeting-item-dealing"), note="Diskussionen blev lång.")
    reader = house.person("education.writer")
    assert "Diskussionen blev lång." in read(house.person(f"{BODY}.member"), url_of(item))
    assert "Diskussionen blev lång." not in read(reader, url_of(item))
    assert "Vilka som tjänstgör" not in read(reader, url_of(item))
    assert status(a_house().person("coordination.method"), url_of(item)) == 404
    assert status(reader, url(meeting, "meeting-item", 10**9)) == 404


def test_an_items_page_costs_no_more_with_more_items() -> None:
    house = a_house()
    meeting, item, _step = a_sitting(house)
    few = queries(meeting.secretary, url_of(item))
    for number in range(6):
        information(house, meeting, f"Punkt {number}")
    assert queries(meeting.secretary, url_of(item)) == few <= 35
