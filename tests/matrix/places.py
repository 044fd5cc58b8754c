"""A case of any guideline in each place it can be in, from before it begins to where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from applications.models import Application, Case, Idea, Step
from applications.opening import FORMS
from socinv.lifecycle import clock, policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.organisation.standing import standing_of
from tests.factories.following import (
    ON,
    anchor,
    answer_all,
    begun,
    first_open,
    send_in,
    write_form,
)
from tests.factories.house import House
from tests.matrix.everybody import Everybody

Things = dict[str, Any]
Place = tuple[str, Things]


@contextmanager
def only_looking() -> Iterator[None]:
    """What is done inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def places(all_of_them: Everybody, process: Process) -> Iterator[Place]:
    """The name of each place, and everything in the case by what the table calls it."""
    house = all_of_them.house
    yield from _beginnings(house, process)
    first = begun(house, process)
    case = Case.objects.get(pk=first.case.pk)
    all_of_them.declare(case)
    if first.form == "idea":
        yield "idea.draft", things(case)
        send_in(house, case, "idea")
        yield from _review(house, case, "idea")
    yield from _writing(house, case)
    send_in(house, case, "application")
    yield from _review(house, case, "application")
    yield "granted", things(case)


def _beginnings(house: House, process: Process) -> Iterator[Place]:
    """Nothing is there yet but what somebody wants to begin, in each way the guideline knows."""
    for need in [one.key for one in process.need] or [""]:
        now, department = clock.now(), house.departments["education"]
        case = Case(
            municipality=house.municipality, department=department, process_slug=process.slug,
            process_version=process.version, opened_at=now, changed_at=now, raised_by=need,
        )  # fmt: skip
        with only_looking():
            case.opened_by = house.person("education.writer")
            case.save()
            begins = {form: model(municipality=house.municipality, case=case) for form, model in FORMS.items()}
            yield f"beginning {need}".strip(), begins


def _writing(house: House, case: Case) -> Iterator[Place]:
    """People of the concerned areas are invited to write, and those who help; where it is asked it is anchored."""
    application = Application.objects.get(case=case)
    for role in ("co-writer", "social.writer", *_those_who_help(house)):
        perform(application, "invite_cowriter", by=house.person("coordination.method"), person=house.person(role))
    write_form(house, case, "application")
    yield "application.draft", things(case)
    if case.process.anchoring:
        anchor(house, case)
        yield "application.draft, anchored", things(case)


def _those_who_help(house: House) -> list[str]:
    """Somebody of the team that helps with the evaluation, where there is one."""
    return [f"{key}.member" for key, body in house.bodies.items() if body.kind == "evaluation-team"]


def _review(house: House, case: Case, phase: str) -> Iterator[Place]:
    """Each step while it waits; from the first that can, also what becomes of the case otherwise."""
    shown: set[str] = set()
    while (step := first_open(case)) is not None:
        yield f"{phase}.{step.key}", things(case)
        yield from _late(step, case)
        yield from _expert_asked(house, step, case)
        leads = step.rule.leads
        for goal, name in (("draft", "returned"), ("declined", "declined")):
            outcome = next((one for one, where in leads.items() if where == goal), "")
            if outcome and name not in shown:
                shown.add(name)
                with only_looking():
                    answer_all(house, case, step.key, outcome)
                    yield f"{phase}.{name}", things(case)
        if "withdrawn" not in shown:
            shown.add("withdrawn")
            with only_looking():
                form = (Idea if phase == "idea" else Application).objects.get(case=case)
                perform(form, "withdraw", by=house.person("education.writer"), reason="Vi hinner inte.")
                yield f"{phase}.withdrawn", things(case)
        answer_all(house, case, step.key, next(one for one in leads if one in ON))


def _late(step: Step, case: Case) -> Iterator[Place]:
    """Nobody has said anything, and the time is out."""
    if step.kind != "views":
        return
    assert step.due is not None
    late = timezone.make_aware(datetime.combine(step.due + timedelta(days=1), time(12)))
    with clock.at(late):
        yield f"{step.phase}.{step.key}, late", things(case)


def _expert_asked(house: House, step: Step, case: Case) -> Iterator[Place]:
    form = (Idea if step.phase == "idea" else Application).objects.get(case=case)
    coordinator = house.person("coordination.method")
    standing = standing_of(coordinator, house.municipality.pk, clock.today())
    if not policy.ask(standing, "invite_expert", form):
        return
    with only_looking():
        perform(form, "invite_expert", by=coordinator, person=house.person("expert"), question="Håller metoden?")
        yield f"{step.phase}.{step.key}, expert asked", things(case)


def things(case: Case) -> Things:
    """The case and all that is in it, as it stands in the database."""
    steps = Step.objects.select_related("body", "department", "person").order_by("pk")
    whole = Case.objects.prefetch_related("conflicts", Prefetch("steps", steps)).get(pk=case.pk)
    found: Things = {"case": whole}
    for form, model in FORMS.items():
        thing = model.objects.filter(case=whole).first()
        if thing is not None:
            thing.case = whole
            found[form] = thing
    for step in whole.steps.all():
        step.case = whole
        to = step.body.key if step.body else step.department.key if step.department else "expert"
        found[f"{step.phase}.{step.key} ({to})"] = step
    return found
