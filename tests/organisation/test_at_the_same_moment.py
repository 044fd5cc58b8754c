"""Two coordinators press the button at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from socinv.organisation.models import Body, Membership, OrganisationChange, User
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db(transaction=True)


def both(house: House, url: str, said: dict[str, Any]) -> list[int]:
    """The answers when the two coordinators post the same form at the same moment."""
    gate = Barrier(2)
    clients = []
    for competence in ("method", "evaluation"):
        client = Client()
        client.force_login(house.person(f"coordination.{competence}"))
        clients.append(client)

    def post(client: Client) -> int:
        gate.wait()
        try:
            return client.post(url, said).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(post, clients))


def test_one_seat_is_given() -> None:
    house = a_house()
    said = {"person": house.person("expert").pk, "role": "chair", "starts": "2026-01-01"}
    assert both(house, reverse("membership-add", args=[house.bodies["network"].pk]), said) == [200, 302]
    assert Membership.objects.filter(person=house.person("expert")).count() == 1
    assert OrganisationChange.objects.count() == 1


def test_one_person_and_one_body_are_added() -> None:
    house = a_house()
    assert both(house, reverse("person-add"), {"name": "Ny Fiktelius", "email": "ny@exempel.invalid"}) == [200, 302]
    assert User.objects.filter(email="ny@exempel.invalid").count() == 1
    assert both(house, reverse("admin-body-add"), {"name": "Nya nämnden"}) == [200, 302]
    assert Body.objects.filter(name="Nya nämnden").count() == 1
