"""Every change of the organisation is noted, and the note stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InternalError, NotSupportedError, connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.organisation.change_telling import details, sentence
from socinv.organisation.models import Employment, Membership, OrganisationChange
from socinv.organisation.recording import FIELDS, alone, keep
from tests.factories.house import House, a_house, seat

REFUSED = (InternalError, NotSupportedError, DatabaseError)


def a_change(house: House) -> OrganisationChange:
    """A noted change of a seat."""
    with alone(house.municipality.pk):
        thing = Membership.objects.get(person=house.person("network.chair"))
        thing.ends = clock.today()
        made = keep(thing, house.person("coordination.method"), house.municipality.pk)
    assert made is not None
    return made


@pytest.mark.parametrize(
    "statement",
    ["UPDATE organisation_organisationchange SET actor_name = 'X'", "DELETE FROM organisation_organisationchange"],
)
def test_database_refuses_to_change_or_delete(house: House, statement: str) -> None:
    a_change(house)
    with pytest.raises(REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert OrganisationChange.objects.count() == 1


def test_note_says_who_when_before_and_after(house: House) -> None:
    change = a_change(house)
    assert change.actor_name == house.person("coordination.method").name
    assert (change.before["ends"], change.after["ends"]) == (None, clock.today().isoformat())
    assert house.person("network.chair").name in sentence(change)
    assert details(change) == f"till och med: – → {clock.today().isoformat()}"


def test_nothing_changed_is_not_noted(house: House, coordinator: Client) -> None:
    given = seat(house.person("expert"), house.bodies["network"], "member")
    coordinator.post(reverse("membership", args=[given.pk]), {"starts": "2000-01-01", "ends": ""})
    assert not OrganisationChange.objects.exists()


def test_coordinators_own_seat_is_noted_too(house: House, coordinator: Client) -> None:
    me = house.person("coordination.method")
    said = {"body": house.bodies["network"].pk, "role": "chair", "starts": "2026-01-01"}
    coordinator.post(reverse("person-seat", args=[me.pk]), said)
    change = OrganisationChange.objects.get()
    assert (change.actor, change.after["person"], change.after["role"]) == (me, me.name, "chair")


def changes(house: House) -> list[tuple[str, list[Any], dict[str, Any]]]:
    """Route, its arguments and form data of one change of each kind."""
    text = StandardText.objects.create(municipality=house.municipality, use="decision", title="A", text="B")
    job = Employment.objects.get(person=house.person("social.writer"))
    committee = house.bodies["social-committee"].pk
    return [
        ("person-add", [], {"name": "Ny Fiktelius", "email": "ny@exempel.invalid"}),
        ("person", [house.person("expert").pk], {"name": "Annan Fiktelius"}),
        ("admin-body-add", [], {"name": "Nya nämnden"}),
        ("admin-body", [committee], {"name": "Omdöpta nämnden"}),
        ("membership-add", [committee], {"person": house.person("expert").pk, "role": "chair", "starts": "2026-01-01"}),
        ("department-add", [], {"name": "Nya kontoret", "committee": committee}),
        ("department", [house.departments["culture"].pk], {"name": "Kontoret", "committee": committee}),
        ("employment-add", [house.departments["culture"].pk],
         {"person": house.person("expert").pk, "starts": "2026-01-01"}),
        ("employment", [job.pk], {"starts": "2000-01-01", "ends": "2030-01-01"}),
        ("delegation-add", [], {"body": committee, "holder": house.person("social.head").pk, "reference": "§ 1",
                                "starts": "2026-01-01", "ends": "2030-01-01"}),
        ("text-add", [], {"use": "stance", "title": "C", "text": "D"}),
        ("text", [text.pk], {"use": "stance", "title": "E", "text": "F"}),
    ]  # fmt: skip


def test_every_kind_is_noted_and_told(house: House, coordinator: Client) -> None:
    for name, args, said in changes(house):
        before = OrganisationChange.objects.count()
        assert coordinator.post(reverse(name, args=args), said).status_code == 302, name
        assert OrganisationChange.objects.count() == before + 1, name
    told = coordinator.get(reverse("organisation-changes")).context["items"]
    assert len(told) == OrganisationChange.objects.count()
    who = house.person("coordination.method").name
    assert all(who in item["sentence"] and "%(" not in item["sentence"] for item in told)
    assert {change.thing for change in OrganisationChange.objects.all()} <= set(FIELDS)


def test_another_municipalitys_changes_are_not_shown(house: House, coordinator: Client) -> None:
    a_change(a_house())
    assert not coordinator.get(reverse("organisation-changes")).context["items"]


def test_without_changes_the_page_says_so(house: House, coordinator: Client) -> None:
    assert "Inget har ändrats än" in coordinator.get(reverse("organisation-changes")).content.decode()
