"""A page costs as much with many rows as with few, and never more than fifteen queries."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, Body, Department, User
from tests.factories.house import House, delegate, employ, seat
from tests.organisation.routes import furnish, pages

MOST = 15


def cost(client: Client, url: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def fill(house: House) -> None:
    """Thirty of everything."""
    here, soon = house.municipality, clock.today() + timedelta(days=9)
    for number in range(30):
        person = User.objects.create(email=f"fler{number}@exempel.invalid", name=f"Fler Påhittade {number}")
        idle = User.objects.create(email=f"utan{number}@exempel.invalid", name=f"Utan Påhittad {number}")
        for one in (person, idle):
            Affiliation.objects.create(person=one, municipality=here)
        body = Body.objects.create(municipality=here, key=f"n{number}", kind="committee", name=f"Nämnd {number}")
        part = Department.objects.create(municipality=here, key=f"f{number}", name=f"Kontor {number}", committee=body)
        Department.objects.create(municipality=here, key=f"t{number}", name=f"Tomt {number}", committee=body)
        seat(person, house.bodies["network"], "member", ends=soon)
        seat(person, body, "member", ends=soon)
        employ(person, part)
        employ(person, house.departments["social"])
        delegate(body, person, ends=soon)
        delegate(body, idle)
        StandardText.objects.create(municipality=here, use="stance", title=f"Text {number}", text="Ord.")


def test_queries_do_not_grow(house: House, coordinator: Client) -> None:
    furnish(house)
    urls = {**pages(house), "process": reverse("process"), "me": reverse("me")}
    coordinator.get(urls["me"])
    few = {name: cost(coordinator, url) for name, url in urls.items()}
    fill(house)
    for name, url in urls.items():
        many = cost(coordinator, url)
        assert many <= few[name] + 2, f"{name}: a list that was empty may cost a query, no more"
        assert many <= MOST, name
