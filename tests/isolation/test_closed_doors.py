"""Nothing of one municipality opens for anybody of another: every route, every kind of person, both ways."""

from __future__ import annotations

import re

import pytest

from socinv.lifecycle.models import Event
from socinv.organisation.models import User
from tests.isolation.addresses import addresses, routes_with_a_thing
from tests.isolation.asking import Visitor
from tests.isolation.town import Town

pytestmark = pytest.mark.django_db
# Open only in a later state than these cases are in, or under another guideline: tests/routes opens and closes them.
ELSEWHERE = {
    "project-judge", "evaluation-return", "project-propose", "project-drop", "project-scale-up", "follow-up-receive",
    "follow-up-return", "project-request", "project-position", "project-eu", "repayment-decide", "repayment-adjust",
    "repayment-exempt", "repayment-follow-up", "repayment-reconcile", "repayment-version",
    "fund-number", "fund-pay", "fund-carry-over", "fund-hand-back", "repayment-savings", "repayment-propose",
    "repayment-settle", "repayment-refund", "repayment-write-off",
}  # fmt: skip
BOTH, LOOK = ("GET", "POST"), ("GET",)
# How each kind of person asks, where it is not to look at one thing of each kind.
ASKS = {"coordination.method": (True, BOTH), "superuser": (False, BOTH)}
Found = dict[str, list[str]]
NUMBER = re.compile(r"\d+")
Asked = tuple[str, str, str]


def answers(person: User, found: Found, methods: tuple[str, ...]) -> dict[Asked, int]:
    """What the person is answered, by route, address and method."""
    visitor = Visitor(person)
    return {
        (route, url, method): visitor.ask(method, url).status_code
        for route, urls in found.items()
        for url in urls
        for method in methods
    }


def is_the_same_of_nothing(person: User, here: Town, asked: Asked, status: int) -> bool:
    """Whether the same is answered of a thing that is not there at all: a method that the page does not know."""
    _route, url, method = asked
    ref = next((case.ref for case in here.cases.values() if case.ref in url), "")
    nothing = url.replace(ref, "finns-inte") if ref else NUMBER.sub("999999999", url)
    return Visitor(person).ask(method, nothing).status_code == status


def one_of_each(found: Found) -> Found:
    return {route: urls[-1:] for route, urls in found.items()}


def test_every_route_that_is_about_a_thing_is_asked(towns: tuple[Town, Town]) -> None:
    asked = [addresses(town) for town in towns]
    for found in asked:
        assert set(found) == routes_with_a_thing()
    assert {route for route in asked[0] if asked[0][route] or asked[1][route]} == routes_with_a_thing()


@pytest.mark.parametrize("way", [0, 1])
def test_a_stranger_meets_nothing(towns: tuple[Town, Town], way: int) -> None:
    """Whoever it is of the other municipality, by whatever method: the page is not there, and nothing happens."""
    here, there = towns[way], towns[1 - way]
    everything = addresses(here)
    before = Event.objects.count()
    for kind, person in there.somebody.items():
        all_of_it, methods = ASKS.get(kind, (False, LOOK))
        got = answers(person, everything if all_of_it else one_of_each(everything), methods)
        told = {one: status for one, status in got.items() if status != 404}
        assert not {one for one, status in told.items() if not is_the_same_of_nothing(person, here, one, status)}, kind
    assert Event.objects.count() == before


def test_they_open_for_somebody_of_ones_own(towns: tuple[Town, Town]) -> None:
    """So that a 404 says something: each of the routes is open to somebody of the municipality itself."""
    wanted = routes_with_a_thing() - ELSEWHERE
    for town in towns:
        for person in town.somebody.values():
            visitor = Visitor(person)
            for route, urls in addresses(town).items():
                if route in wanted and any(visitor.get(url).status_code != 404 for url in urls):
                    wanted.discard(route)
    assert not wanted
