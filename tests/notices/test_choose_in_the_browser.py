"""One's own notices as they are seen: axe finds nothing and nothing sticks out, with and without an address."""

from __future__ import annotations

from typing import Any

import pytest

from socinv.notices.models import Choice
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_choosing_and_making_an_address(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page(base_url=live_server.url)
    log_in(page, live_server.url, house.person("network.chair"))
    page.goto("/jag/aviseringar/")
    question = page.get_by_role("group", name="Ansökningsperioder")
    question.get_by_label("Bara här i systemet").check()
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Dina val är sparade.").wait_for()
    assert dict(Choice.objects.values_list("kind", "how")) == {"period": "system"}
    page.get_by_role("button", name="Skapa adress").click()
    field = page.get_by_label("Kalenderns adress")
    field.wait_for()
    assert field.input_value().endswith(".ics")
    check(page)
