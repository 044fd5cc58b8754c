"""Application periods that open and close: told to those who write applications and to the coordinators."""

from __future__ import annotations

from datetime import timedelta

import pytest

from socinv.lifecycle.working_days import working_day
from tests.factories.house import House, a_house
from tests.factories.long_way import a_period
from tests.notices.nights import reminders, run

pytestmark = [pytest.mark.django_db, pytest.mark.rule("NOR-03")]
WHO = ("education.writer", "culture.head", "coordination.method")


@pytest.fixture
def house() -> House:
    return a_house()


def test_before_it_opens_that_day_and_before_it_closes(house: House) -> None:
    period = a_period(house, opens=20, closes=60)
    for due, offsets in ((period.opens, (-6, -5, -4, 0, 1)), (period.closes, (-11, -10, -9, -2, 0, 2))):
        for offset in offsets:
            run(working_day(due, offset))
    for who in WHO:
        told = [
            one.key.partition(":")[0].rpartition(".")[2] + one.key.rpartition(":")[2] for one in reminders(house, who)
        ]
        assert told == [
            "openspeople-5", "openspeople+0", "closespeople-10", "closespeople-2", "closespeople+0",
        ], who  # fmt: skip
    assert reminders(house, "network.chair") == reminders(house, "affiliated") == []
    assert reminders(a_house(), "education.writer") == []


def test_a_missed_opening_is_made_up_for_but_not_for_ever(house: House) -> None:
    period = a_period(house, opens=20, closes=120)
    run(period.opens + timedelta(days=4))
    assert [one.due for one in reminders(house, "education.writer")] == [period.opens]
    other = a_house()
    missed = a_period(other, opens=20, closes=120)
    run(missed.opens + timedelta(days=30))
    assert reminders(other, "education.writer") == []


def test_the_last_reminder_is_on_the_last_day(house: House) -> None:
    period = a_period(house, closes=20)
    run(working_day(period.closes, -2))
    assert [one.due for one in reminders(house, "education.writer")] == [period.closes]
    run(period.closes + timedelta(days=1))
    assert len(reminders(house, "education.writer")) == 1
