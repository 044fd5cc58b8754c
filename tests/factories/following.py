"""A case of any guideline, followed step by step as its own file says, by those whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from applications.models import Application, Case, Idea, Step
from applications.opening import start_case
from applications.view_checks import views_to_answer
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process, all_processes
from socinv.organisation.models import ApplicationPeriod, User
from tests.factories.content import complete, row
from tests.factories.house import House

VERBS = {
    "assessment": "assess", "stance": "take_stance", "views": "give_views", "sign-off": "sign", "weighing": "weigh",
    "preparation": "prepare", "decision": "decide", "expertise": "give_expertise",
}  # fmt: skip
ON = ("approved", "yes", "views", "signed", "forward", "done", "granted")
AGAINST = ("declined", "no", "refused")


@contextmanager
def in_force(process: Process) -> Iterator[None]:
    """No later version of the guideline is known."""
    later = {key: one for key, one in all_processes().items() if key[0] == process.slug and one is not process}
    for key in later:
        del all_processes()[key]
    try:
        yield
    finally:
        all_processes().update(later)


def an_answer(step: Step, outcome: str) -> dict[str, Any]:
    """Everything that an answer of this kind needs."""
    found: dict[str, Any] = {"outcome": outcome, "reasons": "Därför.", "answered_on": clock.today()}
    if step.kind in ("stance", "views", "weighing", "decision"):
        found["item"] = "12"
    if step.kind == "assessment":
        found["judgements"] = {key: {"verdict": "met", "why": ""} for key in step.rule.criteria}
    if step.kind == "preparation":
        found["judgements"] = {key: {"verdict": "for", "why": "Därför."} for key in step.rule.factors}
        found["expertise"] = "En forskare läste."
        found["goals"] = [one.key for one in step.case.process.goal]
    if step.kind == "weighing":
        views = views_to_answer(step)
        found["responses"] = {str(one.pk): {"position": "followed", "why": "Vi håller med."} for one in views}
    if outcome == "granted":
        found["amount"] = step.case.applied_amount
    return found


def who_answers(house: House, step: Step) -> User:
    """Somebody who may answer."""
    if step.person is not None:
        return step.person
    if step.department is not None:
        key = next(key for key, one in house.departments.items() if one == step.department)
        return house.person(f"{key}.head")
    assert step.body is not None
    if step.body.kind == "coordination":
        return house.person("coordination.method")
    return house.person(f"{step.body.key}.{step.rule.roles[0]}")


def answer_step(house: House, step: Step, outcome: str) -> None:
    perform(step, VERBS[step.kind], by=who_answers(house, step), **an_answer(step, outcome))


def first_open(case: Case) -> Step | None:
    """The step that has waited longest."""
    return Step.objects.filter(case=case, status="open").exclude(kind="expertise").order_by("pk").first()


def answer_all(house: House, case: Case, key: str, outcome: str) -> None:
    """Every body and head that the step waits for answers the same."""
    while (step := Step.objects.filter(case=case, key=key, status="open").order_by("pk").first()) is not None:
        answer_step(house, step, outcome)


def begun(house: House, process: Process) -> Idea | Application:
    """The first form of a case, written by a department together with another, and not sent in."""
    if process.periods and not ApplicationPeriod.objects.filter(municipality=house.municipality).exists():
        today = clock.today()
        ApplicationPeriod.objects.create(
            municipality=house.municipality, title="Nu", opens=today, closes=today + timedelta(days=30)
        )
    writer = house.person("education.writer")
    need = next((one.key for one in process.need if "employee" in one.by), "")
    thing = start_case(house.departments["education"], by=writer, need=need)
    assert thing.case.process_version == process.version
    write_form(house, thing.case, thing.form)
    return type(thing).objects.get(pk=thing.pk)


def write_form(house: House, case: Case, form: str) -> None:
    """In full, with another department and the actors that the house has."""
    more: dict[str, Any] = {"departments": [str(house.departments["social"].pk)]}
    fields = [field for part in case.process.parts(form) for field in part.field]
    named = [body for body in house.bodies.values() if body.kind == "actor"]
    for field in fields:
        if field.kind == "actors":
            more[field.key] = [row("actors", case, f"a{n}", actor=f"actor:{one.pk}") for n, one in enumerate(named)]
    complete(case, form, by=house.person("education.writer"), **more)


def anchor(house: House, case: Case) -> None:
    """The heads approve and the committees are told, where that is asked."""
    application = Application.objects.get(case=case)
    for key in ("education", "social") if case.process.anchoring else ():
        department = house.departments[key]
        perform(application, "approve", by=house.person(f"{key}.head"), department=department)
        perform(
            application, "note_information", by=house.person("education.writer"), department=department,
            day=clock.today(), note="Sammanträdet i dag, § 4",
        )  # fmt: skip


def send_in(house: House, case: Case, form: str) -> None:
    thing: Idea | Application = (Idea if form == "idea" else Application).objects.get(case=case)
    perform(thing, "submit", by=house.person("education.writer"))


def send_in_the_first(house: House, process: Process) -> Case:
    """A case whose first form has been sent in."""
    thing = begun(house, process)
    if thing.form == "application":
        anchor(house, thing.case)
    send_in(house, thing.case, thing.form)
    return Case.objects.get(pk=thing.case.pk)


def send_in_the_application(house: House, case: Case) -> None:
    """Written after the idea, anchored and sent in."""
    write_form(house, case, "application")
    anchor(house, case)
    send_in(house, case, "application")
