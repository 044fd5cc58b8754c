"""A project from the grant to the council's decision, and what each step leads to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from projects.models import Lesson, Project, ResourceMove
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from tests.factories.house import a_house
from tests.factories.projects import (
    a_running_project,
    a_sent_report,
    an_evaluated_project,
    ask_change,
    at_the_end,
    decide_change,
    decide_scale_up,
    propose,
    report_of,
)

pytestmark = pytest.mark.django_db


def _waiting(project: Project) -> set[tuple[str, str]]:
    return set(WorkItem.objects.open().filter(case=project.case).values_list("thing", "verb"))


@pytest.mark.rule("SUN-33")
def test_reports_follow_the_schedule_and_come_in_order() -> None:
    house = a_house()
    project = a_running_project(house)
    reports = list(project.reports.all())
    assert reports[0].period_from == project.starts
    assert reports[-1].period_to == project.ends
    assert WorkItem.objects.open().filter(thing="projects.report").count() == 1
    sent = a_sent_report(house, report_of(project))
    assert sent.measurements.count() == project.indicators.count()
    assert (sent.girls, sent.boys, sent.other) == (12, 10, 1)
    assert set(WorkItem.objects.open().filter(thing="projects.report").values_list("verb", flat=True)) == {
        "accept", "submit",
    }  # fmt: skip


@pytest.mark.rule("SUN-07")
def test_a_granted_extension_moves_the_end_and_makes_more_reports() -> None:
    house = a_house()
    project = a_running_project(house)
    before = project.reports.count()
    assert project.ends is not None
    later = project.ends.replace(year=project.ends.year + 1)
    decide_change(house, ask_change(house, project, "extension", ends=later, amount=Decimal(50_000)))
    fresh = Project.objects.get(pk=project.pk)
    assert (fresh.ends, fresh.first_ends) == (later, project.ends)
    assert fresh.budget == (project.budget or 0) + 50_000
    assert fresh.reports.count() > before


@pytest.mark.rule("SUN-34", "SUN-36", "SUN-44")
def test_to_the_council_and_closed() -> None:
    house = a_house()
    project = an_evaluated_project(house)
    assert project.status == "evaluated"
    assert Lesson.objects.filter(project=project).exists()
    with clock.at(at_the_end(project)):
        scale_up = propose(house, project, parts=["Läxhjälpen"])
        bodies = house.bodies
        move = {
            "from_body": bodies["social-committee"], "to_body": bodies["education-committee"],
            "amount": Decimal(400_000), "from_year": 2030,
        }  # fmt: skip
        decide_scale_up(house, scale_up, moves=[move])
    assert Project.objects.get(pk=project.pk).status == "closed"
    assert ResourceMove.objects.get().amount == 400_000
    repayment = ("repayment.plan", "report_saving")  # goes on for years
    assert _waiting(project) <= {("projects.report", "accept"), ("applications.case", "assign_coordinators"), repayment}
