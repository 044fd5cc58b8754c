"""What a person is, read from seats, employments, delegations and doors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, User
from socinv.organisation.standing import Standing, standing_of
from tests.factories.house import House, a_house, a_person, delegate, employ, seat

DAY = timedelta(days=1)


def today_of(house: House, person: User) -> Standing:
    """The standing on this day."""
    return standing_of(person, house.municipality.pk, clock.today())


def test_everything_in_one_query(house: House) -> None:
    person = house.person("social-committee.member")
    employ(person, house.departments["culture"])
    delegate(house.bodies["social-committee"], person)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        standing = today_of(house, person)
    assert len(queries) == 1
    assert standing.is_affiliated
    assert standing.is_insider
    assert [(one.kind, one.role) for one in standing.seats] == [("committee", "member")]
    assert standing.departments == {house.departments["culture"].pk}
    assert set(standing.delegations) == {house.bodies["social-committee"].pk}


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(-5, None, True), (0, None, True), (1, None, False), (-5, 0, True), (-5, -1, False), (0, 0, True)],
)
def test_first_and_last_day_count(house: House, starts: int, ends: int | None, holds: bool) -> None:
    person, today = house.person("expert"), clock.today()
    last = None if ends is None else today + DAY * ends
    seat(person, house.bodies["network"], "member", starts=today + DAY * starts, ends=last)
    employ(person, house.departments["social"], starts=today + DAY * starts, ends=last)
    standing = today_of(house, person)
    assert bool(standing.seats) is bool(standing.departments) is holds


@pytest.mark.rule("SUN-02")
@pytest.mark.parametrize(("role", "coordinates"), [("member", True), ("chair", True), ("co-opted", False)])
def test_coordinator_by_seat_in_the_coordination(house: House, role: str, coordinates: bool) -> None:
    person = house.person("expert")
    seat(person, house.bodies["coordination"], role, competence="method")
    assert today_of(house, person).is_coordinator is coordinates


def test_nothing_in_another_municipality(house: House) -> None:
    other = a_house()
    standing = standing_of(house.person("network.chair"), other.municipality.pk, clock.today())
    assert not standing.is_affiliated
    assert not standing.is_insider


def test_closed_account_has_nothing(house: House) -> None:
    person = house.person("network.chair")
    person.is_active = False
    assert today_of(house, person).seats == ()


def test_door_alone_is_no_insider(house: House) -> None:
    standing = today_of(house, house.person("affiliated"))
    assert (standing.is_affiliated, standing.is_insider, standing.is_coordinator) == (True, False, False)
    assert not today_of(house, a_person()).is_affiliated


def test_seat_without_a_door(house: House) -> None:
    person = house.person("network.chair")
    Affiliation.objects.filter(person=person).delete()
    assert not today_of(house, person).is_affiliated
