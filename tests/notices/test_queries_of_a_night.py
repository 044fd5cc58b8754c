"""A night's run asks as many queries of many deadlines as of few, from reading them to writing the messages."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socinv.lifecycle import clock
from socinv.lifecycle.working_days import working_day
from socinv.notices.models import Mail, Notice
from tests.factories.cases import a_submitted_application, a_submitted_idea
from tests.factories.house import House, a_house, delegate
from tests.factories.long_way import a_period
from tests.factories.projects import a_running_project
from tests.notices.nights import run

pytestmark = pytest.mark.django_db


def fill(house: House) -> None:
    """Something of each kind that has a day."""
    a_submitted_idea(house)
    a_submitted_application(house)
    delegate(house.bodies["education-committee"], house.person("education-committee.member"), ends=soon())


def soon() -> date:
    return working_day(clock.today(), 20)


def test_more_deadlines_are_no_more_queries() -> None:
    house, counts, written = a_house(), list[int](), list[int]()
    a_running_project(house)
    a_period(house, opens=10, closes=90)
    fill(house)
    for more in (0, 3):
        for _n in range(more):
            fill(house)
        Notice.objects.all().delete()
        Mail.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            written.append(run(working_day(clock.today(), 25)))
        counts.append(len(asked))
    assert written[1] > 2 * written[0]
    assert counts[0] == counts[1]
