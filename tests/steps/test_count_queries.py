"""No page of a step asks the database more than fifteen times, however many cases, rows and answers there are."""

from __future__ import annotations

from typing import Any

from applications.models import Application, Case, Step
from socinv.organisation.models import User
from tests.factories.acts import ask_expert, decide
from tests.factories.cases import a_submitted_idea, an_application_for_decision, open_step
from tests.factories.content import row
from tests.factories.house import House, a_person, seat
from tests.lists.asking import many_cases, queries
from tests.steps.pages import url

ROWS = ("benefits", "costs", "indicators", "partners")


def a_case(house: House, size: int) -> Case:
    """For decision, with that many rows in every table."""
    probe = a_submitted_idea(house).case
    tables: dict[str, Any] = {kind: [row(kind, probe, f"r{number}") for number in range(size)] for kind in ROWS}
    application: Application = an_application_for_decision(house, **tables)
    return application.case


def fill_around(house: House, number: int) -> None:
    """Cases in the register and people in every body."""
    many_cases(house, number, start=1000 * number)
    for key in ("network", "management-group", "education-committee"):
        for _each in range(number // 10):
            seat(a_person(municipality=house.municipality), house.bodies[key], "member")


def visits(house: House, case: Case) -> dict[str, tuple[User, Step, str]]:
    """Who opens which page."""
    steps = {step.kind: step for step in Step.objects.filter(case=case)}
    idea = a_submitted_idea(house).case
    asked = ask_expert(house, idea, house.person("expert"))
    given = decide(house, an_application_for_decision(house, "social").case)
    chair, coordinator = house.person("network.chair"), house.person("coordination.method")
    leader = house.person("management-group.chair")
    return {
        "idea": (house.person("network.member"), open_step(idea, "assessment"), "step"),
        "expert": (house.person("expert"), asked, "step"),
        "stance": (chair, steps["stance"], "step"),
        "preparation": (chair, steps["preparation"], "step"),
        "decision": (leader, steps["decision"], "step"),
        "decision, read": (coordinator, steps["decision"], "step"),
        "granted": (house.person("education.writer"), given, "step"),
        "reopen": (leader, given, "step-reopen"),
        "remind": (coordinator, steps["decision"], "step-remind"),
        "extend": (coordinator, steps["decision"], "step-extend"),
        "cancel": (chair, asked, "step-cancel"),
    }


def test_ten_and_three_hundred(house: House) -> None:
    fill_around(house, 10)
    few = {name: queries(who, url(step, page)) for name, (who, step, page) in visits(house, a_case(house, 3)).items()}
    fill_around(house, 300)
    many = {name: queries(who, url(step, page)) for name, (who, step, page) in visits(house, a_case(house, 30)).items()}
    assert few == many
    assert max(few.values()) <= 15, few
