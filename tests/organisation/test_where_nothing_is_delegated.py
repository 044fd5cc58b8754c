"""Where no step of the guideline may be delegated, no page offers delegations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle.process.schema import Review
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under


@pytest.fixture
def house(db: None, request: pytest.FixtureRequest) -> Iterator[House]:
    """A municipality whose guideline lets a committee delegate its answer, or not."""
    review = a_process().review
    steps = {
        phase: tuple(one.model_copy(update={"may_delegate": request.param}) for one in getattr(review, phase))
        for phase in ("idea", "application")
    }
    with a_variant(review=Review(**steps)) as process:
        yield under(a_house(), process)


@pytest.mark.parametrize(("house", "offered"), [(True, True), (False, False)], indirect=["house"])
def test_delegations_are_offered_where_there_may_be_some(house: House, coordinator: Client, offered: bool) -> None:
    committee = next(one for one in house.bodies.values() if one.kind == "committee")
    person = house.person("network.chair")
    pages = [
        (reverse("administration"), "delegationer/"),
        (reverse("person", args=[person.pk]), "Delegationer"),
        (reverse("body", args=[committee.key]), "Delegationer som gäller"),
    ]
    for address, said in pages:
        assert (said in coordinator.get(address).content.decode()) is offered, address
