"""The page where savings are reported by measure, with what shows them (SUN-40)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from repayment.models import Plan, RealisedSaving
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page, queries
from tests.repayment.plans import on
from tests.repayment_page.granted import COORDINATOR, DECIDER, LEADER, a_granted_plan, report, settled

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-40")]
DAY = date(2029, 2, 1)


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def plan(house: House) -> Plan:
    return a_granted_plan(house)


def address(plan: Plan) -> str:
    return reverse("repayment-savings", args=[plan.case.ref])


def typed(house: House, *rows: tuple[str, str, str, str], **more: Any) -> dict[str, Any]:
    """Committee, measure, amount and evidence, as a browser sends them."""
    said: dict[str, Any] = {"year": "2028", "rows-count": len(rows), **more}
    for number, (name, measure, amount, shown) in enumerate(rows, start=1):
        body = house.bodies[f"{name}-committee"].pk if name else ""
        said |= {f"row-{number}-committee": body, f"row-{number}-measure": measure, f"row-{number}-amount": amount,
                 f"row-{number}-evidence": shown}  # fmt: skip
    return said


GOOD = (("education", "Skolbyten", "0,15 mnkr", "Registret."), ("social", "Placeringar", "50 000", "Bokslutet."))


def test_a_row_for_each_committee_of_the_plan_and_what_is_typed_is_kept_as_savings(house: House, plan: Plan) -> None:
    with on(DAY):
        found = page(house.person(LEADER), address(plan))
        for name in ("education", "social"):
            assert f'<option value="{house.bodies[f"{name}-committee"].pk}" selected>' in found
        answer = client_of(house.person(LEADER)).post(address(plan), typed(house, *GOOD))
    assert (answer.status_code, answer["Location"]) == (302, reverse("repayment", args=[plan.case.ref]))
    rows = RealisedSaving.objects.filter(plan=plan).order_by("measure").values_list("measure", "amount", "year")
    assert list(rows) == [("Placeringar", Decimal(50_000), 2028), ("Skolbyten", Decimal(150_000), 2028)]
    with on(DAY):
        shown = page(house.person(LEADER), reverse("repayment", args=[plan.case.ref]))
    for word in ("Besparingar och det som visar dem", "Registret.", "Placeringar"):
        assert word in shown


def test_said_again_it_is_corrected(house: House, plan: Plan) -> None:
    plan = report(house, plan, 2028)
    with on(DAY):
        assert "150\u00a0000" in page(house.person(COORDINATOR), address(plan), ar="2028"), "what was said stands there"
        rows = typed(house, ("education", "Skolbyten", "140 000", "Registret, rättat."))
        assert client_of(house.person(COORDINATOR)).post(address(plan), rows).status_code == 302
    corrected = RealisedSaving.objects.get(plan=plan, amount=140_000)
    assert corrected.replaces is not None
    assert corrected.replaces.amount == 150_000


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(house: House, plan: Plan) -> None:
    rows = (("", "Skolbyten", "1000", "Registret."), ("education", "", "mycket", ""),
            ("social", "Mått", "5", "A"), ("social", "Mått", "6", "B"))  # fmt: skip
    with on(DAY):
        found = client_of(house.person(LEADER)).post(address(plan), typed(house, *rows, year="2099"))
    text = found.content.decode()
    assert found.status_code == 200
    for word in ("Välj vilken nämnd som har sparat.", "Skriv beloppet i kronor, till exempel", 'value="mycket"', "2099",
                 "Nämnden har redan en rad för det måttet.", "Registret.", "Välj ett år mellan"):  # fmt: skip
        assert word in text, word
    assert not RealisedSaving.objects.exists()


def test_a_row_more_keeps_what_is_typed(house: House, plan: Plan) -> None:
    with on(DAY):
        rows = typed(house, ("education", "Skolbyten", "mycket", "Registret."), _add="1")
        text = client_of(house.person(LEADER)).post(address(plan), rows).content.decode()
    assert 'id="id_row-2-amount"' in text
    assert 'value="mycket"' in text
    assert "ds-error-summary" not in text


def test_who_may_and_who_may_not(house: House, plan: Plan) -> None:
    with on(DAY):
        for who in (DECIDER, "culture.writer"):
            client = client_of(house.person(who))
            assert client.get(address(plan)).status_code == 403
            assert client.post(address(plan), typed(house, *GOOD)).status_code == 403
        for outsider in (house.person("affiliated"), a_house().person(COORDINATOR)):
            assert client_of(outsider).get(address(plan)).status_code == 404
    assert not RealisedSaving.objects.exists()


def test_a_year_that_is_settled_is_not_reported_again(house: House, plan: Plan) -> None:
    plan = settled(house, plan, 2028)
    with on(date(2029, 3, 1)):
        text = client_of(house.person(LEADER)).post(address(plan), typed(house, *GOOD)).content.decode()
    assert "2028 är redan fastställt och ändras inte." in text
    assert "Bokslutet." in text


def test_its_queries_do_not_grow(house: House, plan: Plan) -> None:
    plan = report(house, plan, 2028, education=1000)
    with on(DAY):
        before = queries(house.person(COORDINATOR), address(plan))
    plan = report(house, plan, 2028, education=2000, social=3000, culture=4000)
    with on(DAY):
        assert queries(house.person(COORDINATOR), address(plan)) == before
