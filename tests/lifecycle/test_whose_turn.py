"""Whose turn it is: the database and the item itself give the same answer, for everybody."""

from __future__ import annotations

import pytest

from applications.conflict import conflict_of
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.factories import acts
from tests.factories.cases import a_draft, a_submitted_application, a_submitted_idea, an_application_for_decision
from tests.factories.house import House, a_house, delegate

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    house = a_house()
    a_draft(house)
    asked = a_submitted_idea(house).case
    acts.ask_expert(house, asked, house.person("expert"))
    perform(asked, "declare_conflict", by=house.person("network.secretary"), reason="Nära släkt.")
    a_submitted_application(house, departments=[house.departments["social"].pk])
    delegate(house.bodies["social-committee"], house.person("affiliated"))
    an_application_for_decision(house)
    a_submitted_idea(a_house())
    return house


def test_the_item_says_what_the_database_says(house: House) -> None:
    waiting = 0
    for person in User.objects.all():
        standing = standing_of(person, house.municipality.pk, clock.today())
        asked = set(WorkItem.objects.waiting_for(standing).values_list("pk", flat=True))
        said = {
            item.pk
            for item in WorkItem.objects.select_related("case")
            if item.is_turn_of(standing, barred=conflict_of(item.case, standing))
        }
        assert said == asked, person.name
        waiting += len(asked)
    assert waiting > 10


def test_one_in_conflict_keeps_only_the_departments_own(house: House) -> None:
    secretary = standing_of(house.person("network.secretary"), house.municipality.pk, clock.today())
    case = Case.objects.get(conflicts__person=secretary.person.pk)
    assess = WorkItem.objects.get(case=case, verb="assess")
    assert not assess.is_turn_of(secretary, barred=True)
    assert assess.is_turn_of(secretary, barred=False)
