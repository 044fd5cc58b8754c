"""What every guideline that comes with the system must say, whatever municipality it is."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.check import _elements, problems

ALL = all_processes()
NAMES = [f"{slug}@{version}" for slug, version in ALL]
MONTH = 30  # days


def _rules() -> list[dict[str, str]]:
    with (Path(settings.BASE_DIR) / "docs" / "rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _carried(process: Process) -> set[str]:
    return {rule for element in _elements(process) for rule in element.rules}


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_it_holds(process: Process) -> None:
    assert problems(process) == []


def test_every_rule_is_carried_out_by_a_file() -> None:
    """All but those that are left for later."""
    wanted = {row["id"] for row in _rules() if not row["later"]}
    assert wanted - {rule for one in ALL.values() for rule in _carried(one)} == set()


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_it_carries_out_the_rules_of_one_guideline(process: Process) -> None:
    source_of = {row["id"]: row["source"] for row in _rules()}
    assert len({source_of[rule] for rule in _carried(process)}) == 1


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_the_first_form_asks_for_what_the_lists_show(process: Process) -> None:
    asked = {field.fact: field for part in process.parts(process.first_form) for field in part.field}
    assert asked["title"].required
    assert asked["summary"].required
    asked = {field.fact: field for part in process.parts("application") for field in part.field}
    assert asked["starts"].required
    assert asked["ends"].not_below == asked["starts"].key


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_money_is_asked_for_in_the_application(process: Process) -> None:
    kinds = {field.kind for part in process.parts("application") for field in part.field if field.required}
    assert {"costs", "benefits", "indicators"} <= kinds


@pytest.mark.parametrize("process", ALL.values(), ids=NAMES)
def test_every_step_says_what_it_carries_out_and_tells_somebody(process: Process) -> None:
    for step in (*process.steps("idea"), *process.steps("application")):
        assert step.rules, step.step
        assert step.optional or step.tells, step.step


@pytest.mark.rule("ORE-14")
@pytest.mark.parametrize("process", [one for one in ALL.values() if one.pace])
def test_the_times_to_answer_add_up_to_the_normal_pace(process: Process) -> None:
    steps = (*process.steps("idea"), *process.steps("application"))
    days = process.writing.days + sum(step.days for step in steps if not step.optional)
    assert process.pace
    first, last = process.pace.months
    assert first * MONTH <= days <= last * MONTH


@pytest.mark.rule("NOR-07")
@pytest.mark.parametrize("process", [one for one in ALL.values() if one.goals("global")])
def test_the_global_goals_are_seventeen(process: Process) -> None:
    assert [one.number for one in process.goals("global")] == list(range(1, 18))
    assert process.goals("municipal")


def test_a_later_version_comes_into_force_after_the_earlier() -> None:
    slugs = {slug for slug, _version in ALL}
    for slug in slugs:
        days = sorted(one.process.valid_from for one in ALL.values() if one.slug == slug)
        assert all(first < second for first, second in pairwise(days))
    assert len(slugs) < len(ALL), "at least one guideline has two versions"
