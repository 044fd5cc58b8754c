"""A query built once answers as if it had been built for each question."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test.utils import CaptureQueriesContext

from socinv.lifecycle import clock
from socinv.organisation.models import Delegation, Membership
from socinv.organisation.prepared import Prepared
from tests.factories.house import a_house, delegate

pytestmark = pytest.mark.django_db


def test_answers_as_the_query_does() -> None:
    house = a_house()
    built = []

    def seats(person: int, day: date) -> object:
        built.append(person)
        return Membership.objects.on(day).filter(person=person).order_by("pk").values_list("pk", "role")

    prepared = Prepared(seats, person=-1, day=date(1, 1, 1))  # type: ignore[arg-type]
    for who in ("network.chair", "coordination.method", "outsider", "network.chair"):
        for day in (clock.today(), clock.today() - timedelta(days=40_000)):
            person = house.person(who).pk
            wanted = Membership.objects.on(day).filter(person=person).order_by("pk").values_list("pk", "role")
            assert prepared.rows(person=person, day=day) == list(wanted)
    assert built == [-1]


def test_an_argument_may_stand_in_several_places(django_assert_num_queries: type[CaptureQueriesContext]) -> None:
    house = a_house()
    delegate(house.bodies["social-committee"], house.person("social-committee.member"))

    def held(body: int, day: date) -> object:
        return Delegation.objects.on(day).filter(body=body).values_list("body_id")

    prepared = Prepared(held, body=-1, day=date(1, 1, 1))  # type: ignore[arg-type]
    body = house.bodies["social-committee"].pk
    with django_assert_num_queries(2):  # type: ignore[arg-type]
        assert prepared.rows(body=body, day=clock.today()) == [(body,)]
        assert prepared.rows(body=body, day=date(2000, 1, 1)) == []
