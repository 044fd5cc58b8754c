"""The pages for actors and periods in a browser: nothing for axe to find, nothing sticks out, also when refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import a_house
from tests.factories.processes import a_variant, under
from tests.organisation.guidelines import PERIODS, an_actor, with_actors
from tests.organisation.routes import furnish, period_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_page(new_page: Any, live_server: Any) -> None:
    with a_variant(periods=PERIODS, **with_actors()) as process:
        house = under(a_house(), process)
        furnish(house)
        actor = an_actor(house)
        page = new_page(base_url=live_server.url)
        log_in(page, live_server.url, house.person("coordination.method"))
        add = f"{reverse('admin-body-add')}?slag=aktor"
        bodies = (reverse("admin-bodies"), reverse("admin-body", args=[actor.pk]), reverse("administration"))
        for url in (*period_pages(house).values(), add, *bodies):
            page.goto(url)
            check(page)
        page.goto(add)
        page.get_by_label("Namn").fill("Stiftelsen Stegvis")
        page.get_by_role("button", name="Lägg till").click()
        expect(page.get_by_role("link", name="Välj vad det är för slags aktör")).to_be_visible()
        check(page)
        page.get_by_label("Förening", exact=True).check()
        page.get_by_role("button", name="Lägg till").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Stiftelsen Stegvis")
