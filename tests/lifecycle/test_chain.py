"""A case from idea to decision, step by step, each as the person whose turn it is (SUN-30)."""

from __future__ import annotations

import pytest

from applications.models import Case, Step, Version
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.telling import sentence
from socinv.notices.models import Notice
from tests.factories.cases import a_granted_application, a_submitted_application, open_step
from tests.factories.house import a_house

pytestmark = pytest.mark.django_db
PROJECT, BEFORE_START = "projects.project", ("appoint", "assess_eu", "set_number", "submit")


@pytest.mark.rule("SUN-30", "SUN-06", "SUN-09")
def test_the_whole_chain_ends_in_a_grant() -> None:
    house = a_house()
    application = a_granted_application(house)
    case = Case.objects.get(pk=application.case_id)
    assert (application.status, case.status, case.stage) == ("granted", "granted", "ended")
    assert case.granted_amount == 500_000
    answered = list(Step.objects.filter(case=case, status="answered").order_by("id").values_list("key", flat=True))
    assert answered == ["assessment", "stance", "preparation", "decision"]
    waiting = set(WorkItem.objects.open().filter(case=case).values_list("thing", "verb"))
    assert waiting == {("applications.case", "assign_coordinators"), *((PROJECT, verb) for verb in BEFORE_START)}
    assert Version.objects.filter(case=case).count() == 2
    assert Notice.objects.filter(event__case=case).exists()
    for event in Event.objects.filter(case=case):
        assert sentence(event)
        assert "%(" not in sentence(event)


@pytest.mark.rule("SUN-04")
def test_every_concerned_committee_gets_its_turn() -> None:
    house = a_house()
    social = house.departments["social"].pk
    application = a_submitted_application(house, departments=[social])
    assert open_step(application.case, "stance", "education-committee").status == "open"
    assert open_step(application.case, "stance", "social-committee").status == "open"
