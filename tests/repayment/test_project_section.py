"""Repayment on the project's page, on the case's and in the calendar: what is said to whom, and what it costs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from applications.models import Case, Step
from projects.calendar.entries import Asked, gather
from repayment.models import Plan
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.organisation.standing import standing_of
from tests.case.pages import CasePage
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project
from tests.lists.asking import client_of, page, queries
from tests.projects.pages import ProjectPage
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    REPORTER,
    RULE,
    a_decided_plan,
    a_judged_project,
    a_repaying_house,
    a_row,
    adjust,
    an_awaited_plan,
    follow_up,
    on,
    rows_of,
)

pytestmark = pytest.mark.django_db
READER = "planning-committee.member"
EARLY = {"silent": (2026,), "applies_from": 2027}  # planned for 2027, begun already the year before


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


def test_where_the_plan_was_decided_with_the_application_the_page_leads_to_it() -> None:
    house = a_house()
    project = a_judged_project(house)
    found = ProjectPage(house.person(DECIDER), project)
    assert "Återföring" in found.headings
    assert reverse("repayment", args=[project.case.ref]) in found.source


@pytest.mark.rule("ORE-24", "NOR-13")
@pytest.mark.parametrize(
    ("rule", "said", "text"),
    [
        ({"when": "with-application", "applies_before": 2028}, "", "Projektet ska återföra medel till fonden."),
        ({"when": "none", "text": "Fonden fylls inte på."}, "", "Projektet återför inga medel till fonden."),
        ({"when": "with-application", "not_from": 2020}, "", "Projektet återför inga medel till fonden."),
        ({"when": "with-application", **EARLY}, "yes", "Projektet ska återföra medel till fonden."),
        ({"when": "with-application", **EARLY}, "no", "Projektet återför inga medel till fonden."),
        ({"when": "none", **EARLY}, "", "Varken riktlinjen eller beslutet säger"),
        (RULE, "", "Planen beslutas när projektet är utvärderat."),
    ],
)
def test_whether_the_project_repays_is_said_in_words(rule: dict[str, Any], said: str, text: str) -> None:
    with on(date(2026, 11, 2)), a_variant(repayment=RepaymentRule(**rule)) as process:
        house = under(a_house(), process)
        project = a_running_project(house)
        Step.objects.filter(case=project.case, kind="decision").update(repayment=said)
        found = ProjectPage(house.person(READER), project)
        assert "Återföring" in found.headings
        assert text in found.text
        assert rule.get("text", "") in found.text


@pytest.mark.rule("STO-06")
def test_while_the_plan_is_awaited_those_who_decide_it_are_led_there(house: House) -> None:
    plan = an_awaited_plan(house)
    with on(DECIDED):
        mine, others = (ProjectPage(house.person(who), plan.project) for who in (DECIDER, READER))
    address = reverse("repayment-decide", args=[plan.case.ref])
    assert address in mine.source
    assert address not in others.source
    for found in (mine, others):
        assert "Väntar på plan" in found.text
        assert "beslutar om plan för återföring" in found.text, "whose turn it is"
        assert RULE["text"] in found.text


@pytest.mark.rule("STO-07")
def test_the_plan_and_how_it_has_changed(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house))
    with on(date(2029, 5, 1)):
        plan = adjust(house, plan, [a_row(house, 2029, 60_000)])
        found = ProjectPage(house.person(READER), plan.project)
        led = reverse("repayment", args=[plan.case.ref])
        for word in ("Justerad", "Näst på tur är 2029: 60\u00a0000\u00a0kr.", led):
            assert word in found.source, word
        newest = page(house.person(READER), reverse("repayment-version", args=[plan.case.ref, 2]))
        oldest = page(house.person(READER), reverse("repayment-version", args=[plan.case.ref, 1]))
    for word in ("Plan 1 och Plan 2", "−90\u00a0000\u00a0kr", "Besparingen blev mindre.", "Planen gäller."):
        assert word in newest, word
    assert "Planen har ersatts av en senare." in oldest
    assert "Jämför med plan 2" in oldest
    assert "Så mycket beräknas sparas." in oldest


def test_any_two_versions_are_compared(house: House) -> None:
    plan = a_decided_plan(house)
    with on(date(2027, 10, 1)):
        for amount in (1000, 2000):
            plan = adjust(house, plan, [a_row(house, 2028, amount)])
        address = reverse("repayment-version", args=[plan.case.ref, 1])
        assert "Plan 1 och Plan 3" in page(house.person(READER), address, med="3")
        for odd in ("1", "9", "x", "-1", "²", "99999999"):
            assert "Det som ska återföras" in page(house.person(READER), address, med=odd), odd
        client = client_of(house.person(READER))
        assert client.get(reverse("repayment-version", args=[plan.case.ref, 4])).status_code == 404
        for outsider in (house.person("affiliated"), house.person("outsider"), a_house().person(DECIDER)):
            assert client_of(outsider).get(address).status_code == 404


def test_the_case_tells_where_repayment_is(house: House) -> None:
    plan = a_decided_plan(house)
    process = plan.case.process
    assert any(one.key == "repayment" for one in process.later), "the file names the place"
    with on(DECIDED):
        assert "2028 ska redovisas" in CasePage(house.person(READER), Case.objects.get(pk=plan.case_id)).text


@pytest.mark.rule("STO-07")
def test_the_years_stand_in_the_calendar_each_once(house: House) -> None:
    """The one that is somebody's turn as that; those who repay find them among their own."""
    a_decided_plan(house, 2028, 2029, 2030)
    day = date(2029, 2, 1)

    def found(who: str, *wanted: str, **more: Any) -> list[tuple[str, str]]:
        standing = standing_of(house.person(who), house.municipality.pk, day)
        asked = Asked(standing, day, date(2032, 12, 31), **more)
        return [(one.day.isoformat(), one.title) for one in gather(asked, wanted) if one.kind == "repayment"]

    with on(day):
        every = [
            ("2029-03-31", "Redovisa årets återföring"), ("2030-03-31", "Återföringen för 2029 ska vara redovisad"),
            ("2031-03-31", "Återföringen för 2030 ska vara redovisad"),
        ]  # fmt: skip
        assert found(READER) == found(READER, "repayment") == every
        mine = standing_of(house.person("social-committee.chair"), house.municipality.pk, day)
        assert found("social-committee.chair", person=mine) == every
        assert found(READER, "report") == []
        assert "Redovisa årets återföring" in page(house.person(REPORTER), reverse("calendar"))
        assert "Redovisa årets återföring" in page(house.person(REPORTER), reverse("your-turn"))


def test_the_page_costs_the_same_however_long_the_plan_is(house: House) -> None:
    plan = a_decided_plan(house, 2028)
    reader = house.person(DECIDER)
    with on(date(2027, 10, 1)):
        few = {
            "project": queries(reader, plan.project.get_absolute_url()),
            "version": queries(reader, reverse("repayment-version", args=[plan.case.ref, 1])),
            "adjust": queries(reader, reverse("repayment-adjust", args=[plan.case.ref])),
            "calendar": queries(reader, reverse("calendar")),
        }
        for number in range(4):
            plan = adjust(house, plan, [*rows_of(house, *range(2028, 2032)), a_row(house, 2032, 1000 + number)])
        assert few == {
            "project": queries(reader, plan.project.get_absolute_url()),
            "version": queries(reader, reverse("repayment-version", args=[plan.case.ref, 1])),
            "adjust": queries(reader, reverse("repayment-adjust", args=[plan.case.ref])),
            "calendar": queries(reader, reverse("calendar")),
        }
    assert Plan.objects.count() == 1
