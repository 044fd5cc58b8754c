"""Claims, votes, reservations and who left: by those who arrange the meeting, while the minutes are open."""

from __future__ import annotations

from typing import Any

import pytest

from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.meetings.models import AgendaItem
from tests.factories.house import House, a_house
from tests.factories.meetings import BODY, a_called_meeting, an_ended_meeting, an_open_meeting

pytestmark = pytest.mark.django_db


def dealing(house: House, **more: Any) -> dict[str, Any]:
    chair, member = (house.person(f"{BODY}.{role}") for role in ("chair", "member"))
    return {
        "proposals": [{"who": chair.name, "text": "Bifall."}], "note": "Frågan diskuterades.",
        "votes": {str(chair.pk): "yes", str(member.pk): "no"},
        "reservations": [{"person": member, "text": "Det är för tidigt."}], "left": [], **more,
    }  # fmt: skip


def test_all_of_it_is_kept_and_can_be_said_anew() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    item = meeting.items.get()
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house))
    item.refresh_from_db()
    assert item.proposals == [{"who": house.person(f"{BODY}.chair").name, "text": "Bifall."}]
    assert sorted(item.votes.values_list("choice", flat=True)) == ["no", "yes"]
    assert item.reservations.get().text == "Det är för tidigt."
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house, votes={}, reservations=[]))
    assert not item.votes.exists()
    assert not item.reservations.exists()


def test_it_may_be_noted_until_somebody_adjusts() -> None:
    house = a_house()
    meeting = an_ended_meeting(house)
    item = meeting.items.get()
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house))
    perform(meeting, "adjust", by=house.person(f"{BODY}.chair"))
    with pytest.raises(Refused) as refused:
        perform(item, "note_dealing", by=meeting.secretary, **dealing(house))
    assert refused.value.verdict.ground == Ground.CONDITION


def test_nothing_is_noted_before_the_meeting() -> None:
    house = a_house()
    meeting = a_called_meeting(house)
    with pytest.raises(Refused):
        perform(meeting.items.get(), "note_dealing", by=meeting.secretary, **dealing(house))


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("proposals", lambda house: {"proposals": [{"who": "", "text": "Bifall."}]}),
        ("left", lambda house: {"left": [house.person(f"{BODY}.deputy")]}),
        ("votes", lambda house: {"votes": {str(house.person(f"{BODY}.deputy").pk): "yes"}}),
        ("votes", lambda house: {"votes": {str(house.person(f"{BODY}.chair").pk): "kanske"}}),
        ("reservations", lambda house: {"reservations": [{"person": house.person("network.chair"), "text": ""}]}),
        (
            "reservations",
            lambda house: {"reservations": [{"person": house.person(f"{BODY}.chair"), "text": ""}] * 2},
        ),
        ("note", lambda house: {"note": "x" * 10_001}),
    ],
)
def test_only_what_can_be_so_is_noted(field: str, more: Any) -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    with pytest.raises(Invalid) as invalid:
        perform(meeting.items.get(), "note_dealing", by=meeting.secretary, **dealing(house, **more(house)))
    assert set(invalid.value.problems) == {field}


def test_one_who_leaves_neither_votes_nor_is_counted() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    perform(meeting, "note_presence", by=meeting.secretary, present=[chair, member, deputy])
    item = meeting.items.get()
    votes = {str(chair.pk): "yes", str(deputy.pk): "yes"}
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house, votes=votes, reservations=[], left=[member]))
    perform(item, "conclude", by=meeting.secretary, outcome="Informationen läggs till handlingarna.")
    item = AgendaItem.objects.get(pk=item.pk)
    assert [(one.person, one.served_by) for one in item.left.all()] == [(member, deputy)]
    assert [one["name"] for one in item.served] == [chair.name, deputy.name]


def test_what_is_noted_afterwards_changes_who_took_part() -> None:
    house = a_house()
    meeting = an_open_meeting(house)
    chair, member, deputy = (house.person(f"{BODY}.{role}") for role in ("chair", "member", "deputy"))
    perform(meeting, "note_presence", by=meeting.secretary, present=[chair, member, deputy])
    item = meeting.items.get()
    perform(item, "conclude", by=meeting.secretary, outcome="Klart.")
    item.refresh_from_db()
    assert [one["name"] for one in item.served] == [chair.name, member.name]
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house, votes={}, reservations=[], left=[member]))
    item.refresh_from_db()
    assert [one["name"] for one in item.served] == [chair.name, deputy.name]
    perform(item, "note_dealing", by=meeting.secretary, **dealing(house, votes={}, reservations=[]))
    item.refresh_from_db()
    assert [one["name"] for one in item.served] == [chair.name, member.name]


def test_others_note_nothing() -> None:
    house = a_house()
    item = an_open_meeting(house).items.get()
    for who in (f"{BODY}.member", "network.chair"):
        with pytest.raises(Refused) as refused:
            perform(item, "note_dealing", by=house.person(who), **dealing(house))
        assert refused.value.verdict.ground == Ground.PERSON
