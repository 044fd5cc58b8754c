"""The project's page and the list: axe finds nothing, and nothing sticks out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from projects.models import Project
from socinv.lifecycle import clock
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_planned_project,
    an_evaluated_project,
    at_the_end,
    decide_scale_up,
    propose,
)
from tests.plugins.browser import NewPage
from tests.projects.test_project_speed import a_long_project

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def projects(house: House) -> list[Project]:
    """One that is planned, one of six years with a late report, and one that was scaled up."""
    planned, long = a_planned_project(house), a_long_project(house, 24)
    days = {"period_from": clock.today() - timedelta(days=90), "period_to": clock.today() - timedelta(days=40)}
    long.reports.filter(number=23).update(**days, due=clock.today() - timedelta(days=12))
    ended = an_evaluated_project(house, "partly")
    with clock.at(at_the_end(ended)):
        decide_scale_up(house, propose(house, ended, parts=["Läxhjälpen"]))
    return [planned, long, ended]


def test_the_project_and_the_list(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page()
    found = projects(house)
    log_in(page, live_server.url, house.person("coordination.method"))
    for address in ["/projekt/", *(one.get_absolute_url() for one in found)]:
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        check(page)
