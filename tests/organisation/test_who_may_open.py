"""The administration is the coordinators'; for everybody else it is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver

from socinv.lifecycle import clock
from socinv.organisation import urls
from socinv.organisation.models import Membership
from tests.factories.house import House, a_house, seat
from tests.organisation.conftest import SignedIn
from tests.organisation.routes import PAGES, PERIOD_PAGES, WITH_ROW, furnish, pages, period_pages
from tests.presentation.markup import Markup

OTHERS = ["network.chair", "management-group.chair", "social-committee.secretary", "education.head", "education.writer",
          "expert", "affiliated", "outsider"]  # fmt: skip


def test_every_route_is_in_the_list() -> None:
    names = {pattern.name for pattern in urls.urlpatterns}
    assert names == {*PAGES, *PERIOD_PAGES, "process", "process-difference", "me"}
    assert get_resolver() is not None


@pytest.mark.parametrize("name", PAGES)
def test_coordinator_opens(house: House, coordinator: Client, name: str) -> None:
    furnish(house)
    answer = coordinator.get(pages(house)[name])
    assert answer.status_code == 200
    drawn = Markup(answer.content.decode())
    assert drawn.faults == []
    assert drawn.dangling == set()
    assert len(drawn.attributes("h1")) == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_opens(house: House, signed_in: SignedIn, method: str) -> None:
    furnish(house)
    for who in OTHERS:
        client = signed_in(house.person(who))
        for name, url in pages(house).items():
            assert getattr(client, method)(url).status_code == 404, f"{who} {name}"


def test_anonymous_is_asked_to_log_in(house: House) -> None:
    furnish(house)
    for url in pages(house).values():
        assert Client().get(url)["Location"].startswith("/logga-in/")


def test_expired_seat_opens_nothing(house: House, signed_in: SignedIn) -> None:
    furnish(house)
    person = house.person("coordination.method")
    Membership.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    client = signed_in(person)
    assert {client.get(url).status_code for url in pages(house).values()} == {404}


def test_co_opted_in_the_coordination_opens_nothing(house: House, signed_in: SignedIn) -> None:
    furnish(house)
    seat(house.person("affiliated"), house.bodies["coordination"], "co-opted")
    client = signed_in(house.person("affiliated"))
    assert {client.get(url).status_code for url in pages(house).values()} == {404}


@pytest.mark.parametrize("method", ["get", "post"])
def test_periods_are_there_only_where_the_guideline_has_them(house: House, coordinator: Client, method: str) -> None:
    furnish(house)
    for name, url in period_pages(house).items():
        assert getattr(coordinator, method)(url).status_code == 404, name


@pytest.mark.parametrize("name", WITH_ROW)
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_municipality_is_not_there(house: House, coordinator: Client, name: str, method: str) -> None:
    other = a_house()
    furnish(other)
    assert getattr(coordinator, method)(pages(other)[name]).status_code == 404
