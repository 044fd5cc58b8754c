"""Who takes part and who gains: read from the application, held against the municipality's own departments."""

from __future__ import annotations

from typing import Any

import pytest

from applications.content.participants import (
    concerned_committees,
    gaining_departments,
    left_out,
    named_departments,
    update_participations,
)
from applications.content.progress import progress
from applications.models import Application, Case, Participation
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    return an_approved_idea(house)


def written(application: Application, **changes: Any) -> Case:
    complete(application.case, "application", **changes)
    return Case.objects.get(pk=application.case_id)


def gain(application: Application, key: str, *departments: int) -> list[dict[str, object]]:
    return [
        row("benefits", application.case, f"{key}{number}", actor=f"department:{pk}")
        for number, pk in enumerate(departments)
    ]


def test_nothing_written_concerns_the_applicant_only(application: Application, house: House) -> None:
    case = application.case
    assert named_departments(case) == gaining_departments(case) == set()
    assert concerned_committees(case) == [house.bodies["education-committee"]]
    assert left_out(case) == []


@pytest.mark.rule("SUN-04")
def test_committees_of_those_who_apply_take_part_and_gain_each_once(application: Application, house: House) -> None:
    social, culture = house.departments["social"], house.departments["culture"]
    gains = gain(application, "r", social.pk, culture.pk, social.pk)
    case = written(application, departments=[social.pk], benefits=gains)
    names = [body.key for body in concerned_committees(case)]
    assert names == sorted(names) == ["culture-committee", "education-committee", "social-committee"]


@pytest.mark.rule("SUN-14")
def test_one_who_gains_and_does_not_take_part_is_left_out(application: Application, house: House) -> None:
    social, culture = house.departments["social"], house.departments["culture"]
    gains = gain(application, "r", application.case.department_id, social.pk, culture.pk)
    case = written(application, departments=[social.pk], benefits=gains)
    assert left_out(case) == [culture]
    (line,) = [line for state in progress(_of(case)) for line in state.left]
    assert line.text.startswith(culture.name)
    case = written(application, departments=[social.pk, culture.pk], benefits=gains)
    assert left_out(case) == []
    assert all(state.is_done for state in progress(_of(case)))


def _of(case: Case) -> Application:
    application = Application.objects.get(case=case)
    application.case = case
    return application


def test_a_department_of_another_municipality_is_nobody_here(application: Application) -> None:
    elsewhere = a_house().departments["social"]
    case = written(application, departments=[elsewhere.pk], benefits=gain(application, "r", elsewhere.pk))
    assert left_out(case) == []
    assert [body.municipality_id for body in concerned_committees(case)] == [case.municipality_id]
    assert not Participation.objects.filter(case=case).exists()


def test_the_rows_follow_what_is_written(application: Application, house: House) -> None:
    social, culture = house.departments["social"].pk, house.departments["culture"].pk
    case = written(application, departments=[social, application.case.department_id])
    assert _rows(case) == {social}, "the applicant is no participant of its own"
    case = written(application, departments=[culture])
    assert _rows(case) == {culture}
    update_participations(case)
    assert _rows(case) == {culture}, "twice is the same as once"
    assert _rows(written(application, departments=[])) == set()


def _rows(case: Case) -> set[int]:
    return set(Participation.objects.filter(case=case).values_list("department_id", flat=True))
