"""At the same moment exactly one wins; with the lock off the race happens, so the tests would see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from applications.content.merge import digests
from applications.content.saving import save_part
from applications.models import Application, Case, Idea, Series, Step
from applications.models import Part as PartRow
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.factories import acts
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    an_application_for_decision,
    decision,
    open_step,
    stance,
)
from tests.factories.house import House, a_house, a_person, seat
from tests.races.race import ROUNDS, at_once, lock_off, raised

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house() -> House:
    house = a_house()
    house.people["management-group.chair-2"] = second = a_person(municipality=house.municipality)
    seat(second, house.bodies["management-group"], "chair")
    return house


def _answers(step: Step, verb: str, house: House, *said: tuple[str, dict[str, Any]]) -> list[Callable[[], Event]]:
    """The same step, as each of them has it on the screen."""
    return [
        partial(perform, Step.objects.get(pk=step.pk), verb, by=house.person(person), **data) for person, data in said
    ]


def _two_decisions(house: House, case: Case) -> list[Callable[[], Event]]:
    both = ("management-group.chair", decision("granted")), ("management-group.chair-2", decision("declined"))
    return _answers(open_step(case, "decision"), "decide", house, *both)


@pytest.mark.rule("SUN-06")
def test_two_decisions(house: House) -> None:
    case = an_application_for_decision(house).case
    for number in range(1, ROUNDS + 1):
        results = at_once(*_two_decisions(house, case))
        assert raised(results, Refused) == 1, results
        winner = next(one for one in results if isinstance(one, Event))
        assert Event.objects.filter(case=case, verb="decide").count() == number
        assert Case.objects.get(pk=case.pk).status == winner.said["outcome"]
        acts.reopen(house, Step.objects.get(pk=winner.thing_id))


def test_two_decisions_with_the_lock_off(house: House) -> None:
    """Both are let through; only what follows from the decision stands in the way of the second."""
    case = an_application_for_decision(house).case
    with lock_off("decide") as through:
        at_once(*_two_decisions(house, case))
    assert len(through) == 2


def _double(house: House, case: Case) -> list[Callable[[], Event]]:
    both = ("education-committee.chair", stance("yes")), ("education-committee.secretary", stance("no"))
    return _answers(open_step(case, "stance", "education-committee"), "take_stance", house, *both)


def _case_with_two_committees(house: House) -> Case:
    return a_submitted_application(house, departments=[house.departments["social"].pk]).case


@pytest.mark.rule("SUN-04")
def test_two_answers_of_one_committee(house: House) -> None:
    case = _case_with_two_committees(house)
    for number in range(1, ROUNDS + 1):
        results = at_once(*_double(house, case))
        assert raised(results, Refused) == 1, results
        assert Event.objects.filter(case=case, verb="take_stance").count() == number
        winner = next(one for one in results if isinstance(one, Event))
        acts.reopen(house, Step.objects.get(pk=winner.thing_id))


def test_two_answers_of_one_committee_with_the_lock_off(house: House) -> None:
    case = _case_with_two_committees(house)
    with lock_off("take_stance"):
        results = at_once(*_double(house, case))
    assert raised(results, Refused) == 0
    assert Event.objects.filter(case=case, verb="take_stance").count() == 2, "both were written down"


def _last_two(house: House, case: Case) -> list[Callable[[], Event]]:
    """The only ones who have not answered."""
    return [
        _answers(open_step(case, "stance", body), "take_stance", house, (f"{body}.chair", stance("yes")))[0]
        for body in ("education-committee", "social-committee")
    ]


def test_the_last_two_stances_lead_on_once(house: House) -> None:
    case = _case_with_two_committees(house)
    for _round in range(ROUNDS):
        results = at_once(*_last_two(house, case))
        assert raised(results, Exception) == 0, results
        assert open_step(case, "preparation").status == "open"
        assert WorkItem.objects.filter(case=case, verb="prepare", closed_at=None).count() == 1
        for one in results:
            acts.reopen(house, Step.objects.get(pk=one.thing_id))


def test_the_last_two_stances_with_the_lock_off(house: House) -> None:
    """Neither sees the other's answer, and the case stops there."""
    stuck = 0
    for _round in range(ROUNDS):
        case = _case_with_two_committees(house)
        with lock_off("take_stance"):
            at_once(*_last_two(house, case))
        stuck += not Step.objects.filter(case=case, key="preparation").exists()
        if stuck:
            break
    assert stuck


def test_two_submissions_for_one_number(house: House) -> None:
    for _round in range(ROUNDS):
        ideas = [a_draft(house, department) for department in ("education", "social")]
        results = at_once(*(partial(perform, idea, "submit", by=idea.case.opened_by) for idea in ideas))
        assert raised(results, Exception) == 0, results
    serials = Case.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == list(range(1, 2 * ROUNDS + 1))


def test_two_submissions_with_the_lock_off(house: House) -> None:
    acts.send_in_idea(house, a_draft(house).case)
    ideas = [a_draft(house, department) for department in ("education", "social")]
    with lock_off("submit"):
        results = at_once(*(partial(perform, idea, "submit", by=idea.case.opened_by) for idea in ideas))
    assert raised(results, IntegrityError) == 1, "both were given the same number"
    assert Series.objects.get().last == 2


def test_a_double_click(house: House) -> None:
    for number in range(1, ROUNDS + 1):
        idea = a_draft(house)
        again = [partial(perform, Idea.objects.get(pk=idea.pk), "submit", by=idea.case.opened_by) for _click in "12"]
        assert raised(at_once(*again), Refused) == 1
        assert Series.objects.get().last == number


def _two_writers(house: House, application: Application) -> list[Callable[[], Any]]:
    """Each in a field of one's own, from the same page."""
    part = application.case.process.part("application", "method")
    assert part is not None
    row = PartRow.objects.get(case=application.case, form="application", key="method")
    base = digests(part, row.answers)
    number = row.answers.get("count", 0)
    return [
        partial(
            save_part, Application.objects.get(pk=application.pk), part, {field: f"{field} {number}"}, base,
            by=house.person(f"education.{who}"),
        )
        for field, who in (("method", "writer"), ("causality", "head"))
    ]  # fmt: skip


def _texts(application: Application) -> tuple[str, str]:
    answers = PartRow.objects.get(case=application.case, form="application", key="method").answers
    return answers["method"], answers["causality"]


def _written(house: House) -> Application:
    case = a_draft(house).case
    acts.send_in_idea(house, case)
    acts.assess(house, case)
    return acts.write_application(house, case)


def test_two_writers_in_one_part(house: House) -> None:
    application = _written(house)
    for number in range(ROUNDS):
        _set_count(application, number)
        results = at_once(*_two_writers(house, application))
        assert raised(results, Exception) == 0, results
        assert _texts(application) == (f"method {number}", f"causality {number}")


def test_two_writers_with_the_lock_off(house: House) -> None:
    lost = 0
    application = _written(house)
    for number in range(ROUNDS):
        _set_count(application, number)
        with lock_off("write"):
            at_once(*_two_writers(house, application))
        lost += _texts(application) != (f"method {number}", f"causality {number}")
        if lost:
            break
    assert lost, "one writer's words were overwritten"


def _set_count(application: Application, number: int) -> None:
    row = PartRow.objects.get(case=application.case, form="application", key="method")
    row.answers = {**row.answers, "count": number}
    row.save()
