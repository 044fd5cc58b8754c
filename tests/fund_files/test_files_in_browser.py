"""Files to and from the accounting system: axe finds nothing, nothing sticks out, also on a phone and with mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accessible import check
from tests.factories.house import a_house
from tests.fund_files.funds import FILES, FRAMES, PAYMENTS, a_kept_file, a_paid_project, csv_of, line
from tests.plugins.browser import NewPage
from tests.projects.test_ending_in_the_browser import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEEPER = "coordination.method"


def test_a_file_is_booked(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    project = a_paid_project(house)
    rows = line(project, 130_000), line(project, 7, "A2", number="7777"), line(project, -9, "A3", account="2440")
    file = a_kept_file(house, csv_of(*rows))
    visit = Visit(new_page(), live_server, house)
    for address in (FILES, file.get_absolute_url(), PAYMENTS, FRAMES):
        visit.check(KEEPER, address)
    page = visit.open(KEEPER, FILES)
    wrong = csv_of(line(project, "tusen"))
    page.set_input_files("#id_file", {"name": "fel.csv", "mimeType": "text/csv", "buffer": wrong})
    page.get_by_role("button", name="Läs in och visa").click()
    page.get_by_text("Rad 2").wait_for()
    check(page)
    page.goto(live_server.url + file.get_absolute_url())
    page.get_by_role("button", name="Bokför kostnaderna").click()
    page.get_by_text("130 000 kr är bokfört").wait_for()
