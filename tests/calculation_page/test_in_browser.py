"""Building a gain as a person does it, and the pages under every width: axe finds nothing, nothing sticks out."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.accessible import check
from tests.browsing import log_in
from tests.calculation_page.examples import an_example
from tests.factories.house import a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_gain_is_built_and_the_page_says_what_it_means(live_server: Any, new_page: NewPage) -> None:
    house = a_house()
    application = an_example(house, changes={"effect_low": "0.1", "effect_high": "0.4"})
    page = new_page()
    log_in(page, live_server.url, house.person("education.writer"))
    page.goto(live_server.url + reverse("calculation", args=[application.case.ref]))
    check(page)
    page.get_by_role("link", name="Lägg till en vinst").click()
    page.get_by_label("Vad är vinsten?").fill("Färre placeringar")
    page.get_by_role("button", name="Spara och räkna om").click()
    page.get_by_role("link", name="4. Färre placeringar").click()
    page.get_by_label("Första året").fill("2024")
    page.get_by_label("Sista året").fill("2030")
    page.get_by_label("Vem vinner?").select_option(f"department:{house.departments['social'].pk}")
    for legend, value in (("Personer per år", "10"), ("Effekt per person och år", "1"), ("Pris per enhet", "50 000")):
        page.get_by_role("group", name=legend).get_by_label("Väntat").fill(value)
    check(page)
    page.get_by_role("button", name="Spara och räkna om").click()
    assert "att insatsen betalar sig för kommunen" in page.inner_text(".lead")
