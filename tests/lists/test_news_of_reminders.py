"""Reminders among what is new: in order of time, read when they are shown, and only of what one still sees."""

from __future__ import annotations

import pytest

from socinv.lifecycle.working_days import working_day
from socinv.notices.models import Notice
from socinv.organisation.models import Membership
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house
from tests.lists.asking import page
from tests.notices.nights import due_of, morning, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    house = a_house()
    a_submitted_idea(house)
    return house


def test_a_reminder_stands_first_and_is_read(house: House) -> None:
    chair, day = house.person("network.chair"), working_day(due_of("assess"), -1)
    run(day)
    with morning(day, 9):
        text = page(chair, "/nytt/")
        assert text.index("Pröva idén, senast") < text.index("fick ärendet för idéprövning")
        assert Notice.objects.get(recipient=chair, event=None).link in text
        assert not Notice.objects.filter(recipient=chair, read_at=None).exists()
        assert Notice.objects.filter(recipient=house.person("network.secretary"), event=None, read_at=None).exists()
        assert "Pröva idén, senast" in page(chair, "/")


def test_of_a_case_one_no_longer_sees_nothing_is_shown(house: House) -> None:
    day = working_day(due_of("assess"), -1)
    run(day)
    Membership.objects.filter(person=house.person("network.chair")).delete()
    with morning(day, 9):
        assert "Pröva idén" not in page(house.person("network.chair"), "/nytt/")


def test_another_s_reminders_are_not_shown(house: House) -> None:
    day = working_day(due_of("assess"), -1)
    run(day)
    with morning(day, 9):
        assert "Pröva idén, senast" not in page(house.person("management-group.chair"), "/nytt/")
