"""Every guideline that comes with the system can be followed: from the first form to the decision, by its own steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from applications.models import Application, Case, Step
from projects.models import Project
from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.load import versions_of
from tests.factories.following import (
    AGAINST,
    ON,
    answer_all,
    answer_step,
    in_force,
    send_in_the_application,
    send_in_the_first,
)
from tests.factories.house import House, a_house_of

pytestmark = pytest.mark.django_db

ALL = all_processes()
NAMES = [f"{slug}@{version}" for slug, version in ALL]


def _answered(house: House, case: Case, outcomes: tuple[str, ...], *, until: str = "") -> str:
    """Answer every step as it comes with one of the outcomes; at the step named with one of those against."""
    while (step := Step.objects.filter(case=case, status="open").order_by("pk").first()) is not None:
        wanted = AGAINST if f"{step.phase}.{step.key}" == until else outcomes
        outcome = next(one for one in step.rule.leads if one in wanted)
        answer_step(house, step, outcome)
        if wanted is AGAINST:
            answer_all(house, case, step.key, outcome)
            return outcome
        if step.phase == "idea" and not Step.objects.filter(case=case, status="open").exists():
            send_in_the_application(house, case)
    return ""


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_to_a_grant_and_a_project(process: Process) -> None:
    with in_force(process):
        house = a_house_of(process)
        case = send_in_the_first(house, process)
        _answered(house, case, ON)
    case.refresh_from_db()
    assert case.status == "granted"
    assert Project.objects.filter(case=case).exists() == bool(process.later)
    taken = Step.objects.filter(case=case, status="answered").values_list("phase", "key")
    for phase in ("idea", "application"):
        wanted = {one.step for one in process.steps(phase) if not one.optional}
        assert {key for where, key in taken if where == phase} == wanted


def _refusals() -> Iterator[Any]:
    """Every step of the newest wordings that can say no."""
    for process in {slug: versions_of(slug)[0] for slug, _version in ALL}.values():
        for phase in ("idea", "application"):
            for step in process.steps(phase):
                if any(outcome in AGAINST for outcome in step.leads):
                    name = f"{phase}.{step.step}"
                    yield pytest.param(process, name, id=f"{process.slug}@{process.version}-{name}")


@pytest.mark.parametrize(("process", "step"), [*_refusals()])
def test_refused_at_each_step_that_may(process: Process, step: str) -> None:
    """A no ends the case, or sends it back where the file says so."""
    phase, key = step.split(".")
    with in_force(process):
        house = a_house_of(process)
        case = send_in_the_first(house, process)
        outcome = _answered(house, case, ON, until=step)
    case.refresh_from_db()
    goal = process.step(phase, key).leads[outcome]
    assert goal in ("declined", "draft")
    assert case.status == ("declined" if goal == "declined" else "open")
    if goal == "draft":
        assert Application.objects.get(case=case).status == "returned"
