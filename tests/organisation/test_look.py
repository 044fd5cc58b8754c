"""The pages in a browser: nothing for axe to find, nothing sticks out, works without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.accessible import check
from tests.factories.house import House, a_house
from tests.organisation.routes import furnish, pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(new_page: Any, live_server: Any, house: House, width: int, **options: Any) -> Any:
    """A page of a coordinator who has logged in."""
    client = Client()
    client.force_login(house.person("coordination.method"))
    page = new_page(width=width, base_url=live_server.url, **options)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    return page


def test_every_page(new_page: Any, live_server: Any) -> None:
    house = a_house()
    furnish(house)
    page = opened(new_page, live_server, house, 1280)
    for url in (*pages(house).values(), reverse("process"), reverse("me")):
        page.goto(url)
        check(page)


def test_seat_is_given_without_javascript(new_page: Any, live_server: Any) -> None:
    house = a_house()
    page = opened(new_page, live_server, house, 375, javascript=False)
    page.goto(reverse("admin-body", args=[house.bodies["network"].pk]))
    page.get_by_role("link", name="Lägg till uppdrag").click()
    page.get_by_label("Person").select_option(str(house.person("expert").pk))
    page.get_by_label("Till och med, åååå-mm-dd").fill("1999-01-01")
    page.get_by_role("button", name="Lägg till uppdraget").click()
    page.get_by_role("heading", name="uppgift").first.wait_for()
    page.get_by_label("Roll").select_option("deputy")
    page.get_by_label("Till och med, åååå-mm-dd").fill("")
    page.get_by_role("button", name="Lägg till uppdraget").click()
    page.get_by_text("har fått uppdraget").wait_for()
    page.get_by_role("link", name=house.person("expert").name).wait_for()
