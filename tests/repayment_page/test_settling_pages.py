"""A year is reckoned and settled, and what is left or for much is decided (SUN-41, SUN-42, SUN-54)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from projects.models import Report
from repayment.models import Balancing, Instalment, Plan, PlanStatus, Settlement
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, page
from tests.repayment.plans import on, plan_of
from tests.repayment_page.granted import COORDINATOR, DECIDER, LEADER, a_granted_plan, propose, report, settled

pytestmark = pytest.mark.django_db
DAY = date(2029, 2, 20)


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def address(plan: Plan, verb: str) -> str:
    return reverse(f"repayment-{verb}", args=[plan.case.ref])


def typed(house: House, education: str, social: str, **more: Any) -> dict[str, Any]:
    amounts = {"education": education, "social": social}
    rows = {f"part-{house.bodies[f'{name}-committee'].pk}-amount": amount for name, amount in amounts.items()}
    return {"year": "2028", "reasons": "Enligt beräkningen.", "day": DAY.isoformat(), "item": "7", **rows, **more}


@pytest.mark.rule("SUN-41")
def test_the_coordinators_reckon_and_the_management_group_settles(house: House) -> None:
    plan = report(house, a_granted_plan(house), 2028, education=120_000, social=40_000)
    with on(DAY):
        found = page(house.person(COORDINATOR), address(plan, "propose"))
        for word in ("Så är 2028 beräknat", "480\u00a0000", "120\u00a0000", "Det är mindre än i planen."):
            assert word in found, word
        assert client_of(house.person(DECIDER)).get(address(plan, "propose")).status_code == 403
        assert client_of(house.person(COORDINATOR)).post(address(plan, "propose"), {"year": "2028"}).status_code == 200
        said = {"year": "2028", "text": "Registret är avstämt."}
        assert client_of(house.person(COORDINATOR)).post(address(plan, "propose"), said).status_code == 302
        found = page(house.person(DECIDER), address(plan, "settle"))
        for word in ("Registret är avstämt.", 'value="120\u00a0000"', 'value="40\u00a0000"'):
            assert word in found, word
        client = client_of(house.person(DECIDER))
        for _time in range(2):  # the button is pressed twice
            answer = client.post(address(plan, "settle"), typed(house, "120 000", "40 000"))
    assert (answer.status_code, Settlement.objects.count()) == (409, 1)
    assert sorted(Instalment.objects.values_list("amount", flat=True)) == [Decimal(40_000), Decimal(120_000)]
    with on(DAY):
        shown = page(house.person(LEADER), reverse("repayment", args=[plan.case.ref]))
    for word in (
        "2028 återfördes 160 av planerade 200 tusen", "2028 återförs 160\u00a0000\u00a0kr", "Enligt beräkningen.",
    ):  # fmt: skip
        assert word in shown, word


@pytest.mark.rule("SUN-40")
def test_no_more_than_was_saved_and_what_was_typed_is_kept(house: House) -> None:
    plan = propose(house, report(house, a_granted_plan(house), 2028), 2028)
    with on(DAY):
        client = client_of(house.person(DECIDER))
        text = client.post(address(plan, "settle"), typed(house, "150 001", "x", reasons="Skälen")).content.decode()
    for word in ("får inte vara större än årets besparing", "Skriv beloppet i kronor, till exempel", 'value="150 001"',
                 'value="x"', "Skälen"):  # fmt: skip
        assert word in text, word
    assert not Settlement.objects.exists()


def test_who_may_settle_and_when(house: House) -> None:
    plan = report(house, a_granted_plan(house), 2028)
    with on(DAY):
        for who in (COORDINATOR, LEADER):
            assert client_of(house.person(who)).get(address(plan, "settle")).status_code == 403
        too_early = client_of(house.person(DECIDER)).get(address(plan, "settle"))
        assert (too_early.status_code, too_early["Location"]) == (302, reverse("repayment", args=[plan.case.ref]))
        for verb in ("propose", "settle", "refund", "write-off"):
            for outsider in (house.person("affiliated"), a_house().person(DECIDER)):
                assert client_of(outsider).get(address(plan, verb)).status_code == 404


def test_what_no_saving_carried_is_written_off(house: House) -> None:
    plan = a_granted_plan(house)
    for year in range(2028, 2033):
        plan = settled(house, plan, year, education=10_000, social=0)
    day = date(2033, 3, 1)
    said = {"reasons": "Insatsen upphörde.", "day": day.isoformat(), "item": "9", "amount": "430000"}
    with on(day):
        assert "430\u00a0000\u00a0kr är kvar att återföra" in page(house.person(DECIDER), address(plan, "write-off"))
        client = client_of(house.person(DECIDER))
        changed = client.post(address(plan, "write-off"), {**said, "amount": "1"}).content.decode()
        for word in ("Skriv av just det.", "Insatsen upphörde."):
            assert word in changed, word
        assert client.post(address(plan, "write-off"), said).status_code == 302
        shown = page(house.person(LEADER), reverse("repayment", args=[plan.case.ref]))
    assert plan_of(plan.project).status == PlanStatus.WRITTEN_OFF
    for word in ("Avskriven", "430\u00a0000\u00a0kr är avskrivet"):
        assert word in shown, word


@pytest.mark.rule("SUN-54")
def test_what_was_repaid_for_much_goes_back(house: House) -> None:
    plan = settled(house, a_granted_plan(house), 2028)
    Report.objects.filter(project=plan.project).update(spent=160_000)
    plan.project.evaluation.__class__.objects.filter(project=plan.project).update(spent=160_000)
    with on(DAY):
        found = page(house.person(DECIDER), address(plan, "refund"))
        assert "40\u00a0000\u00a0kr mer än projektet förbrukade" in found
        client = client_of(house.person(DECIDER))
        wrong = client.post(address(plan, "refund"), typed(house, "1", "2")).content.decode()
        assert "Fördela just det på nämnderna." in wrong
        assert client.post(address(plan, "refund"), typed(house, "30 000", "10 000")).status_code == 302
        shown = page(house.person(LEADER), reverse("repayment", args=[plan.case.ref]))
    assert Balancing.objects.count() == 2
    assert "går tillbaka till nämnden education" in shown
