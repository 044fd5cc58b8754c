"""Cases of the guidelines in tests/factories/guidelines.py, brought on through perform."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from applications.models import Application, Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import ApplicationPeriod, Body
from tests.factories.acts import write_application
from tests.factories.cases import an_approved_idea, open_step
from tests.factories.content import complete, row
from tests.factories.house import House
from tests.factories.starting import start_application

FIRST, SECOND = "education-committee", "social-committee"


def views(outcome: str = "views", **more: Any) -> dict[str, Any]:
    said = {"reasons": "Ta med fritidsgårdarna."} if outcome == "views" else {}
    return {"outcome": outcome, "answered_on": clock.today(), "item": "12", **said, **more}


def in_views(house: House, *actors: Body, **changes: Any) -> Case:
    """Sent in by two departments of different areas, with the actors named; it is with their committees."""
    case = an_approved_idea(house).case
    named = [row("actors", case, f"a{n}", actor=f"actor:{body.pk}") for n, body in enumerate(actors)]
    write_application(house, case, departments=[house.departments["social"].pk], actors=named, **changes)
    perform(Application.objects.get(case=case), "submit", by=house.person("education.writer"))
    return Case.objects.get(pk=case.pk)


def give_views(house: House, case: Case, body: str, outcome: str = "views", **more: Any) -> Step:
    step = open_step(case, "views", body)
    perform(step, "give_views", by=house.person(f"{body}.chair"), **views(outcome, **more))
    return Step.objects.get(pk=step.pk)


def in_sign_off(house: House, *actors: Body) -> Case:
    """One committee has views, the other has none."""
    case = in_views(house, *actors)
    give_views(house, case, FIRST)
    give_views(house, case, SECOND, "no-views")
    return case


def signature_of(case: Case, house: House, who: str) -> Step:
    """The open step of a department's head, or of an actor."""
    steps = Step.objects.filter(case=case, key="sign-off", status="open")
    return steps.get(department=house.departments[who]) if who in house.departments else steps.get(body__key=who)


def sign(house: House, case: Case, who: str, outcome: str = "signed", reasons: str = "") -> Step:
    step = signature_of(case, house, who)
    by = house.person(f"{who}.head" if who in house.departments else f"{who}.chair")
    perform(step, "sign", by=by, outcome=outcome, reasons=reasons, answered_on=clock.today())
    return Step.objects.get(pk=step.pk)


def in_weighing(house: House, *actors: Body) -> Step:
    """Everybody has signed: the open step of the weighing."""
    case = in_sign_off(house, *actors)
    for who in ("education", "social", *(actor.key for actor in actors)):
        sign(house, case, who)
    return open_step(case, "weighing")


def a_period(house: House, *, opens: int = -7, closes: int = 30, title: str = "Hösten") -> ApplicationPeriod:
    """An application period, in days from today."""
    today = clock.today()
    return ApplicationPeriod.objects.create(
        municipality=house.municipality, title=title, opens=today + timedelta(opens), closes=today + timedelta(closes)
    )


def a_written_application(house: House, **changes: Any) -> Application:
    """Complete, of two departments, and neither approved nor told of."""
    writer = house.person("education.writer")
    application = start_application(house.departments["education"], by=writer)
    chosen = {"departments": [house.departments["social"].pk]} | changes
    complete(application.case, "application", by=writer, **chosen)
    return Application.objects.get(pk=application.pk)


def approve(house: House, application: Application, who: str) -> None:
    perform(application, "approve", by=house.person(f"{who}.head"), department=house.departments[who])


def inform(house: House, application: Application, who: str) -> None:
    perform(
        application, "note_information", by=house.person("education.writer"), department=house.departments[who],
        day=clock.today(), note="Sammanträde § 4",
    )  # fmt: skip


def an_anchored_application(house: House) -> Application:
    """Approved by both heads, and both committees told."""
    application = a_written_application(house)
    for who in ("education", "social"):
        approve(house, application, who)
        inform(house, application, who)
    return application
