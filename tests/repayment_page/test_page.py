"""A project's repayment on a page of its own, under a guideline that makes the plan at closing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from projects.models import Project
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page, queries
from tests.repayment.plans import (
    DECIDED,
    DECIDER,
    a_decided_plan,
    a_repaying_house,
    a_row,
    adjust,
    an_awaited_plan,
    follow_up,
    on,
    reconcile,
)

pytestmark = pytest.mark.django_db
READER = "planning-committee.member"


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


def address(project: Project) -> str:
    return reverse("repayment", args=[project.case.ref])


@pytest.mark.rule("SUN-42", "STO-07")
def test_the_years_planned_beside_what_came(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house, 2028, 2029), part=Decimal("0.8"))
    with on(date(2029, 5, 1)):
        found = page(house.person(READER), address(plan.project))
    for word in (
        "Från investering till överskott", "Plan och utfall per år", "Minskad budgetram per nämnd", "Planens versioner",
        "Att återföra", "Återfört hittills", "Kvar", "270\u00a0000", "120\u00a0000",
        "2028 återfördes 120 av planerade 150 tusen", "2029, i år", "Plan 1 gäller",
    ):  # fmt: skip
        assert word in found, word


@pytest.mark.rule("STO-07")
def test_every_version_stands_with_its_reasons(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house))
    with on(date(2029, 5, 1)):
        plan = adjust(house, plan, [a_row(house, 2029, 60_000)])
        found = page(house.person(READER), address(plan.project))
    for word in (
        "Justerad", "Plan 1. ", "Plan 2 gäller.", "Besparingen blev mindre.", "Så mycket beräknas sparas.",
        "Näst på tur är 2029: 60\u00a0000\u00a0kr.", reverse("repayment-version", args=[plan.case.ref, 1]),
    ):  # fmt: skip
        assert word in found, word


def test_while_the_plan_is_awaited_the_page_says_whose_turn_it_is(house: House) -> None:
    plan = an_awaited_plan(house)
    with on(DECIDED):
        mine, others = (page(house.person(who), address(plan.project)) for who in (DECIDER, READER))
    act = reverse("repayment-decide", args=[plan.case.ref])
    assert (act in mine, act in others) == (True, False)
    for found in (mine, others):
        assert "Väntar på plan" in found
        assert "beslutar om plan för återföring" in found
        assert "Planens versioner" not in found


@pytest.mark.rule("STO-08")
def test_when_all_is_reconciled_the_ground_for_the_budget_stands_there(house: House) -> None:
    plan = follow_up(house, a_decided_plan(house, 2028))
    plan = reconcile(house, plan, date(2029, 5, 1))
    with on(date(2029, 6, 1)):
        found = page(house.person(READER), address(plan.project))
    for word in ("Avslutad", "Avstämning", "Allt återfördes.", "Underlag för budgeten", "Ramen sänks med 150 000 kr."):
        assert word in found, word


def test_only_those_who_see_the_project_see_it(house: House) -> None:
    plan = a_decided_plan(house)
    for who in (house.person("affiliated"), house.person("outsider"), a_house().person(DECIDER)):
        assert client_of(who).get(address(plan.project)).status_code == 404


def test_the_page_costs_the_same_however_long_the_plan_is(house: House) -> None:
    plan = a_decided_plan(house, 2028)
    reader = house.person(READER)
    with on(date(2027, 10, 1)):
        few = queries(reader, address(plan.project))
        for number in range(3):
            plan = adjust(house, plan, [a_row(house, year, 1000 + number) for year in range(2028, 2032)])
        assert queries(reader, address(plan.project)) == few
