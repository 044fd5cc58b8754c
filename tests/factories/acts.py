"""One act at a time, in a case that is already there, as the person whose turn it is."""

from __future__ import annotations

from applications.models import Application, Case, Idea, Step
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from tests.factories.cases import assessment, decision, open_step, preparation, stance
from tests.factories.content import complete
from tests.factories.house import House
from tests.factories.kept import kept


def writer_of(house: House, case: Case) -> User:
    return house.person(f"{case.department.key}.writer")


@kept
def send_in_idea(house: House, case: Case) -> Event:
    return perform(Idea.objects.get(case=case), "submit", by=writer_of(house, case))


@kept
def ask_expert(house: House, case: Case, expert: User, form: str = "idea") -> Step:
    """The network invites the expert; the expert's own step."""
    thing = Idea.objects.get(case=case) if form == "idea" else Application.objects.get(case=case)
    perform(thing, "invite_expert", by=house.person("network.chair"), person=expert, question="Håller metoden?")
    return Step.objects.get(case=case, phase=form, person=expert, status="open")


@kept
def assess(house: House, case: Case, outcome: str = "approved", **more: object) -> Step:
    step = open_step(case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step, outcome, **more))
    return Step.objects.get(pk=step.pk)


@kept
def write_application(house: House, case: Case, **changes: object) -> Application:
    complete(case, "application", by=writer_of(house, case), **changes)
    return Application.objects.get(case=case)


@kept
def send_in_application(house: House, case: Case) -> Event:
    return perform(Application.objects.get(case=case), "submit", by=writer_of(house, case))


@kept
def take_stance(house: House, case: Case, body: str, outcome: str = "yes") -> Step:
    step = open_step(case, "stance", body)
    perform(step, "take_stance", by=house.person(f"{body}.chair"), **stance(outcome))
    return Step.objects.get(pk=step.pk)


@kept
def take_stances(house: House, case: Case) -> None:
    for step in Step.objects.filter(case=case, key="stance", status="open").select_related("body"):
        assert step.body is not None
        take_stance(house, case, step.body.key)


@kept
def prepare(house: House, case: Case, outcome: str = "done") -> Step:
    step = open_step(case, "preparation")
    perform(step, "prepare", by=house.person("network.chair"), **preparation(step, outcome))
    return Step.objects.get(pk=step.pk)


@kept
def decide(house: House, case: Case, outcome: str = "granted") -> Step:
    step = open_step(case, "decision")
    perform(step, "decide", by=house.person("management-group.chair"), **decision(outcome))
    return Step.objects.get(pk=step.pk)


@kept
def reopen(house: House, step: Step) -> Step:
    """The body takes its outcome back; the row as it is afterwards."""
    assert step.body is not None
    perform(step, "reopen", by=house.person(f"{step.body.key}.chair"), reason="Ett skäl var fel.")
    return Step.objects.get(pk=step.pk)


@kept
def withdraw(house: House, case: Case, form: str = "application") -> Event:
    thing = Idea.objects.get(case=case) if form == "idea" else Application.objects.get(case=case)
    return perform(thing, "withdraw", by=writer_of(house, case), reason="Vi hinner inte.")
