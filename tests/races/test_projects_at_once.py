"""In a project too exactly one of two wins at the same moment, and the other is told what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError
from django.urls import reverse

from projects.changing import next_change
from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp
from socinv.lifecycle import clock, locking
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import Membership, User
from tests.factories.house import House, a_house, a_person, seat
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    a_running_project,
    a_submitted_evaluation,
    a_written_report,
    ask_change,
    propose,
    report_of,
)
from tests.lists.asking import client_of
from tests.races.race import at_once, lock_off, raised

pytestmark = pytest.mark.django_db(transaction=True)
TRIES = 6


@pytest.fixture
def house() -> House:
    house = a_house()
    for body in ("management-group", "council"):
        house.people[f"{body}.chair-2"] = second = a_person(municipality=house.municipality)
        seat(second, house.bodies[body], "chair")
    return house


def _both(thing: Any, verb: str, *said: tuple[User, dict[str, Any]]) -> list[Callable[[], Event]]:
    """The same thing, as each of them has it on the screen."""
    return [partial(perform, type(thing).objects.get(pk=thing.pk), verb, by=person, **data) for person, data in said]


def _one_of(thing: Any, verb: str, *said: tuple[User, dict[str, Any]], times: int = 1) -> Event:
    """Both try at once, one is refused; the winner's event."""
    results = at_once(*_both(thing, verb, *said))
    assert raised(results, Refused) == 1, results
    assert Event.objects.filter(thing=thing._meta.label_lower, thing_id=thing.pk, verb=verb).count() == times
    return next(one for one in results if isinstance(one, Event))


def _decision(outcome: str, **more: Any) -> dict[str, Any]:
    return {"outcome": outcome, "reasons": "Så blev det.", "day": clock.today(), "item": "7", **more}


def test_two_start_the_project(house: House) -> None:
    project = a_project_ready_to_start(house)
    day = {"day": clock.today()}
    _one_of(project, "start", (house.person("project.owner"), day), (house.person("coordination.method"), day))
    reports = Report.objects.filter(project=project)
    assert sorted(reports.values_list("number", flat=True)) == list(range(1, reports.count() + 1))
    assert WorkItem.objects.open().filter(case=project.case, verb="begin_closing").count() == 1


@pytest.mark.rule("SUN-12")
def test_two_leaders_are_appointed(house: House) -> None:
    said = [
        (house.person(f"coordination.{who}"), {"person": a_person(municipality=house.municipality), "seat": "leader",
                                               "starts": clock.today()})
        for who in ("method", "evaluation")
    ]  # fmt: skip
    for _try in range(2):
        project = a_planned_project(house)
        results = at_once(*_both(project, "appoint", *said))
        problem = next(one for one in results if isinstance(one, Invalid))
        assert "Avsluta det uppdraget först" in str(problem.problems["seat"])
        assert Membership.objects.filter(body=project.project_group, role="chair").count() == 1


def _two(house: House) -> list[Project]:
    return [a_planned_project(house, department) for department in ("education", "social")]


def _two_numbers(house: House, projects: list[Project], number: str) -> list[Callable[[], Event]]:
    method = house.person("coordination.method")
    return [partial(perform, project, "set_number", by=method, number=number) for project in projects]


@pytest.mark.rule("SUN-50")
def test_two_projects_are_given_the_same_number(house: House) -> None:
    projects = _two(house)
    for attempt in range(TRIES):
        results = at_once(*_two_numbers(house, projects, f"1170{attempt}"))
        assert raised(results, Invalid) == 1, results
        problem = next(one for one in results if isinstance(one, Invalid))
        assert "Ett annat projekt har det numret" in str(problem.problems["number"])
        assert Project.objects.filter(number=f"1170{attempt}").count() == 1


def test_the_same_number_with_the_lock_off(house: House) -> None:
    """Both are told that it is free, and only the database stands in the way."""
    clashed, projects = 0, _two(house)
    for attempt in range(3 * TRIES):
        with patch.object(locking, "alone"):
            clashed += raised(at_once(*_two_numbers(house, projects, f"1180{attempt}")), IntegrityError)
        if clashed:
            return
    pytest.fail("the race did not happen")


@pytest.mark.rule("SUN-12", "SUN-33")
def test_two_send_the_same_report(house: House) -> None:
    report = a_written_report(house, report_of(a_running_project(house)))
    _one_of(report, "send", (house.person("project.owner"), {}), (house.person("project.steering"), {}))
    assert report.measurements.count() == report.project.indicators.count()
    assert WorkItem.objects.open().filter(thing="projects.report", thing_id=report.pk).values("verb").distinct()[0] == {
        "verb": "accept"
    }


def _askings(project: Project) -> list[Callable[[], Event]]:
    """Two changes of one project, as the owner and another of the steering group are about to ask for them."""
    said: dict[str, Any] = {"kind": "setup", "what": "Fler skolor.", "reason": "Behovet är större."}
    people = User.objects.filter(memberships__body=project.steering_group)
    return [partial(perform, next_change(project), "ask", by=person, **said) for person in people]


@pytest.mark.rule("SUN-07")
def test_two_changes_are_asked_for_and_two_decide(house: House) -> None:
    project = a_running_project(house)
    for attempt in range(TRIES):
        results = at_once(*_askings(project))
        assert raised(results, Refused) == 1, results
        change = Change.objects.get(project=project, status="asked")
        deciders = house.person("management-group.chair"), house.person("management-group.chair-2")
        _one_of(change, "decide", (deciders[0], _decision("declined")), (deciders[1], _decision("granted")))
        assert Change.objects.filter(project=project, status="decided").count() == attempt + 1


def test_two_changes_with_the_lock_off(house: House) -> None:
    project = a_running_project(house)
    with lock_off("ask") as through:
        results = at_once(*_askings(project))
    assert len(through) == 2
    assert raised(results, IntegrityError) == 1, "only the database stood in the way of the second"


def test_a_change_is_asked_for_while_the_closing_begins(house: House) -> None:
    """Whichever comes first, no change waits in a project that is closing."""
    for _try in range(3):
        project = a_running_project(house)
        closing = partial(
            perform, Project.objects.get(pk=project.pk), "begin_closing", by=house.person("project.owner")
        )
        results = at_once(closing, _askings(project)[1])
        assert raised(results, Refused) == 1, results
        waits = Change.objects.filter(project=project, status="asked").exists()
        assert waits == (Project.objects.get(pk=project.pk).status == "running")


@pytest.mark.rule("SUN-34", "SUN-36")
def test_two_judge_and_the_council_decides_twice(house: House) -> None:
    project = a_running_project(house)
    perform(project, "begin_closing", by=house.person("project.owner"))
    Report.objects.filter(project=project).update(status="accepted", sent_at=clock.now())
    evaluation: Evaluation = a_submitted_evaluation(house, project)
    words = {"reasons": "Det visar den.", "day": clock.today(), "item": "21"}
    first, second = house.person("management-group.chair"), house.person("management-group.chair-2")
    winner = _one_of(evaluation, "judge", (first, words | {"verdict": "successful"}),
                     (second, words | {"verdict": "unsuccessful"}))  # fmt: skip
    assert Evaluation.objects.get(pk=evaluation.pk).verdict == winner.said["verdict"]
    assert ScaleUp.objects.filter(project=project).count() == 1
    scale_up = propose(house, project)
    move = {"to_body": house.bodies["social-committee"], "amount": Decimal(400_000), "from_year": 2030}
    _one_of(scale_up, "decide", (house.person("council.chair"), _decision("approved", moves=[move])),
            (house.person("council.chair-2"), _decision("declined")))  # fmt: skip
    scale_up.refresh_from_db()
    assert scale_up.moves.count() == (scale_up.outcome == "approved")
    assert Event.objects.filter(case=project.case, thing="projects.project", verb="close").count() == 1


@pytest.mark.rule("SUN-03")
def test_results_are_asked_for_by_a_double_click(house: House) -> None:
    project = a_running_project(house)
    client = client_of(house.person("planning-committee.chair"))
    url = reverse("project-ask", args=[project.case.ref])
    for attempt in range(1, TRIES + 1):
        press = partial(client.post, url, {"question": f"Hur går det, gång {attempt}?"})
        results = at_once(press, press)
        assert [one.status_code for one in results] == [302, 302], results
        assert ResultsRequest.objects.filter(project=project).count() == attempt


def test_two_pages_give_the_same_number(house: House) -> None:
    """On the page the second is told at the field, with what was typed left standing."""
    projects = _two(house)
    client = client_of(house.person("coordination.method"))
    results = at_once(*(
        partial(client.post, reverse("project-number", args=[one.case.ref]), {"number": "117999"}) for one in projects
    ))  # fmt: skip
    assert sorted(one.status_code for one in results) == [200, 302]
    second = next(one for one in results if one.status_code == 200).content.decode()
    assert "Ett annat projekt har det numret" in second
    assert 'value="117999"' in second


def test_the_end_moves_while_a_report_is_sent(house: House) -> None:
    """The schedule is laid anew around what was sent: the reports still cover the time, each day once."""
    for _try in range(2):
        project = a_running_project(house)
        report = a_written_report(house, report_of(project))
        assert project.ends is not None
        change = ask_change(house, project, "extension", ends=project.ends + timedelta(days=400))
        decide = partial(perform, change, "decide", by=house.person("management-group.chair"), **_decision("granted"))
        send = partial(perform, report, "send", by=house.person("project.owner"))
        assert raised(at_once(decide, send), Exception) == 0
        covered: list[date] = []
        for one in Report.objects.filter(project=project).exclude(status="cancelled").order_by("number"):
            covered += [one.period_from, one.period_to]
        assert covered[-1] == change.ends
        joints = zip(covered[1::2], covered[2::2], strict=False)
        assert all(begins - ended == timedelta(days=1) for ended, begins in joints)
