"""Where the guideline has conditions for an exemption the page asks for both, each at its field."""

from __future__ import annotations

from datetime import date

import pytest

from repayment.models import Plan
from tests.factories.house import House, a_house
from tests.projects.reading import post, problems, read, shut_out, url
from tests.repayment.plans import on, plan_of
from tests.repayment_page.granted import COORDINATOR, DECIDER, a_granted_plan

pytestmark = pytest.mark.django_db
DAY = date(2028, 2, 1)
SAID = {
    "first_gain": "2045", "study": "Två studier med försöks- och kontrollgrupper visar effekt i vuxen ålder.",
    "reasons": "Vinsterna kommer när barnen är vuxna.", "day": DAY.isoformat(), "item": "12",
}  # fmt: skip


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def plan(house: House) -> Plan:
    return a_granted_plan(house)


@pytest.mark.rule("SUN-43")
def test_both_conditions_are_asked_for(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-exempt")
    with on(DAY):
        page = read(house.person(DECIDER), address)
        assert "Kommunens första ekonomiska vinst" in page
        assert "Studier med försöks- och kontrollgrupper" in page
        early = post(house.person(DECIDER), address, SAID | {"first_gain": "2030"})
        assert "mer än 10 år efter projektets slut" in problems(early)["first_gain"][0]
        assert "Två studier med försöks-" in early.content.decode()
        without = post(house.person(DECIDER), address, SAID | {"study": ""})
        assert problems(without) == {
            "study": ["Skriv vilken studie med försöks- och kontrollgrupper insatsen bygger på."]
        }
        letters = post(house.person(DECIDER), address, SAID | {"first_gain": "snart"})
        assert "first_gain" in problems(letters)
    assert plan_of(plan.project).status != "exempt"


@pytest.mark.rule("SUN-43")
def test_with_both_it_is_exempt(house: House, plan: Plan) -> None:
    with on(DAY):
        answer = post(house.person(DECIDER), url(plan.project, "repayment-exempt"), SAID)
        assert answer.status_code == 302, problems(answer)
        page = read(house.person(COORDINATOR), plan.get_absolute_url())
    assert plan_of(plan.project).status == "exempt"
    assert "Vinsterna kommer när barnen är vuxna." in page


def test_only_those_who_decide(house: House, plan: Plan) -> None:
    with on(DAY):
        shut_out(house, plan.project, url(plan.project, "repayment-exempt"), said=SAID)
    assert plan_of(plan.project).status != "exempt"
