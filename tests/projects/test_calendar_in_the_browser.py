"""The calendar as it is seen: axe finds nothing and nothing sticks out, as a list and as a month, wide and narrow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from applications.content.saving import save_part
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from tests.accessible import at_width, check
from tests.browsing import log_in
from tests.factories.cases import a_submitted_idea
from tests.factories.house import a_house, seat
from tests.factories.projects import a_running_project
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Förebyggande föräldrastödsprogram för familjer med barn i förskoleåldern"


def test_list_and_month_at_both_widths(new_page: NewPage, live_server: Any) -> None:
    house, today = a_house(), timezone.localdate()
    project = a_running_project(house, title=LONG)
    late = a_submitted_idea(house, "social")
    WorkItem.objects.filter(case=late.case).update(due=today - timedelta(days=12))
    part = project.part("plan")
    assert part is not None
    rows = [
        {"id": f"r{number}", "what": f"Utbildningsinsats {number}", "who": "Utvecklingsledaren", "ends": "",
         "starts": (today + timedelta(days=days)).isoformat(), "state": state}
        for number, (days, state) in enumerate([(0, "todo"), (0, "done"), (4, "todo"), (40, "todo")])
    ]  # fmt: skip
    save_part(project, part, {"activities": rows}, {}, by=house.person("project.leader"))
    seat(house.person("expert"), house.bodies["network"], "member", ends=clock.today() + timedelta(days=2))
    page = new_page(base_url=live_server.url)
    log_in(page, live_server.url, house.person("coordination.method"))
    for query, marked in (("", ".agenda .today"), ("?show=month&kind=plan&kind=step", "td[aria-current=date]")):
        page.goto(f"/kalender/{query}")
        assert page.locator(marked).count() == 1
        check(page)
    at_width(page, 375)
    assert not page.locator("td.free").first.is_visible()
    page = new_page(javascript=False, base_url=live_server.url)
    log_in(page, live_server.url, house.person("coordination.method"))
    page.goto("/kalender/?show=month&kind=plan")
    page.get_by_role("link", name="Lista").click()
    page.get_by_label("Vems", exact=True).select_option("Bara mina")
    page.get_by_role("button", name="Visa det valda").click()
    page.wait_for_url("**whose=mine**")
    assert "kind=plan" in page.url, "what was chosen before is kept"
