"""Cases brought to a certain place through perform, as people would."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from applications.models import Application, Case, Idea, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Department, User
from tests.factories.content import complete
from tests.factories.house import House
from tests.factories.kept import kept
from tests.factories.starting import start_idea


@kept
def a_draft(house: House, department: str = "education", **changes: Any) -> Idea:
    """An idea that is written in full but not sent in."""
    idea = start_idea(house.departments[department], by=house.person(f"{department}.writer"))
    complete(idea.case, "idea", by=house.person(f"{department}.writer"), **changes)
    return Idea.objects.get(pk=idea.pk)


@kept
def a_submitted_idea(house: House, department: str = "education", **changes: Any) -> Idea:
    idea = a_draft(house, department, **changes)
    perform(idea, "submit", by=house.person(f"{department}.writer"))
    return Idea.objects.get(pk=idea.pk)


def open_step(case: Case, key: str, body: str = "") -> Step:
    """The step that waits, of that name (and body, where several do)."""
    steps = Step.objects.filter(case=case, key=key, status="open")
    return steps.get(body__key=body) if body else steps.get()


def assessment(step: Step, outcome: str = "approved", **more: Any) -> dict[str, Any]:
    judged = {key: {"verdict": "met", "why": "Därför."} for key in step.rule.criteria}
    return {"outcome": outcome, "reasons": "Väl beskrivet.", "answered_on": clock.today(), "judgements": judged, **more}


def stance(outcome: str = "yes", **more: Any) -> dict[str, Any]:
    return {"outcome": outcome, "reasons": "Nämnden vill pröva.", "answered_on": clock.today(), "item": "88", **more}


def preparation(step: Step, outcome: str = "done", **more: Any) -> dict[str, Any]:
    judged = {key: {"verdict": "for", "why": "Därför."} for key in step.rule.factors}
    return {
        "outcome": outcome, "reasons": "Föreslår bifall.", "answered_on": clock.today(), "judgements": judged,
        "expertise": "En forskare vid ett universitet läste ansökan.", **more,
    }  # fmt: skip


def decision(outcome: str = "granted", **more: Any) -> dict[str, Any]:
    amount = {"amount": Decimal(500_000)} if outcome == "granted" else {}
    return {
        "outcome": outcome,
        "reasons": "Kriterierna är uppfyllda.",
        "answered_on": clock.today(),
        "item": "41",
        **amount,
        **more,
    }


@kept
def an_approved_idea(house: House, department: str = "education", **changes: Any) -> Application:
    """The application that an approved idea opens, not yet written."""
    idea = a_submitted_idea(house, department, **changes)
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    return Application.objects.get(case=idea.case)


@kept
def a_submitted_application(house: House, department: str = "education", **changes: Any) -> Application:
    application = an_approved_idea(house, department)
    writer: User = house.person(f"{department}.writer")
    complete(application.case, "application", by=writer, **changes)
    perform(application, "submit", by=writer)
    return Application.objects.get(pk=application.pk)


@kept
def an_application_in_preparation(house: House, department: str = "education", **changes: Any) -> Application:
    application = a_submitted_application(house, department, **changes)
    for step in Step.objects.filter(case=application.case, key="stance", status="open"):
        assert step.body is not None
        perform(step, "take_stance", by=house.person(f"{step.body.key}.chair"), **stance())
    return Application.objects.get(pk=application.pk)


@kept
def an_application_for_decision(house: House, department: str = "education", **changes: Any) -> Application:
    application = an_application_in_preparation(house, department, **changes)
    step = open_step(application.case, "preparation")
    perform(step, "prepare", by=house.person("network.chair"), **preparation(step))
    return Application.objects.get(pk=application.pk)


@kept
def a_granted_application(house: House, department: str = "education", **changes: Any) -> Application:
    application = an_application_for_decision(house, department, **changes)
    step = open_step(application.case, "decision")
    perform(step, "decide", by=house.person("management-group.chair"), **decision())
    return Application.objects.get(pk=application.pk)


def department_of(house: House, key: str) -> Department:
    return house.departments[key]
