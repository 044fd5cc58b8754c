"""The time a case takes, in all and step by step, against what is normal."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.schema import Pace
from tests.case.pages import words
from tests.factories.acts import prepare, take_stances, withdraw
from tests.factories.cases import (
    a_draft,
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_approved_idea,
)
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.lists.asking import client_of, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ORE-14")]
PACE = Pace(months=(7, 10), text="Från behov till beslut tar det i normalfallet sju till tio månader.")
SLOW = "Tar längre tid än normalt"


@pytest.fixture
def guideline() -> Iterator[Process]:
    with a_variant(pace=PACE) as process:
        yield process


@pytest.fixture
def paced(guideline: Process) -> House:
    return under(a_house(), guideline)


def at(day: date) -> Any:
    return clock.at(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Stockholm")))


def opened(case: Case, day: date) -> Case:
    """The case as if the need had been raised that day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
    Case.objects.filter(pk=case.pk).update(opened_at=moment)
    return Case.objects.get(pk=case.pk)


def read(house: House, case: Case, who: str = "network.member") -> str:
    return words(page(house.person(who), case.get_absolute_url()))


def test_how_long_and_how_long_it_normally_takes(paced: House) -> None:
    with at(date(2026, 10, 20)):
        case = opened(a_submitted_idea(paced).case, date(2026, 6, 15))
        text = read(paced, case)
        assert "Ärendet har pågått i 4 månader. Det brukar ta 7–10 månader. Inom den normala tiden" in text
        assert PACE.text in text
        opened(case, date(2026, 10, 1))
        assert "Ärendet har pågått i mindre än en månad." in read(paced, case)
        opened(case, date(2025, 12, 19))
        assert f"Ärendet har pågått i drygt 10 månader. Det brukar ta 7–10 månader. {SLOW}" in read(paced, case)
        opened(case, date(2025, 12, 20))
        assert "Ärendet har pågått i 10 månader. Det brukar ta 7–10 månader. Inom" in read(paced, case)


def test_from_need_to_decision_when_it_is_decided(paced: House) -> None:
    with at(date(2026, 10, 20)):
        case = opened(a_granted_application(paced).case, date(2026, 2, 20))
    with at(date(2028, 1, 1)):
        text = read(paced, case)
        assert "Från behov till beslut tog det 8 månader." in text
        opened(case, date(2025, 1, 1))
        assert "Tog längre tid än normalt" in read(paced, case)


def test_each_step_with_its_days_and_its_limit(paced: House) -> None:
    start = date(2026, 3, 2)
    with at(start):
        case = a_draft(paced).case
    with at(start + timedelta(10)):
        case = a_submitted_application(paced).case
    opened(case, start)
    rule = case.process.step("application", "stance")
    late = start + timedelta(10 + rule.days + 4)
    with at(late):
        text = read(paced, case)
        assert f"Idén skrivs 10 – Klart {case.process.step('idea', 'assessment').title} 0" in text
        assert f"{rule.title} {rule.days + 4} {rule.days} 4 dagar över tiden" in text
        for step in Step.objects.filter(case=case, status="open"):
            Step.objects.filter(pk=step.pk).update(due=late)
        assert f"{rule.title} {rule.days + 4} {rule.days + 4} Pågår" in read(paced, case)


def test_a_completion_is_a_stretch_of_its_own(paced: House) -> None:
    with at(date(2026, 3, 2)):
        case = a_submitted_application(paced).case

        take_stances(paced, case)
        prepare(paced, case, "returned")
    with at(date(2026, 3, 9)):
        text = read(paced, case)
        assert "Komplettering 7 – Pågår" in text
        assert "Ansökan skrivs" in text


def test_the_writing_of_the_application_has_a_limit(paced: House) -> None:
    with at(date(2026, 3, 2)):
        case = an_approved_idea(paced).case
    with at(date(2026, 3, 12)):
        limit = case.process.writing.days
        assert f"Ansökan skrivs 10 {limit} Pågår" in read(paced, case)


def test_not_of_a_case_that_was_withdrawn_nor_without_a_norm(paced: House) -> None:
    case = a_submitted_idea(paced).case
    assert "Det brukar ta" in read(paced, case)
    withdraw(paced, case, "idea")
    assert "Det brukar ta" not in read(paced, case)
    plain = a_house()
    assert "Det brukar ta" not in read(plain, a_submitted_idea(plain).case)


def exported(house: House) -> list[list[str]]:
    response: Any = client_of(house.person("coordination.method")).get("/arenden/export.csv")
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"))


def test_the_months_are_in_the_list_taken_out(paced: House) -> None:
    opened(a_submitted_idea(paced).case, clock.today() - timedelta(100))
    head, row = exported(paced)
    assert head[-1] == "Månader från behov"
    assert row[-1] == "3"
    plain = a_house()
    a_submitted_idea(plain)
    assert "Månader från behov" not in exported(plain)[0]


def test_the_coordinators_see_those_that_take_longer(paced: House) -> None:
    today = clock.today()
    slow = opened(a_submitted_idea(paced).case, today - timedelta(400))
    normal = opened(a_submitted_idea(paced, "social").case, today - timedelta(200))
    granted = opened(a_granted_application(paced, "culture").case, today - timedelta(900))
    text = page(paced.person("coordination.method"), "/tidsgranser/")
    below = text.partition(SLOW)[2]
    assert slow.regnr in below
    assert "Ärendet har pågått i 13 månader." in words(below)
    assert normal.regnr not in below
    assert granted.regnr not in below
    assert SLOW not in page(paced.person("coordination.method"), "/tidsgranser/", body="network")
    elsewhere = a_house()
    opened(a_submitted_idea(elsewhere).case, today - timedelta(400))
    assert SLOW not in page(elsewhere.person("coordination.method"), "/tidsgranser/")


def test_as_many_questions_however_many_are_slow(paced: House) -> None:
    coordinator, long_ago = paced.person("coordination.method"), clock.today() - timedelta(400)
    opened(a_submitted_idea(paced).case, long_ago)
    few = queries(coordinator, "/tidsgranser/")
    for department in ("education", "social", "culture"):
        opened(a_submitted_idea(paced, department).case, long_ago)
    assert queries(coordinator, "/tidsgranser/") == few
