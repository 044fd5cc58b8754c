"""Whose turn it is: the database and the item itself give the same answer, for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from applications.conflict import conflict_of
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.turns import Turns
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.factories import acts
from tests.factories.cases import a_draft, a_submitted_application, a_submitted_idea, an_application_for_decision
from tests.factories.house import House, a_house, delegate, employ, seat
from tests.factories.projects import (
    a_project_ready_to_start,
    a_running_project,
    a_submitted_evaluation,
    a_written_report,
    ask_change,
    ask_results,
    judge,
    report_of,
)

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
    _a_project(house)
    return house


def _a_project(house: House) -> None:
    """The steering group has a report and a question, the management group a change; some have two seats."""
    project = a_running_project(house, "culture")
    a_written_report(house, report_of(project))
    ask_change(house, project)
    ask_results(house, project)
    seat(house.person("culture.writer"), project.project_group, "member")
    seat(house.person("social.writer"), project.steering_group, "co-opted")
    employ(house.person("management-group.secretary"), house.departments["culture"])


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
    assert waiting > 20


def test_all_items_at_once_say_the_same_from_the_other_end(house: House) -> None:
    """Those who are reminded of an item are those who find it among what waits for them."""
    items, day = WorkItem.objects.open(), clock.today()
    people = {person.pk: standing_of(person, house.municipality.pk, day) for person in User.objects.all()}
    waiting = {pk: set(items.waiting_for(one).values_list("pk", flat=True)) for pk, one in people.items()}
    turns = Turns(items, day)
    for item in items.filter(municipality=house.municipality):
        assert turns.of(item) == {pk for pk, found in waiting.items() if item.pk in found}, item


def test_a_projects_own_work_is_never_barred_and_the_decision_about_it_is(house: House) -> None:
    """One who works at the department that applied may lead its project, but not decide about it."""
    items = {(item.thing, item.verb): item for item in WorkItem.objects.open().filter(thing__startswith="projects.")}
    report, change = items["projects.report", "submit"], items["projects.change", "decide"]

    def is_turn_of(item: WorkItem, role: str) -> bool:
        return item.is_turn_of(standing_of(house.person(role), house.municipality.pk, clock.today()), barred=True)

    assert is_turn_of(report, "culture.writer")
    assert not is_turn_of(items["projects.resultsrequest", "answer"], "social.writer")
    assert not is_turn_of(change, "management-group.secretary")


def test_one_in_conflict_keeps_only_the_departments_own(house: House) -> None:
    secretary = standing_of(house.person("network.secretary"), house.municipality.pk, clock.today())
    case = Case.objects.get(conflicts__person=secretary.person.pk)
    assess = WorkItem.objects.get(case=case, verb="assess")
    assert not assess.is_turn_of(secretary, barred=True)
    assert assess.is_turn_of(secretary, barred=False)


@pytest.mark.rule("SUN-12")
def test_a_seat_that_ends_waits_for_somebody_over_the_start_and_until_the_evaluation(db: None) -> None:
    house = a_house()
    project = a_project_ready_to_start(house)
    leader = project.project_group.memberships.get(role="chair")
    waiting = WorkItem.objects.open().filter(thing="projects.project", thing_id=project.pk, verb="appoint")
    method = house.person("coordination.method")
    perform(project, "release", by=method, membership=leader, ends=clock.today() + timedelta(days=60))
    perform(project, "start", by=house.person("project.owner"), day=clock.today())
    assert waiting.exists()
    perform(project, "begin_closing", by=house.person("project.owner"))
    assert waiting.exists()
    project.reports.update(status="accepted", sent_at=clock.now())
    judge(house, a_submitted_evaluation(house, project))
    assert not waiting.exists()
